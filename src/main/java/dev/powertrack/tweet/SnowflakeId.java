package dev.powertrack.tweet;

import java.util.OptionalLong;

/**
 * The time that a tweet's id carries, so that a range of ids is a range of time (reference:
 * tweet-formats, rule 17). It is within one second of the second in POSTED_AT.
 */
public final class SnowflakeId {
  private static final long EPOCH = 1_288_834_974_657L;
  private static final int BITS_BELOW_THE_TIME = 22;

  private static final long BEYOND_THE_LAST = 1L << (63 - BITS_BELOW_THE_TIME);

  /** Ids below were counted up, in 2010 and before, and carry no time. */
  private static final long FIRST = 30_000_000_000L;

  private SnowflakeId() {}

  /**
   * When the id was made.
   *
   * @return milliseconds since 1970-01-01T00:00:00Z; nothing for an old id that carries no time
   */
  public static OptionalLong millis(long id) {
    return id < FIRST ? OptionalLong.empty() : OptionalLong.of((id >> BITS_BELOW_THE_TIME) + EPOCH);
  }

  /**
   * The smallest id that can have been made at a time.
   *
   * @param millis since 1970-01-01T00:00:00Z
   * @return 0 for times before ids carried one, {@code Long.MAX_VALUE} for times after the last id
   */
  public static long firstAt(long millis) {
    if (millis < EPOCH) {
      return 0;
    }
    long sinceEpoch = millis - EPOCH;
    return sinceEpoch >= BEYOND_THE_LAST ? Long.MAX_VALUE : sinceEpoch << BITS_BELOW_THE_TIME;
  }
}
