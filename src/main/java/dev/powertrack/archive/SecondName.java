package dev.powertrack.archive;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Sets a file aside whose place another is about to take. It keeps its first name until the rename
 * over it, so that a process that is killed in between leaves one of the two, and never neither.
 */
public final class SecondName {
  private SecondName() {}

  /**
   * Gives a file another name besides its own: a hard link, or a copy where the disk knows none.
   *
   * @throws FileAlreadyExistsException if the other name is taken
   */
  public static void give(Path file, Path name) throws IOException {
    try {
      Files.createLink(name, file);
    } catch (FileAlreadyExistsException taken) {
      throw taken;
    } catch (IOException | UnsupportedOperationException noLinksHere) {
      Files.copy(file, name);
    }
  }
}
