package dev.powertrack.archive;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** A window as twelve digits, {@code 201407131920}: how the store names files. */
final class WindowName {
  private static final DateTimeFormatter DIGITS =
      DateTimeFormatter.ofPattern("uuuuMMddHHmm", Locale.ROOT).withZone(ZoneOffset.UTC);
  static final int LENGTH = 12;

  private WindowName() {}

  static String of(Window window) {
    return DIGITS.format(window.start());
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
