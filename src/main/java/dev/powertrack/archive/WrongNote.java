package dev.powertrack.archive;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A note in place of a file that was fetched, found wrong and not kept, so that another process
 * does not take it for never fetched: one line, gone once the file is there.
 *
 * <pre>
 * 2026-11-22T03:20:11Z the footer tells of 1 tweets but there are 40
 * </pre>
 *
 * <p>Written by who has the window alone. A line that a killed process left half has no end, and is
 * no note.
 */
record WrongNote(Path path) {
  private static final Pattern LINE = Pattern.compile("(?s)(\\S{1,40}Z) ([^\\n]+)\\n");
  private static final int LONGEST = 2000;

  /**
   * Takes the place of an earlier one.
   *
   * @param why in words
   */
  void write(String why) throws IOException {
    String words = why.replaceAll("\\p{Cntrl}", " ");
    Files.writeString(
        path,
        Instant.now().truncatedTo(ChronoUnit.SECONDS)
            + " "
            + words.substring(0, Math.min(LONGEST, words.length()))
            + "\n");
  }

  void delete() throws IOException {
    Files.deleteIfExists(path);
  }

  /** What was wrong, and when that was; empty where there is no note. */
  Optional<String> read() throws IOException {
    if (new File(path.toString()).length() == 0) {
      return Optional.empty();
    }
    try {
      Matcher line = LINE.matcher(Files.readString(path));
      return line.matches()
          ? Optional.of(line.group(2) + " (fetched at " + line.group(1) + " and not kept)")
          : Optional.empty();
    } catch (NoSuchFileException goneMeanwhile) {
      return Optional.empty();
    }
  }
}
