package dev.powertrack.api;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A minute for which the service may not hold every tweet.
 *
 * @param minute its start
 */
public record SuspectMinute(Instant minute) {

  /** The minute that {@code time} falls into. */
  public static SuspectMinute containing(Instant time) {
    return new SuspectMinute(time.truncatedTo(ChronoUnit.MINUTES));
  }
}
