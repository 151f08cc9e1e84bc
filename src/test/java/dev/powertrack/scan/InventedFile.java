package dev.powertrack.scan;

import dev.powertrack.archive.DataFile;
import dev.powertrack.archive.Window;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Data files of our own invention, line by line as the service writes them. */
final class InventedFile {
  static final Window WINDOW = Window.of(Instant.parse("2014-07-13T19:30:00Z"));
  static final String BLANK = "\r\n";
  static final String DELETION =
      "{\"verb\":\"delete\",\"object\":{\"id\":\"tag:x,2005:1\"},\"actor\":{\"id\":\"id:x:2\"}}\r\n";

  private InventedFile() {}

  /** The file of the window that is so many windows after {@link #WINDOW}. */
  static DataFile file(int number) {
    Instant start = WINDOW.start().plus(Window.LENGTH.multipliedBy(number));
    return new DataFile(
        "joba", Window.of(start), String.format(Locale.ROOT, "file%04d.json.gz", number));
  }

  /** A line with a tweet, so many seconds after the start of the file's window. */
  static String tweet(DataFile file, long id, int second) {
    Instant start = file.window() == null ? WINDOW.start() : file.window().start();
    return "{\"id\":\"tag:search.twitter.com,2005:"
        + id
        + "\",\"verb\":\"post\",\"postedTime\":\""
        + start.plus(Duration.ofSeconds(second))
        + "\",\"body\":\"tweet "
        + id
        + "\",\"actor\":{\"id\":\"id:twitter.com:7\",\"preferredUsername\":\"ada\"}}\r\n";
  }

  static String footer(long count) {
    return footer("Replay Request Completed", count);
  }

  static String footer(String message, long count) {
    return "{\"info\":{\"message\":\""
        + message
        + "\",\"sent\":\"2014-07-20T17:47:27+00:00\",\"activity_count\":"
        + count
        + "}}\r\n";
  }

  /** Tweets with the ids from 1, without a footer. */
  static String tweets(DataFile file, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(id -> tweet(file, id, id % 600))
        .collect(Collectors.joining());
  }

  /** A file as it should be. */
  static byte[] good(DataFile file, int tweets) {
    return gzip(BLANK + tweets(file, tweets) + BLANK + footer(tweets));
  }

  static byte[] gzip(String text) {
    return gzip(text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
