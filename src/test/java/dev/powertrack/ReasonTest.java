package dev.powertrack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user is told when the disk refuses. */
class ReasonTest {

  static Stream<IOException> where_room_is_lacking() {
    return Stream.of(
        new IOException("No space left on device"),
        new FileSystemException("/data/a", null, "No space left on device"),
        new FileSystemException("/data/a", null, "Disk quota exceeded"),
        new FileSystemException("C:\\a", null, "There is not enough space on the disk"));
  }

  @ParameterizedTest
  @MethodSource("where_room_is_lacking")
  void room_is_asked_for_where_it_is_lacking(IOException failure) {
    assertEquals("Make room, or use dir.", Reason.orMakeRoom(failure, "Use dir."));
  }

  static Stream<IOException> where_room_does_not_help() {
    return Stream.of(
        new AccessDeniedException("/data/a"),
        new NoSuchFileException("/data/a"),
        new FileSystemException("/data/a", null, "Read-only file system"),
        new FileSystemException("/data/a", null, "Is a directory"),
        new FileSystemException("/data/a"));
  }

  @ParameterizedTest
  @MethodSource("where_room_does_not_help")
  void room_is_not_asked_for_where_it_does_not_help(IOException failure) {
    assertEquals("Use dir.", Reason.orMakeRoom(failure, "Use dir."));
  }
}
