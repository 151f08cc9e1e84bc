package dev.powertrack.simulator;

import dev.powertrack.simulator.content.TweetGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * The windows of a job that have tweets, and how many. A window at either end may be cut by the
 * job's own period.
 */
final class WindowCounts {
  static final Duration WINDOW = Duration.ofMinutes(10);

  private final long[] starts;
  private final long tweets;

  private WindowCounts(long[] starts, long tweets) {
    this.starts = starts;
    this.tweets = tweets;
  }

  static WindowCounts of(TweetGenerator generator, Instant from, Instant to) {
    long seconds = WINDOW.toSeconds();
    long first = Math.floorDiv(from.getEpochSecond(), seconds) * seconds;
    long[] starts = new long[(int) ((to.getEpochSecond() - first + seconds - 1) / seconds)];
    int files = 0;
    long tweets = 0;
    for (long start = first; start < to.getEpochSecond(); start += seconds) {
      int count = count(generator, from, to, Instant.ofEpochSecond(start));
      if (count > 0) {
        starts[files++] = start;
        tweets += count;
      }
    }
    return new WindowCounts(Arrays.copyOf(starts, files), tweets);
  }

  /** Tweets of one window that are in the period. */
  static int count(TweetGenerator generator, Instant from, Instant to, Instant window) {
    return generator.count(later(from, window), earlier(to, window.plus(WINDOW)));
  }

  static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  int files() {
    return starts.length;
  }

  long tweets() {
    return tweets;
  }

  /** The start of a file's window, in seconds since 1970. */
  long start(int file) {
    return starts[file];
  }

  boolean contains(Instant window) {
    return Arrays.binarySearch(starts, window.getEpochSecond()) >= 0;
  }
}
