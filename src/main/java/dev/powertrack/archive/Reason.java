package dev.powertrack.archive;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Says in words why the local disk refused; the messages of the JDK often are a bare path. */
public final class Reason {
  private Reason() {}

  /** Such as {@code /data/hpt may not be opened or made by this user}. */
  public static String of(IOException failure) {
    if (failure instanceof FileSystemException onFile) {
      return fileAbove(onFile)
          .map(file -> file + " is a file, not a folder")
          .orElseGet(() -> onFile.getFile() + " " + why(onFile));
    }
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }

  /** {@code Make room, or} in front of what else can be done, where that might help. */
  public static String orMakeRoom(IOException failure, String instead) {
    boolean otherwise =
        failure instanceof AccessDeniedException
            || failure instanceof NoSuchFileException
            || failure instanceof FileAlreadyExistsException
            || failure instanceof FileSystemException onFile && fileAbove(onFile).isPresent();
    return otherwise
        ? instead
        : "Make room, or " + Character.toLowerCase(instead.charAt(0)) + instead.substring(1);
  }

  /** The file that is where a folder would have to be for this path to be one; empty for none. */
  public static Optional<Path> fileInTheWay(Path folder) {
    return Stream.iterate(folder.toAbsolutePath(), path -> path != null, Path::getParent)
        .filter(path -> Files.exists(path) && !Files.isDirectory(path))
        .findFirst();
  }

  private static Optional<Path> fileAbove(FileSystemException failure) {
    return Optional.ofNullable(failure.getFile())
        .map(file -> Path.of(file).toAbsolutePath().getParent())
        .flatMap(Reason::fileInTheWay);
  }

  private static String why(FileSystemException failure) {
    if (failure instanceof NoSuchFileException) {
      return "does not exist";
    }
    if (failure instanceof AccessDeniedException) {
      return "may not be opened or made by this user";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "is a file, not a folder";
    }
    return failure.getReason() == null
        ? "failed (" + failure.getClass().getSimpleName() + ")"
        : "failed (" + failure.getReason() + ")";
  }
}
