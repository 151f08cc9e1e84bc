package dev.powertrack.simulator.content;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * Writes a data file as the service does: one gzip member, a JSON object a line, CRLF, blank
 * keep-alive lines before, between and after, and a footer with the count. Thread-safe.
 *
 * <pre>{@code
 * TweetGenerator tweets =
 *     TweetGenerator.of(42, Topic.everyday(), Volume.perWindow(2000), List.of(rule));
 * try (OutputStream out = Files.newOutputStream(file)) {
 *   new DataFileWriter(DataFormat.ORIGINAL).write(tweets, from, from.plusSeconds(600), out);
 * }
 * }</pre>
 */
public final class DataFileWriter {
  private static final JsonFactory JSON =
      JsonFactory.builder().build().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  private static final String LINE_END = "\r\n";

  private final DataFormat format;
  private final boolean named;

  /** Writes files whose gzip header has no name. */
  public DataFileWriter(DataFormat format) {
    this(format, false);
  }

  private DataFileWriter(DataFormat format, boolean named) {
    this.format = format;
    this.named = named;
  }

  /**
   * Writes files whose gzip header has the name {@code activities.json}, as some real ones have.
   */
  public DataFileWriter withName() {
    return new DataFileWriter(format, true);
  }

  /**
   * Writes the tweets from one minute to another. The footer says that it was sent at {@code to}.
   *
   * @param out is not closed
   * @return how many tweets there were
   */
  public int write(TweetGenerator tweets, Instant from, Instant to, OutputStream out)
      throws IOException {
    return write(tweets, from, to, to, out);
  }

  /**
   * Writes the tweets from one minute to another.
   *
   * @param sent what the footer says
   * @param out is not closed
   * @return how many tweets there were
   */
  public int write(TweetGenerator tweets, Instant from, Instant to, Instant sent, OutputStream out)
      throws IOException {
    List<SimulatedTweet> rows = tweets.tweets(from, to);
    GzipMember member = new GzipMember(out, named ? "activities.json" : null);
    OutputStream buffer = new BufferedOutputStream(member, 1 << 16);
    try (JsonGenerator json = JSON.createGenerator(buffer, JsonEncoding.UTF8)) {
      json.setRootValueSeparator(null);
      TweetWriter writer = TweetWriter.of(format);
      json.writeRaw(LINE_END);
      for (SimulatedTweet row : rows) {
        writer.write(row, json);
        // The service keeps the connection alive with blank lines while it has nothing to say.
        json.writeRaw(Dice.of(row.id(), 9).chance(0.05) ? LINE_END + LINE_END : LINE_END);
      }
      json.writeRaw(LINE_END);
      json.writeRaw(footer(sent, rows.size()) + LINE_END + LINE_END);
    }
    buffer.flush();
    member.finish();
    return rows.size();
  }

  /** The last line that says something, without its end. */
  public static String footer(Instant sent, long count) {
    return "{\"info\":{\"message\":\"Replay Request Completed\",\"sent\":\""
        + Times.footer(sent)
        + "\",\"activity_count\":"
        + count
        + "}}";
  }

  /** Compresses lines that are at hand already, such as a file that was changed. */
  public static void compress(String text, OutputStream out) throws IOException {
    GzipMember member = new GzipMember(out, null);
    member.write(text.getBytes(StandardCharsets.UTF_8));
    member.finish();
  }
}
