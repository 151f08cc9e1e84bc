package dev.powertrack.archive;

import java.time.Instant;

/**
 * A stretch of time, for example the period of a job: {@code [2014-07-13T00:00:00Z,
 * 2014-07-14T00:00:00Z)}.
 *
 * @param from inclusive
 * @param to exclusive, not before {@code from}
 */
public record TimeRange(Instant from, Instant to) {

  public TimeRange {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "a time range ends at " + to + " before it starts at " + from);
    }
  }

  public static TimeRange between(Instant from, Instant to) {
    return new TimeRange(from, to);
  }

  public boolean contains(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(to);
  }

  @Override
  public String toString() {
    return "[" + from + ", " + to + ")";
  }
}
