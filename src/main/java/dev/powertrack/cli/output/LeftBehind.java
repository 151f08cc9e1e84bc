package dev.powertrack.cli.output;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files that are written under a temporary name, {@code .NAME.PID.part}, beside their own; and what
 * killed processes left of them.
 */
public final class LeftBehind {
  private static final Pattern PART = Pattern.compile("(?s)\\..*\\.(\\d{1,18})\\.part");

  /** What is older was left behind by a process of another machine, if none of this one has it. */
  private static final Duration AGE = Duration.ofHours(1);

  private LeftBehind() {}

  /** Under what name this process writes a file before it has its own. */
  public static String partOf(String name) {
    return "." + name + "." + ProcessHandle.current().pid() + ".part";
  }

  /**
   * Deletes what no living process of this machine writes and is an hour old.
   *
   * @param start of their names: {@code .} for those of all files
   */
  public static void sweep(Path folder, String start) throws IOException {
    Instant before = Instant.now().minus(AGE);
    try (DirectoryStream<Path> parts =
        Files.newDirectoryStream(folder, path -> isLeft(path, start, before))) {
      for (Path part : parts) {
        Files.deleteIfExists(part);
      }
    }
  }

  /** The clock may have been put forward: so a process that lives counts, whatever the age. */
  private static boolean isLeft(Path path, String start, Instant before) throws IOException {
    String name = String.valueOf(path.getFileName());
    Matcher part = PART.matcher(name);
    return name.startsWith(start)
        && part.matches()
        && ProcessHandle.of(Long.parseLong(part.group(1))).isEmpty()
        && Files.getLastModifiedTime(path).toInstant().isBefore(before);
  }
}
