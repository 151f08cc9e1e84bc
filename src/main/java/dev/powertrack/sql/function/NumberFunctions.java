package dev.powertrack.sql.function;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.calcite.linq4j.function.Strict;

/** Functions of numbers. */
public final class NumberFunctions {
  private NumberFunctions() {}

  /**
   * A division, rounded half up.
   *
   * @param scale digits of the fraction
   * @throws ArithmeticException if the divisor is 0
   */
  @Strict
  public static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor, int scale) {
    return dividend.divide(divisor, scale, RoundingMode.HALF_UP);
  }

  /** {@code 0.50}; Calcite's own leaves out the 0 before the point. */
  @Strict
  public static String textOfDecimal(BigDecimal number) {
    return number.toPlainString();
  }

  /** See {@link NumberPattern}. A number of any type; an infinite one or NaN is its name. */
  @Strict
  public static String numberToChar(Object number, String pattern) {
    boolean endless = number instanceof Double d && (d.isNaN() || d.isInfinite());
    return endless
        ? number.toString()
        : NumberPattern.of(pattern).format(new BigDecimal(number.toString()));
  }
}
