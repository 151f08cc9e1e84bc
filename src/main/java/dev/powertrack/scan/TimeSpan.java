package dev.powertrack.scan;

import dev.powertrack.archive.Window;
import dev.powertrack.scan.FileReport.TweetTimes;
import org.jspecify.annotations.Nullable;

/** Notes the times of a file's tweets while they pass by. */
final class TimeSpan {
  private final long from;
  private final long to;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;
  private long unknown;
  private long outside;

  /**
   * No tweet yet.
   *
   * @param window of the file; null where it is not known, and then nothing is outside
   */
  TimeSpan(@Nullable Window window) {
    this.from = window == null ? Long.MIN_VALUE : window.start().toEpochMilli();
    this.to = window == null ? Long.MAX_VALUE : window.end().toEpochMilli();
  }

  /** A tweet without a time is in no window. */
  void add(@Nullable Long millis) {
    if (millis == null) {
      unknown++;
      outside++;
      return;
    }
    first = Math.min(first, millis);
    last = Math.max(last, millis);
    if (millis < from || millis >= to) {
      outside++;
    }
  }

  TweetTimes report() {
    boolean none = first > last;
    return new TweetTimes(none ? null : first, none ? null : last, unknown, outside);
  }
}
