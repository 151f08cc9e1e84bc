package dev.powertrack.archive;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in words why the local disk refused; the messages of the JDK often are a bare path. */
final class Reason {
  private Reason() {}

  static String of(IOException failure) {
    if (failure instanceof FileSystemException onFile) {
      return onFile.getFile() + " " + why(onFile);
    }
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }

  private static String why(FileSystemException failure) {
    if (failure instanceof NoSuchFileException) {
      return "does not exist";
    }
    if (failure instanceof AccessDeniedException) {
      return "may not be opened by this user";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "is not a folder";
    }
    return failure.getReason() == null
        ? "failed (" + failure.getClass().getSimpleName() + ")"
        : "failed (" + failure.getReason() + ")";
  }
}
