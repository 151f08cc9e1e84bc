package dev.powertrack.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTest {
  /** What the other process does: leaves a folder behind, whose class cannot load others later. */
  static final class Undeployed {
    private Undeployed() {}

    public static void main(String[] classes) throws ReflectiveOperationException, IOException {
      Object folder;
      try (URLClassLoader alone =
          new URLClassLoader(
              new URL[] {Path.of(classes[0]).toUri().toURL()},
              ClassLoader.getPlatformClassLoader())) {
        Class<?> type = alone.loadClass("dev.powertrack.archive.TemporaryFolder");
        folder = type.getMethod("create").invoke(null);
      }
      Path path = (Path) folder.getClass().getMethod("path").invoke(folder);
      Files.writeString(Files.createDirectory(path.resolve("job")).resolve("file"), "x");
      System.out.print(path);
    }
  }

  @Test
  void is_gone_when_it_is_closed() throws IOException {
    TemporaryFolder folder = TemporaryFolder.create();
    Files.writeString(Files.createDirectory(folder.path().resolve("job")).resolve("file"), "x");

    folder.close();

    assertFalse(Files.exists(folder.path()));
  }

  @Test
  void is_gone_when_the_process_ends_though_the_class_loader_was_closed(@TempDir Path temporary)
      throws Exception {
    Path err = temporary.resolve("err");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                classesOf(Undeployed.class).toString(),
                Undeployed.class.getName(),
                classesOf(TemporaryFolder.class).toString())
            .redirectError(err.toFile())
            .start();
    String folder =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();

    assertEquals(0, process.waitFor(), Files.readString(err));
    assertEquals("", Files.readString(err));
    assertTrue(folder.startsWith(temporary.toString()), folder);
    assertFalse(Files.exists(Path.of(folder)));
  }

  private static Path classesOf(Class<?> type) throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(type.getProtectionDomain().getCodeSource()).getLocation().toURI());
  }
}
