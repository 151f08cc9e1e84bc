package dev.powertrack.sql.table;

/**
 * The time that a tweet's id carries: {@code ms = (id >> 22) + 1288834974657}, within one second of
 * the posted second (reference: Rules that trip people, 17).
 */
final class Snowflake {
  private static final long EPOCH_MILLIS = 1_288_834_974_657L;
  private static final int SHIFT = 22;
  private static final long TOLERANCE_MILLIS = 1_000;

  /** The first ids of this kind came in November 2010; whole days later every id is one. */
  private static final long SURELY_AFTER_MILLIS = EPOCH_MILLIS + 86_400_000L;

  private Snowflake() {}

  /** Whether ids of this time carry it. */
  static boolean covers(long fromMillis) {
    return fromMillis >= SURELY_AFTER_MILLIS;
  }

  /** The lowest id that a tweet of this time can have. */
  static long lowestId(long millis) {
    return (millis - TOLERANCE_MILLIS - EPOCH_MILLIS) << SHIFT;
  }

  /** The highest id that a tweet of this millisecond can have; its second is what was posted. */
  static long highestId(long millis) {
    return ((millis + TOLERANCE_MILLIS - EPOCH_MILLIS + 1) << SHIFT) - 1;
  }
}
