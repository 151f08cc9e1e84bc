package dev.powertrack.tweet;

import java.math.BigDecimal;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Numbers as JSON writes them, converted only where nothing is lost. A number that was written as a
 * decimal or with an exponent is a whole number only below 2^53: from there on, some tool has
 * passed it through a double (reference: tweet-formats, rule 8), and its last digits cannot be
 * trusted.
 */
final class Numbers {
  private static final long EXACT_IN_A_DOUBLE = 1L << 53;

  /** No number that means anything in a tweet is longer. */
  private static final int LONGEST = 100;

  private static final int DIGITS_THAT_CANNOT_OVERFLOW = 18;

  private Numbers() {}

  /** The whole number that these characters write, or nothing if they do not write one exactly. */
  static OptionalLong exactLong(byte[] bytes, int from, int to) {
    int first = from < to && bytes[from] == '-' ? from + 1 : from;
    int length = to - first;
    if (length < 1 || length > LONGEST) {
      return OptionalLong.empty();
    }
    if (length > DIGITS_THAT_CANNOT_OVERFLOW) {
      return slowLong(bytes, from, to);
    }
    long value = 0;
    for (int at = first; at < to; at++) {
      int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9) {
        return slowLong(bytes, from, to);
      }
      value = value * 10 + digit;
    }
    return OptionalLong.of(first == from ? value : -value);
  }

  /** The nearest double, or nothing if these characters write no number or too large a one. */
  static OptionalDouble finiteDouble(byte[] bytes, int from, int to) {
    if (!isNumber(bytes, from, to)) {
      return OptionalDouble.empty();
    }
    double value = Double.parseDouble(JsonText.plain(bytes, from, to));
    return Double.isInfinite(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  static boolean isDigits(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      if (!isDigit(bytes[at])) {
        return false;
      }
    }
    return from < to;
  }

  static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static OptionalLong slowLong(byte[] bytes, int from, int to) {
    if (!isNumber(bytes, from, to)) {
      return OptionalLong.empty();
    }
    BigDecimal number = new BigDecimal(JsonText.plain(bytes, from, to));
    if (number.signum() == 0) {
      return OptionalLong.of(0);
    }
    // Checked before the conversion, which would write out all the digits of 1e999999999.
    long integerDigits = (long) number.precision() - number.scale();
    if (integerDigits < 1 || integerDigits > 19 || number.stripTrailingZeros().scale() > 0) {
      return OptionalLong.empty();
    }
    return exact(number, isDigits(bytes, bytes[from] == '-' ? from + 1 : from, to));
  }

  private static OptionalLong exact(BigDecimal number, boolean writtenAsWhole) {
    var whole = number.toBigIntegerExact();
    if (whole.bitLength() > 63) {
      return OptionalLong.empty();
    }
    long value = whole.longValue();
    return writtenAsWhole || Math.abs(value) < EXACT_IN_A_DOUBLE
        ? OptionalLong.of(value)
        : OptionalLong.empty();
  }

  /** Whether the characters are -, digits, a fraction, an exponent of at most four digits. */
  private static boolean isNumber(byte[] bytes, int from, int to) {
    if (to - from > LONGEST) {
      return false;
    }
    int at = from < to && bytes[from] == '-' ? from + 1 : from;
    int end = afterDigits(bytes, at, to);
    boolean valid = end > at;
    if (end < to && bytes[end] == '.') {
      at = end + 1;
      end = afterDigits(bytes, at, to);
      valid &= end > at;
    }
    if (end < to && (bytes[end] | 0x20) == 'e') {
      at = end + 1;
      at += at < to && (bytes[at] == '+' || bytes[at] == '-') ? 1 : 0;
      end = afterDigits(bytes, at, to);
      valid &= end > at && end - at <= 4;
    }
    return valid && end == to;
  }

  private static int afterDigits(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && isDigit(bytes[at])) {
      at++;
    }
    return at;
  }
}
