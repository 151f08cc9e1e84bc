package dev.powertrack.sql.dialect;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * Intervals as PostgreSQL writes them, {@code INTERVAL '2 hours 30 minutes'}. Months and days are
 * different things: an interval with both, {@code '1 month 2 days'}, can only be added to a time,
 * one after the other.
 */
final class Intervals {
  private static final Pattern PART =
      Pattern.compile(
          "\\s*([+-]?\\d+(?:\\.\\d+)?)\\s*([a-zA-Z]+)\\s*|\\s*(?<clock>[+-]?\\d+:\\d\\d(?::\\d\\d(?:\\.\\d{1,3})?)?)\\s*");

  private Intervals() {}

  private record Amount(long months, BigDecimal seconds) {}

  /** The interval of a text; a call where it has both months and days. */
  static @Nullable SqlNode ofText(SqlCall call) {
    SqlParserPos at = call.getParserPosition();
    Amount amount = amount(call);
    if (amount.months == 0) {
      return literal(at, amount.seconds);
    }
    return amount.seconds.signum() == 0 ? literal(at, amount.months) : null;
  }

  static boolean isMixed(SqlNode node) {
    return node instanceof SqlCall call
        && call.getOperator().getName().equals(ClauseForms.INTERVAL_TEXT);
  }

  /** A sum or difference with an interval of months and days, as two. */
  static @Nullable SqlNode sum(SqlCall sum) {
    if (sum.operandCount() != 2 || !isMixed(sum.operand(1))) {
      return null;
    }
    SqlParserPos at = sum.getParserPosition();
    Amount amount = amount(sum.operand(1));
    SqlNode months = sum.getOperator().createCall(at, sum.operand(0), literal(at, amount.months));
    return TimeSum.of(
        (SqlCall) sum.getOperator().createCall(at, months, literal(at, amount.seconds)));
  }

  /** The same literal, of as many digits as it has: the standard allows two if nothing is said. */
  static SqlLiteral withDigits(SqlIntervalLiteral literal) {
    SqlIntervalLiteral.IntervalValue value =
        literal.getValueAs(SqlIntervalLiteral.IntervalValue.class);
    SqlIntervalQualifier given = value.getIntervalQualifier();
    if (given.timeFrameName != null || given.getStartPrecisionPreservingDefault() >= 0) {
      return literal;
    }
    SqlIntervalQualifier wide =
        new SqlIntervalQualifier(
            given.getStartUnit(),
            10,
            given.timeUnitRange.endUnit,
            given.getFractionalSecondPrecisionPreservingDefault(),
            given.getParserPosition());
    return SqlLiteral.createInterval(
        value.getSign(), value.getIntervalLiteral(), wide, literal.getParserPosition());
  }

  static SqlNode days(SqlParserPos at, BigDecimal count) {
    return interval(at, count, TimeUnit.DAY);
  }

  private static SqlNode literal(SqlParserPos at, long months) {
    return interval(at, BigDecimal.valueOf(months), TimeUnit.MONTH);
  }

  private static SqlNode literal(SqlParserPos at, BigDecimal seconds) {
    for (TimeUnit unit : new TimeUnit[] {TimeUnit.DAY, TimeUnit.HOUR, TimeUnit.MINUTE}) {
      BigDecimal[] parts = seconds.divideAndRemainder(secondsOf(unit));
      if (parts[1].signum() == 0) {
        return interval(at, parts[0], unit);
      }
    }
    return interval(at, seconds, TimeUnit.SECOND);
  }

  private static SqlNode interval(SqlParserPos at, BigDecimal count, TimeUnit unit) {
    SqlIntervalQualifier qualifier =
        new SqlIntervalQualifier(unit, 10, null, unit == TimeUnit.SECOND ? 3 : -1, at);
    return SqlLiteral.createInterval(
        count.signum() < 0 ? -1 : 1, count.abs().toPlainString(), qualifier, at);
  }

  private static Amount amount(SqlCall call) {
    String text = String.valueOf(Units.text(call.operand(0)));
    long months = 0;
    BigDecimal seconds = BigDecimal.ZERO;
    Matcher part = PART.matcher(text);
    int end = 0;
    while (end < text.length() && part.find(end) && part.start() == end) {
      end = part.end();
      String clock = part.group("clock");
      TimeUnit unit = clock == null ? Units.of(part.group(2)) : TimeUnit.SECOND;
      if (unit == null) {
        throw unreadable(call, text);
      }
      BigDecimal count = clock == null ? new BigDecimal(part.group(1)) : clockSeconds(clock);
      switch (unit) {
        case MONTH, QUARTER, YEAR, DECADE, CENTURY, MILLENNIUM ->
            months += exact(call, text, count.multiply(unit.multiplier));
        case WEEK ->
            seconds =
                seconds.add(
                    count.multiply(secondsOf(TimeUnit.DAY)).multiply(BigDecimal.valueOf(7)));
        case MILLISECOND -> seconds = seconds.add(count.movePointLeft(3));
        case DAY, HOUR, MINUTE, SECOND -> seconds = seconds.add(count.multiply(secondsOf(unit)));
        default -> throw unreadable(call, text);
      }
    }
    if (end < text.length() || end == 0) {
      throw unreadable(call, text);
    }
    return new Amount(months, seconds);
  }

  private static long exact(SqlCall call, String text, BigDecimal months) {
    try {
      return months.longValueExact();
    } catch (ArithmeticException e) {
      throw unreadable(call, text);
    }
  }

  private static BigDecimal secondsOf(TimeUnit unit) {
    return switch (unit) {
      case DAY -> BigDecimal.valueOf(86_400);
      case HOUR -> BigDecimal.valueOf(3_600);
      case MINUTE -> BigDecimal.valueOf(60);
      default -> BigDecimal.ONE;
    };
  }

  private static BigDecimal clockSeconds(String clock) {
    String[] parts = clock.replaceFirst("^[+-]", "").split(":");
    BigDecimal seconds =
        new BigDecimal(parts[0])
            .multiply(secondsOf(TimeUnit.HOUR))
            .add(new BigDecimal(parts[1]).multiply(secondsOf(TimeUnit.MINUTE)))
            .add(parts.length > 2 ? new BigDecimal(parts[2]) : BigDecimal.ZERO);
    return clock.startsWith("-") ? seconds.negate() : seconds;
  }

  private static PowerTrackException unreadable(SqlCall call, String text) {
    return new PowerTrackException(
        Kind.BAD_TIME,
        String.format(
            Locale.ROOT,
            "The text '%s' is no interval%s; write it like INTERVAL '2 hours 30 minutes'.",
            text,
            Functions.place(call.getParserPosition())));
  }
}
