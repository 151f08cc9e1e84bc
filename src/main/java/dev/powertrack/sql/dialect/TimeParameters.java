package dev.powertrack.sql.dialect;

import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Parameters of functions of time, and beside intervals: {@code YEAR(?)} and {@code ? - INTERVAL
 * '1' DAY} are of a time, {@code TIMESTAMPADD(DAY, ?, posted_at)} and {@code ? * INTERVAL '1' DAY}
 * of a number. Nothing else tells the validator so.
 */
final class TimeParameters {
  private static final Set<String> OF_TIME =
      Set.of(
          "YEAR",
          "QUARTER",
          "MONTH",
          "WEEK",
          "DAY",
          "DAYOFYEAR",
          "DAYOFMONTH",
          "DAYOFWEEK",
          "HOUR",
          "MINUTE",
          "SECOND",
          "DAYNAME",
          "MONTHNAME",
          "EXTRACT",
          "TIMESTAMPDIFF",
          "DATEDIFF",
          "LAST_DAY");

  /** Their first argument is the time. */
  private static final Set<String> OF_TIME_FIRST =
      Set.of("TO_CHAR", "DATE_FORMAT", "DATE_ADD", "DATE_SUB", "TIMESTAMP_TRUNC");

  /** Their second argument is the time. */
  private static final Set<String> OF_TIME_SECOND = Set.of("DATE_TRUNC", "DATE_PART", "DATEPART");

  /** A unit, a number, a time. */
  private static final Set<String> ADDITIONS = Set.of("TIMESTAMPADD", "DATEADD");

  /** Their third argument is the time. */
  private static final Set<String> OF_TIME_THIRD =
      Set.of("TIMESTAMPADD", "DATEADD", "CONVERT_TIMEZONE");

  private TimeParameters() {}

  /** The call, its parameters given these types. */
  static SqlCall typed(SqlCall call) {
    String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
    for (int i = 0; i < call.operandCount(); i++) {
      if (call.operand(i) instanceof SqlDynamicParam parameter) {
        if (isTime(call, name, i)) {
          call.setOperand(i, TimeFunctions.timestamp(parameter.getParserPosition(), parameter));
        } else if (isNumber(call, name, i)) {
          call.setOperand(
              i, TimeFunctions.cast(parameter.getParserPosition(), parameter, SqlTypeName.INTEGER));
        }
      }
    }
    return call;
  }

  private static boolean isTime(SqlCall call, String name, int i) {
    return OF_TIME.contains(name)
        || i == 0 && OF_TIME_FIRST.contains(name)
        || i == 1 && OF_TIME_SECOND.contains(name)
        || i == 2 && OF_TIME_THIRD.contains(name)
        || isBinary(call, SqlKind.PLUS) && isInterval(call.operand(1 - i))
        || isBinary(call, SqlKind.MINUS) && i == 0 && isInterval(call.operand(1));
  }

  private static boolean isNumber(SqlCall call, String name, int i) {
    return i == 1 && ADDITIONS.contains(name)
        || isBinary(call, SqlKind.TIMES) && isInterval(call.operand(1 - i));
  }

  private static boolean isBinary(SqlCall call, SqlKind kind) {
    return call.getKind() == kind && call.operandCount() == 2;
  }

  private static boolean isInterval(SqlNode node) {
    return node instanceof SqlIntervalLiteral
        || Intervals.isMixed(node)
        || node instanceof SqlCall call
            && isBinary(call, SqlKind.TIMES)
            && (isInterval(call.operand(0)) || isInterval(call.operand(1)));
  }
}
