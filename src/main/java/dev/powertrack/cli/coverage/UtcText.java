package dev.powertrack.cli.coverage;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as text, UTC. */
final class UtcText {
  private static final DateTimeFormatter MINUTE = form("uuuu-MM-dd HH:mm");
  private static final DateTimeFormatter DAY = form("uuuu-MM-dd");
  private static final DateTimeFormatter CLOCK = form("HH:mm");

  private UtcText() {}

  static DateTimeFormatter form(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }

  /** {@code 2014-07-13 21:20}. */
  static String minute(Instant time) {
    return MINUTE.format(time);
  }

  /** {@code 2014-07-13}. */
  static String day(Instant time) {
    return DAY.format(time);
  }

  /** {@code 21:20}. */
  static String clock(Instant time) {
    return CLOCK.format(time);
  }
}
