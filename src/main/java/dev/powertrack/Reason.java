package dev.powertrack;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says in words why the local disk refused; the messages of the JDK often are a bare path. */
public final class Reason {
  private static final Pattern NO_ROOM = Pattern.compile("(?i)space|quota");

  private Reason() {}

  /** Such as {@code /data/hpt may not be opened or made by this user}. */
  public static String of(IOException failure) {
    if (failure instanceof FileSystemException onFile) {
      return inTheWay(onFile).orElseGet(() -> onFile.getFile() + " " + why(onFile));
    }
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }

  /**
   * {@code Make room, or} in front of what else can be done, where that might help: where bytes
   * could not be written, and where no file could be made for want of room.
   */
  public static String orMakeRoom(IOException failure, String instead) {
    boolean roomIsLacking =
        !(failure instanceof FileSystemException onFile)
            || NO_ROOM.matcher(String.valueOf(onFile.getReason())).find();
    return roomIsLacking
        ? "Make room, or " + Character.toLowerCase(instead.charAt(0)) + instead.substring(1)
        : instead;
  }

  /**
   * What is where a folder would have to be for this path to be one, such as {@code /data is a
   * file, not a folder}; empty for nothing.
   */
  public static Optional<String> inTheWay(Path folder) {
    return Stream.iterate(folder.toAbsolutePath(), path -> path != null, Path::getParent)
        .flatMap(path -> whyNoFolder(path).stream())
        .findFirst();
  }

  private static Optional<String> whyNoFolder(Path path) {
    if (Files.exists(path)) {
      return Files.isDirectory(path)
          ? Optional.empty()
          : Optional.of(path + " is a file, not a folder");
    }
    return Files.isSymbolicLink(path)
        ? Optional.of(path + " is a link to a folder that is not there")
        : Optional.empty();
  }

  /** What exists already is in the way itself. */
  private static Optional<String> inTheWay(FileSystemException failure) {
    return Optional.ofNullable(failure.getFile())
        .map(file -> Path.of(file).toAbsolutePath())
        .map(path -> failure instanceof FileAlreadyExistsException ? path : path.getParent())
        .flatMap(Reason::inTheWay);
  }

  private static String why(FileSystemException failure) {
    if (failure instanceof NoSuchFileException) {
      return "does not exist";
    }
    if (failure instanceof AccessDeniedException) {
      return "may not be opened or made by this user";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "is there already";
    }
    return failure.getReason() == null
        ? "failed (" + failure.getClass().getSimpleName() + ")"
        : "failed (" + failure.getReason() + ")";
  }
}
