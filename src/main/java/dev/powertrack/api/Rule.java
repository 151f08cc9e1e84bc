package dev.powertrack.api;

import static dev.powertrack.PowerTrackException.Kind.INVALID_VALUE;

import dev.powertrack.PowerTrackException;
import org.jspecify.annotations.Nullable;

/**
 * A PowerTrack rule.
 *
 * @param value at most 2,048 characters
 * @param tag comes back with every matching tweet
 */
public record Rule(String value, @Nullable String tag) {
  static final int MAX_LENGTH = 2048;

  /**
   * @throws PowerTrackException INVALID_VALUE if the value is blank or too long
   */
  public Rule {
    if (value.isBlank()) {
      throw new PowerTrackException(INVALID_VALUE, "A rule is blank.");
    }
    int length = value.codePointCount(0, value.length());
    if (length > MAX_LENGTH) {
      throw new PowerTrackException(
          INVALID_VALUE,
          "A rule has " + length + " characters; the service takes " + MAX_LENGTH + " at most.");
    }
  }

  public static Rule of(String value) {
    return new Rule(value, null);
  }
}
