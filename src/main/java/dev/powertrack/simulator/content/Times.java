package dev.powertrack.simulator.content;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How the two formats write a time. All UTC, all to the second. */
final class Times {
  private static final DateTimeFormatter ACTIVITY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'.000Z'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter ORIGINAL =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss '+0000' uuuu", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter FOOTER =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'+00:00'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Times() {}

  /** {@code 2014-05-15T17:47:27.000Z}. */
  static String activity(long epochSeconds) {
    return ACTIVITY.format(Instant.ofEpochSecond(epochSeconds));
  }

  /** {@code Thu May 15 17:47:27 +0000 2014}. */
  static String original(long epochSeconds) {
    return ORIGINAL.format(Instant.ofEpochSecond(epochSeconds));
  }

  /** {@code 2014-05-15T17:47:27+00:00}. */
  static String footer(Instant instant) {
    return FOOTER.format(instant);
  }
}
