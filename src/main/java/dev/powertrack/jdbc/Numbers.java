package dev.powertrack.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;

/**
 * Numbers to numbers. A fraction is cut off towards zero where the target has none, as pgjdbc and
 * H2 do; what does not fit is an error, never a wrapped value.
 */
final class Numbers {
  /** No number that anybody counts has more digits; beyond it BigInteger would take for ever. */
  private static final int MOST_DIGITS = 10_000;

  private Numbers() {}

  static long toLong(Number value) throws SQLException {
    return within(value, Long.MIN_VALUE, Long.MAX_VALUE, "BIGINT (long)");
  }

  static int toInt(Number value) throws SQLException {
    return (int) within(value, Integer.MIN_VALUE, Integer.MAX_VALUE, "INTEGER (int)");
  }

  static short toShort(Number value) throws SQLException {
    return (short) within(value, Short.MIN_VALUE, Short.MAX_VALUE, "SMALLINT (short)");
  }

  static byte toByte(Number value) throws SQLException {
    return (byte) within(value, Byte.MIN_VALUE, Byte.MAX_VALUE, "TINYINT (byte)");
  }

  private static long within(Number value, long min, long max, String target) throws SQLException {
    if (isIntegral(value)) {
      long exact = value.longValue();
      if (exact >= min && exact <= max) {
        return exact;
      }
    } else {
      BigDecimal decimal = toDecimal(value);
      // One more than the limits, since a fraction is cut off: 127.9 is 127.
      if (decimal.compareTo(BigDecimal.valueOf(min).subtract(BigDecimal.ONE)) > 0
          && decimal.compareTo(BigDecimal.valueOf(max).add(BigDecimal.ONE)) < 0) {
        return decimal.longValue();
      }
    }
    throw SqlErrors.outOfRange("The value " + value + " does not fit into " + target + ".");
  }

  static double toDouble(Number value) throws SQLException {
    double result = value.doubleValue();
    if (Double.isInfinite(result) && !(value instanceof Double) && !(value instanceof Float)) {
      throw SqlErrors.outOfRange("The value " + value + " does not fit into DOUBLE.");
    }
    return result;
  }

  static float toFloat(Number value) throws SQLException {
    float result = value.floatValue();
    if (Float.isInfinite(result) && !Double.isInfinite(value.doubleValue())) {
      throw SqlErrors.outOfRange("The value " + value + " does not fit into REAL (float).");
    }
    return result;
  }

  static BigDecimal toDecimal(Number value) throws SQLException {
    if (value instanceof BigDecimal decimal) {
      return decimal;
    }
    if (isIntegral(value)) {
      return BigDecimal.valueOf(value.longValue());
    }
    try {
      return new BigDecimal(value.toString());
    } catch (NumberFormatException e) {
      throw SqlErrors.outOfRange("The value " + value + " is no number that DECIMAL can hold.");
    }
  }

  static BigInteger toBigInteger(Number value) throws SQLException {
    BigDecimal decimal = toDecimal(value);
    if ((long) decimal.precision() - decimal.scale() > MOST_DIGITS) {
      throw SqlErrors.outOfRange("The value " + value + " does not fit into a BigInteger.");
    }
    return decimal.toBigInteger();
  }

  static boolean toBoolean(Number value) {
    return value.doubleValue() != 0;
  }

  static String toText(Number value) {
    return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
  }

  /** Whether a conversion to a whole number loses nothing. */
  static boolean isWhole(BigDecimal value) {
    return value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
  }

  /**
   * @throws java.sql.SQLDataException 22018
   */
  static Number parse(String text) throws SQLException {
    String trimmed = text.strip();
    try {
      return switch (trimmed) {
        case "NaN", "Infinity", "-Infinity" -> Double.valueOf(trimmed);
        default -> new BigDecimal(trimmed);
      };
    } catch (NumberFormatException e) {
      throw SqlErrors.badCast("The text '" + Texts.shortened(text) + "' is no number.");
    }
  }

  private static boolean isIntegral(Number value) {
    return value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte;
  }
}
