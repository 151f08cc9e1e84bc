package dev.powertrack.scan.gunzip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class IsaLTest {
  @TempDir Path temporary;

  @Test
  @Timeout(60)
  void a_process_that_is_killed_leaves_no_library_behind() throws Exception {
    assertEquals(IsaL.isThere(), isThereInProcessThatIsKilled());

    try (Stream<Path> left = Files.list(temporary)) {
      assertEquals(List.of(), left.toList());
    }
  }

  private boolean isThereInProcessThatIsKilled() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                IsaLTest.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    assertEquals(0, process.waitFor());
    return Boolean.parseBoolean(said);
  }

  /** Says whether the library is there, and ends as if killed. */
  public static void main(String[] args) {
    System.out.print(IsaL.isThere());
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }
}
