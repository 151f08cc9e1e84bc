package dev.powertrack.sql.table;

import dev.powertrack.archive.TimeRange;
import dev.powertrack.sql.prune.Interval;
import dev.powertrack.tweet.SnowflakeId;
import java.time.Instant;

/**
 * The ids that tweets of a time can have. An id is made within one second of the second that is
 * posted (reference: Rules that trip people, 17).
 */
final class Snowflake {
  private static final long TOLERANCE_MILLIS = 1_000;

  /** The first such ids came on 2010-11-04; from this day on every id is one. */
  private static final Instant SURELY_FROM = Instant.parse("2010-11-06T00:00:00Z");

  private Snowflake() {}

  /** {@link Interval#UNKNOWN} for a time of ids that carry none. */
  static Interval idsOf(TimeRange times) {
    if (times.from().isBefore(SURELY_FROM)) {
      return Interval.UNKNOWN;
    }
    return Interval.closed(
        SnowflakeId.firstAt(times.from().toEpochMilli() - TOLERANCE_MILLIS),
        SnowflakeId.firstAt(times.to().toEpochMilli() + TOLERANCE_MILLIS) - 1);
  }
}
