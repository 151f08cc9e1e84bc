package dev.powertrack.sql.function;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * A pattern of TO_CHAR for numbers: {@code 999,999}, {@code FM9990.00}. As PostgreSQL's manual has
 * it ("Data Type Formatting Functions"): 9 is a digit that a small number does not have, 0 one that
 * is always there, and without FM the text is padded with blanks to the pattern's width and one for
 * the sign. A number that does not fit is a row of {@code #}. Also {@code D} and {@code G}, the
 * point and the comma; {@code $}, {@code %}, blanks and what is in double quotes stand for
 * themselves before or behind the digits.
 */
final class NumberPattern {
  private static final String DIGITS = "90.,DG";

  private final boolean filled;
  private final String before;
  private final String whole;
  private final String fraction;
  private final boolean point;
  private final String behind;

  private NumberPattern(String pattern) {
    String rest = pattern.strip();
    filled = !rest.toUpperCase(Locale.ROOT).startsWith("FM");
    rest = filled ? rest : rest.substring(2);
    int first = 0;
    while (first < rest.length() && DIGITS.indexOf(upper(rest, first)) < 0) {
      first = next(pattern, rest, first);
    }
    int end = first;
    while (end < rest.length() && DIGITS.indexOf(upper(rest, end)) >= 0) {
      end++;
    }
    for (int i = end; i < rest.length(); ) {
      i = next(pattern, rest, i);
    }
    before = rest.substring(0, first).replace("\"", "");
    behind = rest.substring(end).replace("\"", "");
    String digits =
        rest.substring(first, end).toUpperCase(Locale.ROOT).replace('D', '.').replace('G', ',');
    int dot = digits.indexOf('.');
    point = dot >= 0;
    whole = point ? digits.substring(0, dot) : digits;
    fraction = point ? digits.substring(dot + 1) : "";
    if (digits.isEmpty() || fraction.contains(".") || fraction.contains(",")) {
      throw unreadable(pattern);
    }
  }

  static NumberPattern of(String pattern) {
    return new NumberPattern(pattern);
  }

  private static char upper(String text, int i) {
    return Character.toUpperCase(text.charAt(i));
  }

  /** Where what stands for itself ends. */
  private static int next(String pattern, String rest, int i) {
    char c = rest.charAt(i);
    if (c == '"') {
      int end = rest.indexOf('"', i + 1);
      return end < 0 ? rest.length() : end + 1;
    }
    if (Character.isLetterOrDigit(c) || DIGITS.indexOf(c) >= 0) {
      throw unreadable(pattern);
    }
    return i + 1;
  }

  String format(BigDecimal number) {
    BigDecimal rounded = number.setScale(fraction.length(), RoundingMode.HALF_UP);
    String[] parts = rounded.abs().toPlainString().split("\\.", -1);
    String digits = parts[0].equals("0") ? "" : parts[0];
    long places = whole.chars().filter(c -> c != ',').count();
    boolean fits = digits.length() <= places;
    String text = fits ? wholeText(digits) + fractionText(parts) : hashes();
    if (fits && text.chars().noneMatch(Character::isDigit)) {
      text = zero(text);
    }
    int blanks = 0;
    while (blanks < text.length() && text.charAt(blanks) == ' ') {
      blanks++;
    }
    String sign = rounded.signum() < 0 ? "-" : filled ? " " : "";
    return (filled ? text.substring(0, blanks) : "")
        + sign
        + before
        + text.substring(blanks)
        + behind;
  }

  /** From the last digit on; a comma before the first digit is a blank. */
  private String wholeText(String digits) {
    StringBuilder text = new StringBuilder();
    int zeros = whole.indexOf('0');
    int left = digits.length();
    for (int i = whole.length() - 1; i >= 0; i--) {
      boolean begun = left > 0 || zeros >= 0 && zeros <= i;
      if (whole.charAt(i) == ',') {
        text.append(left > 0 || zeros >= 0 && zeros < i ? "," : filled ? " " : "");
      } else if (begun) {
        text.append(left > 0 ? digits.charAt(--left) : '0');
      } else {
        text.append(filled ? " " : "");
      }
    }
    return text.reverse().toString();
  }

  private String fractionText(String[] parts) {
    StringBuilder text = new StringBuilder(parts.length > 1 ? parts[1] : "");
    int needed = filled ? fraction.length() : fraction.lastIndexOf('0') + 1;
    while (text.length() > needed && text.charAt(text.length() - 1) == '0') {
      text.setLength(text.length() - 1);
    }
    return point ? "." + text : "";
  }

  /** Nothing is written of a nought by 9s alone: PostgreSQL writes one 0 then. */
  private static String zero(String text) {
    int point = text.indexOf('.');
    int end = point < 0 ? text.length() : point;
    return text.substring(0, Math.max(0, end - 1)) + "0" + text.substring(end);
  }

  private String hashes() {
    return whole.replaceAll("[90]", "#") + (point ? "." : "") + fraction.replaceAll("[90]", "#");
  }

  private static PowerTrackException unreadable(String pattern) {
    return new PowerTrackException(
        Kind.INVALID_VALUE,
        "The text '"
            + pattern
            + "' is no pattern for numbers; write it like '999,999', 'FM9990.00' or '000'.");
  }
}
