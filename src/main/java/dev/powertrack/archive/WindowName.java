package dev.powertrack.archive;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** A window as twelve digits, {@code 201407131920}: how the store names files. */
final class WindowName {
  static final int LENGTH = 12;

  /** Keeps the zeros of what is added to it. */
  private static final long BEFORE_TWELVE_DIGITS = 1_000_000_000_000L;

  private WindowName() {}

  /** By arithmetic: a formatter takes several times as long, and 52,560 files have names. */
  static String of(Window window) {
    LocalDateTime start = LocalDateTime.ofInstant(window.start(), ZoneOffset.UTC);
    long digits =
        (((start.getYear() * 100L + start.getMonthValue()) * 100 + start.getDayOfMonth()) * 100
                    + start.getHour())
                * 100
            + start.getMinute();
    return Long.toString(BEFORE_TWELVE_DIGITS + digits).substring(1);
  }

  /** The window that a text begins with; empty where it begins otherwise. */
  static Optional<Window> parse(String text) {
    if (text.length() < LENGTH || !isDigits(text)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Window.of(
              LocalDateTime.of(
                      number(text, 0, 4),
                      number(text, 4, 6),
                      number(text, 6, 8),
                      number(text, 8, 10),
                      number(text, 10, 12))
                  .toInstant(ZoneOffset.UTC)));
    } catch (DateTimeException | IllegalArgumentException noWindow) {
      return Optional.empty();
    }
  }

  private static boolean isDigits(String text) {
    for (int i = 0; i < LENGTH; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }
}
