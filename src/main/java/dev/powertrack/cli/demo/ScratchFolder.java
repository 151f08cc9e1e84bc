package dev.powertrack.cli.demo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for downloaded files, gone when it is closed or when the process ends (Ctrl-C). */
record ScratchFolder(Path path, Thread atExit) implements AutoCloseable {

  static ScratchFolder create() throws IOException {
    Path path = Files.createTempDirectory("powertrack-demo-");
    ScratchFolder folder =
        new ScratchFolder(path, new Thread(() -> delete(path), "powertrack-demo-cleanup"));
    Runtime.getRuntime().addShutdownHook(folder.atExit);
    return folder;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException processEnds) {
      return;
    }
    delete(path);
  }

  private static void delete(Path path) {
    try (Stream<Path> found = Files.walk(path)) {
      found.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException goneAlready) {
      return;
    }
  }
}
