package dev.powertrack.tweet;

import java.util.OptionalLong;

/**
 * The ways in which tweets write a time (reference: tweet-formats, rule 16), parsed without any
 * locale or default zone. Strict: whatever differs from these forms is no time. A leap second is
 * none either.
 *
 * <ul>
 *   <li>{@code 2014-05-15T17:47:27.000Z}, the fraction optional, of 1 to 9 digits, cut to
 *       milliseconds; in place of Z an offset {@code +00:00};
 *   <li>{@code Thu May 15 17:47:27 +0000 2014}.
 * </ul>
 */
final class Times {
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
  private static final String WEEKDAYS = "MonTueWedThuFriSatSun";
  private static final int ORIGINAL_LENGTH = "Thu May 15 17:47:27 +0000 2014".length();
  private static final int INVALID = -1;
  private static final long INVALID_DAY = Long.MIN_VALUE;
  private static final int INVALID_OFFSET = Integer.MIN_VALUE;
  private static final long DAYS_FROM_0000_03_01_TO_1970 = 719_468;

  private Times() {}

  /** Milliseconds since 1970-01-01T00:00:00Z, or nothing if this is no time. */
  static OptionalLong parse(byte[] bytes, int from, int to) {
    if (from < to && Numbers.isDigit(bytes[from])) {
      return activityStreams(bytes, from, to);
    }
    return original(bytes, from, to);
  }

  private static OptionalLong activityStreams(byte[] b, int from, int to) {
    if (to - from < "2014-05-15T17:47:27Z".length()
        || b[from + 4] != '-'
        || b[from + 7] != '-'
        || b[from + 10] != 'T') {
      return OptionalLong.empty();
    }
    long day = day(digits(b, from, 4), digits(b, from + 5, 2), digits(b, from + 8, 2));
    int second = secondOfDay(b, from + 11);
    int at = from + 19;
    int millis = 0;
    if (b[at] == '.') {
      int end = at + 1;
      while (end < to && Numbers.isDigit(b[end])) {
        end++;
      }
      millis = millis(b, at + 1, end);
      at = end;
    }
    int offset = to - at == 1 && b[at] == 'Z' ? 0 : offset(b, at, to, true);
    return time(day, second, millis, offset);
  }

  private static OptionalLong original(byte[] b, int from, int to) {
    if (to - from != ORIGINAL_LENGTH
        || name(WEEKDAYS, b, from) == INVALID
        || b[from + 3] != ' '
        || b[from + 7] != ' '
        || b[from + 10] != ' '
        || b[from + 19] != ' '
        || b[from + 25] != ' ') {
      return OptionalLong.empty();
    }
    int month = name(MONTHS, b, from + 4);
    long day =
        month == INVALID
            ? INVALID_DAY
            : day(digits(b, from + 26, 4), month + 1, digits(b, from + 8, 2));
    return time(day, secondOfDay(b, from + 11), 0, offset(b, from + 20, from + 25, false));
  }

  private static OptionalLong time(long day, int second, int millis, int offset) {
    if (day == INVALID_DAY || second == INVALID || millis == INVALID || offset == INVALID_OFFSET) {
      return OptionalLong.empty();
    }
    return OptionalLong.of((day * 86_400 + second - offset) * 1000 + millis);
  }

  /** {@code 17:47:27} as seconds since midnight. */
  private static int secondOfDay(byte[] b, int at) {
    int hour = digits(b, at, 2);
    int minute = digits(b, at + 3, 2);
    int second = digits(b, at + 6, 2);
    boolean valid = b[at + 2] == ':' && b[at + 5] == ':';
    valid &= hour != INVALID && minute != INVALID && second != INVALID;
    return valid && hour < 24 && minute < 60 && second < 60
        ? (hour * 60 + minute) * 60 + second
        : INVALID;
  }

  /** Seconds east of Greenwich, or INVALID_OFFSET. */
  private static int offset(byte[] b, int at, int to, boolean colon) {
    int minutesAt = colon ? at + 4 : at + 3;
    if (to - minutesAt != 2 || (b[at] != '+' && b[at] != '-') || (colon && b[at + 3] != ':')) {
      return INVALID_OFFSET;
    }
    int hours = digits(b, at + 1, 2);
    int minutes = digits(b, minutesAt, 2);
    if (hours == INVALID || hours > 18 || minutes == INVALID || minutes > 59) {
      return INVALID_OFFSET;
    }
    int seconds = (hours * 60 + minutes) * 60;
    return b[at] == '-' ? -seconds : seconds;
  }

  private static int millis(byte[] b, int from, int to) {
    if (to == from || to - from > 9) {
      return INVALID;
    }
    int millis = 0;
    for (int i = 0; i < 3; i++) {
      millis = millis * 10 + (from + i < to ? b[from + i] - '0' : 0);
    }
    return millis;
  }

  /** Days since 1970-01-01 in the proleptic Gregorian calendar. */
  private static long day(int year, int month, int day) {
    if (year == INVALID || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) {
      return INVALID_DAY;
    }
    // Counted from March, so that the leap day is the last of a year.
    long y = month > 2 ? year : year - 1L;
    long monthFromMarch = (month + 9L) % 12;
    long dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1;
    return y * 365
        + Math.floorDiv(y, 4)
        - Math.floorDiv(y, 100)
        + Math.floorDiv(y, 400)
        + dayOfYear
        - DAYS_FROM_0000_03_01_TO_1970;
  }

  private static int daysIn(int year, int month) {
    return switch (month) {
      case 4, 6, 9, 11 -> 30;
      case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
      default -> 31;
    };
  }

  private static int digits(byte[] b, int at, int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      if (!Numbers.isDigit(b[at + i])) {
        return INVALID;
      }
      value = value * 10 + (b[at + i] - '0');
    }
    return value;
  }

  /** Which of the three-letter names stands here. */
  private static int name(String names, byte[] b, int at) {
    for (int i = 0; i < names.length(); i += 3) {
      if (b[at] == names.charAt(i)
          && b[at + 1] == names.charAt(i + 1)
          && b[at + 2] == names.charAt(i + 2)) {
        return i / 3;
      }
    }
    return INVALID;
  }
}
