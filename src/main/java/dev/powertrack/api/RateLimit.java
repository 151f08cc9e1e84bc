package dev.powertrack.api;

import static dev.powertrack.PowerTrackException.Kind.INVALID_SETTING;

import dev.powertrack.PowerTrackException;
import java.time.Duration;

/**
 * How many GETs an account may send in any stretch of time.
 *
 * @param requests at least one
 * @param period longer than zero
 */
public record RateLimit(int requests, Duration period) {
  /** 5 GETs in 5 seconds over all GETs of an account (vendor's API reference). */
  public static final RateLimit DOCUMENTED = new RateLimit(5, Duration.ofSeconds(5));

  public RateLimit {
    if (requests < 1 || period.isNegative() || period.isZero()) {
      throw new PowerTrackException(
          INVALID_SETTING, "A rate limit of " + requests + " requests in " + period + " is none.");
    }
  }
}
