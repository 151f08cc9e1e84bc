package dev.powertrack.simulator.content;

/**
 * Ids that carry their time: ms = (id >> 22) + 1288834974657, as real tweet ids have since 2010.
 */
final class Snowflake {
  private static final long EPOCH_MILLIS = 1288834974657L;
  private static final int LOW_BITS = 22;

  private Snowflake() {}

  /** The id of what was posted at a millisecond; {@code low} tells apart what shares it. */
  static long id(long epochMillis, long low) {
    return (Math.max(0, epochMillis - EPOCH_MILLIS) << LOW_BITS) | (low & ((1L << LOW_BITS) - 1));
  }
}
