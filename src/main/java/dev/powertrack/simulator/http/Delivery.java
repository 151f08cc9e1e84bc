package dev.powertrack.simulator.http;

import java.time.Duration;

/**
 * How an answer's bytes go out. Counts are of the body; {@link #NEVER} switches one off.
 *
 * @param delay how long to wait before the first byte of the answer
 * @param bytesPerSecond how fast the body goes out
 * @param dropAfter close the connection after so many bytes of the body; Content-Length still names
 *     all of them
 * @param stallAfter go silent after so many bytes of the body and keep the connection open
 * @param hangUp close the connection without any answer
 */
public record Delivery(
    Duration delay, long bytesPerSecond, long dropAfter, long stallAfter, boolean hangUp) {

  /** A count that is never reached. */
  public static final long NEVER = Long.MAX_VALUE;

  /** As fast as the connection goes. */
  public static final Delivery AT_ONCE = new Delivery(Duration.ZERO, NEVER, NEVER, NEVER, false);

  public Delivery {
    if (bytesPerSecond <= 0 || dropAfter < 0 || stallAfter < 0 || delay.isNegative()) {
      throw new IllegalArgumentException("a delivery needs counts of zero or more");
    }
  }

  /** The same, later. */
  public Delivery after(Duration newDelay) {
    return new Delivery(newDelay, bytesPerSecond, dropAfter, stallAfter, hangUp);
  }

  /** The same at another speed. */
  public Delivery at(long newBytesPerSecond) {
    return new Delivery(delay, newBytesPerSecond, dropAfter, stallAfter, hangUp);
  }

  /** The same, cut by closing the connection. */
  public Delivery droppedAfter(long bytes) {
    return new Delivery(delay, bytesPerSecond, bytes, stallAfter, hangUp);
  }

  /** The same, until it goes silent. */
  public Delivery stalledAfter(long bytes) {
    return new Delivery(delay, bytesPerSecond, dropAfter, bytes, hangUp);
  }

  /** No answer at all. */
  public Delivery hungUp() {
    return new Delivery(delay, bytesPerSecond, dropAfter, stallAfter, true);
  }
}
