package dev.powertrack.simulator;

import dev.powertrack.simulator.content.DataFileWriter;
import dev.powertrack.simulator.content.DataFormat;
import dev.powertrack.simulator.content.MatchingRule;
import dev.powertrack.simulator.content.TweetGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a job asks for and what it would find: period, format, and the files, each made when it is
 * asked for. Thread-safe.
 */
final class JobContent {
  // Measured over files of 1 to 900 tweets: within some per cent for a job.
  private static final int BYTES_A_FILE = 900;
  private static final int BYTES_A_TWEET_ACTIVITY_STREAMS = 366;
  private static final int BYTES_A_TWEET_ORIGINAL = 404;

  private final DataFormat format;
  private final Instant from;
  private final Instant to;
  private final TweetGenerator tweets;
  private final List<Instant> suspectMinutes;
  private @Nullable WindowCounts counts;

  JobContent(
      DataFormat format,
      Instant from,
      Instant to,
      TweetGenerator tweets,
      List<Instant> suspectMinutes) {
    this.format = format;
    this.from = from;
    this.to = to;
    this.tweets = tweets;
    this.suspectMinutes = List.copyOf(suspectMinutes);
  }

  DataFormat format() {
    return format;
  }

  Instant from() {
    return from;
  }

  Instant to() {
    return to;
  }

  List<MatchingRule> rules() {
    return tweets.rules();
  }

  /** Minutes for which the archive may not hold everything. */
  List<Instant> suspectMinutes() {
    return suspectMinutes;
  }

  synchronized WindowCounts counts() {
    WindowCounts known = counts;
    if (known == null) {
      known = WindowCounts.of(tweets, from, to);
      counts = known;
    }
    return known;
  }

  /**
   * The size of all files. An estimate, good to some per cent: the truth is known only when the
   * last of perhaps 52,560 files has been made.
   */
  long estimatedBytes() {
    int aTweet =
        format == DataFormat.ORIGINAL ? BYTES_A_TWEET_ORIGINAL : BYTES_A_TWEET_ACTIVITY_STREAMS;
    return counts().tweets() * aTweet + (long) counts().files() * BYTES_A_FILE;
  }

  /** Days of which any minute is in the period. */
  long days() {
    long day = 86_400;
    return Math.floorDiv(to.getEpochSecond() - 1, day)
        - Math.floorDiv(from.getEpochSecond(), day)
        + 1;
  }

  /** The bytes of the file of a window that has tweets. */
  byte[] file(Instant window, Instant sent, boolean named) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    DataFileWriter writer = new DataFileWriter(format);
    try {
      (named ? writer.withName() : writer)
          .write(
              tweets,
              WindowCounts.later(from, window),
              WindowCounts.earlier(to, window.plus(WindowCounts.WINDOW)),
              sent,
              out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
