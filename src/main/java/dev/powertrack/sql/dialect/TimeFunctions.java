package dev.powertrack.sql.dialect;

import static org.apache.calcite.sql.fun.SqlStdOperatorTable.CAST;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.CURRENT_DATE;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.CURRENT_TIMESTAMP;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.DIVIDE;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.EXTRACT;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.FLOOR;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.MINUS;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.MULTIPLY;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.PLUS;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.TIMESTAMP_ADD;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.TIMESTAMP_DIFF;

import dev.powertrack.sql.dialect.Functions.Rewrite;
import java.util.List;
import java.util.Map;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Functions of time by FLOOR, EXTRACT, CAST, TIMESTAMPADD and TIMESTAMPDIFF. */
final class TimeFunctions {
  private TimeFunctions() {}

  static void addTo(Map<String, Rewrite> functions) {
    functions.put("DATE_TRUNC", TimeFunctions::truncation);
    functions.put("TIMESTAMP_TRUNC", TimeFunctions::truncation);
    functions.put("DATETIME_TRUNC", TimeFunctions::truncation);
    functions.put("TRUNC", (at, a) -> a.size() == 2 ? oracleTruncation(at, a) : null);
    functions.put("DATE_PART", TimeFunctions::part);
    functions.put("DATEPART", TimeFunctions::part);
    functions.put("DATEADD", TimeFunctions::addition);
    functions.put("DATE_ADD", TimeFunctions::addition);
    functions.put("ADDDATE", TimeFunctions::addition);
    functions.put("DATE_SUB", TimeFunctions::subtraction);
    functions.put("SUBDATE", TimeFunctions::subtraction);
    functions.put("DATEDIFF", TimeFunctions::difference);
    functions.put("DATE_DIFF", TimeFunctions::difference);
    functions.put("TIMESTAMPDIFF", TimeFunctions::timestampDiff);
    functions.put("TIMESTAMP_DIFF", TimeFunctions::bigQueryDiff);
    functions.put("DATETIME_DIFF", TimeFunctions::bigQueryDiff);
    functions.put("AGE", TimeFunctions::age);
    functions.put("DATE", TimeFunctions::date);
    functions.put(
        "TO_DATE", (at, a) -> a.size() == 1 ? cast(at, a.get(0), SqlTypeName.DATE) : null);
    functions.put("TIME", (at, a) -> a.size() == 1 ? cast(at, a.get(0), SqlTypeName.TIME) : null);
    for (String name : List.of("TIMESTAMP", "DATETIME")) {
      functions.put(name, (at, a) -> a.size() == 1 ? timestamp(at, a.get(0)) : null);
    }
    functions.put("TO_TIMESTAMP", TimeFunctions::toTimestamp);
    for (String name : List.of("DAYNAME", "MONTHNAME")) {
      functions.put(
          name, (at, a) -> a.size() == 1 ? Calls.to(name, at, timestamp(at, a.get(0))) : null);
    }
    functions.put("WEEKDAY", (at, a) -> a.size() == 1 ? daysSinceMonday(at, a.get(0)) : null);
    functions.put("DATEFROMPARTS", (at, a) -> a.size() == 3 ? Calls.to("MAKE_DATE", at, a) : null);
    PercentPatterns.addTo(functions);
    functions.put("FROM_UNIXTIME", TimeFunctions::fromEpoch);
    functions.put("CURRENT_TIMESTAMP", (at, a) -> a.isEmpty() ? now(at, CURRENT_TIMESTAMP) : null);
    functions.put("CURRENT_DATE", (at, a) -> a.isEmpty() ? now(at, CURRENT_DATE) : null);
    part(functions, TimeUnit.YEAR, "YEAR");
    part(functions, TimeUnit.QUARTER, "QUARTER");
    part(functions, TimeUnit.MONTH, "MONTH");
    part(functions, TimeUnit.WEEK, "WEEK", "WEEKOFYEAR", "WEEKISO");
    part(functions, TimeUnit.DAY, "DAY", "DAYOFMONTH");
    part(functions, TimeUnit.DOW, "DAYOFWEEK");
    part(functions, TimeUnit.ISODOW, "DAYOFWEEKISO", "ISODOW");
    part(functions, TimeUnit.DOY, "DAYOFYEAR");
    part(functions, TimeUnit.HOUR, "HOUR");
    part(functions, TimeUnit.MINUTE, "MINUTE");
    part(functions, TimeUnit.SECOND, "SECOND");
    part(functions, TimeUnit.EPOCH, "EPOCH", "UNIX_TIMESTAMP", "UNIX_SECONDS");
  }

  private static void part(Map<String, Rewrite> functions, TimeUnit unit, String... names) {
    for (String name : names) {
      functions.put(name, (at, a) -> a.size() == 1 ? extract(at, unit, a.get(0)) : null);
    }
  }

  private static SqlNode now(SqlParserPos at, SqlOperator operator) {
    return operator.createCall(at);
  }

  /**
   * {@code DATE_TRUNC('hour', x)}, {@code DATE_TRUNC(x, HOUR)}: as FLOOR. Weeks begin on Monday, as
   * in ISO 8601 and PostgreSQL.
   */
  private static @Nullable SqlNode truncation(SqlParserPos at, List<SqlNode> a) {
    if (a.size() != 2) {
      return null;
    }
    boolean unitFirst = Units.text(a.get(0)) != null || Units.of(a.get(1)) == null;
    TimeUnit unit = Units.of(a.get(unitFirst ? 0 : 1));
    return unit == null ? null : floor(at, a.get(unitFirst ? 1 : 0), unit);
  }

  private static @Nullable SqlNode oracleTruncation(SqlParserPos at, List<SqlNode> a) {
    String pattern = Units.text(a.get(1));
    TimeUnit unit =
        pattern == null ? null : pattern.equalsIgnoreCase("IW") ? TimeUnit.WEEK : Units.of(pattern);
    return unit == null ? null : floor(at, a.get(0), unit);
  }

  /** A DATE has no hours to cut: it is its first moment. */
  private static @Nullable SqlNode floor(SqlParserPos at, SqlNode time, TimeUnit unit) {
    return switch (unit) {
      case WEEK -> week(at, time);
      case MILLISECOND, SECOND, MINUTE, HOUR ->
          FLOOR.createCall(at, timestamp(at, time), qualifier(at, unit));
      case DAY, MONTH, QUARTER, YEAR, DECADE, CENTURY, MILLENNIUM ->
          FLOOR.createCall(at, asTime(at, time), qualifier(at, unit));
      default -> null;
    };
  }

  private static SqlNode week(SqlParserPos at, SqlNode time) {
    return Calls.to("START_OF_WEEK", at, timestamp(at, time));
  }

  /** {@code FLOOR(x TO HOUR)} as the parser has read it. */
  static SqlNode cut(SqlCall call) {
    if (call.operandCount() == 2 && call.operand(1) instanceof SqlIntervalQualifier unit) {
      switch (unit.getStartUnit()) {
        case MILLISECOND, SECOND, MINUTE, HOUR ->
            call.setOperand(0, LateCast.ofTimeToCut(call.operand(0)));
        case DOW, ISODOW, DOY ->
            throw Unsupported.rounding(
                call.getOperator().getName(), unit.toString(), call.getParserPosition());
        default -> {}
      }
    }
    return call;
  }

  /** A text is a time here, as in PostgreSQL. */
  static SqlNode asTime(SqlParserPos at, SqlNode time) {
    return Units.text(time) == null ? time : timestamp(at, time);
  }

  /** {@code DATE(posted_at)}, and {@code DATE(2014, 7, 13)} of BigQuery. */
  private static @Nullable SqlNode date(SqlParserPos at, List<SqlNode> a) {
    return switch (a.size()) {
      case 1 -> cast(at, a.get(0), SqlTypeName.DATE);
      case 3 -> Calls.to("MAKE_DATE", at, a);
      default -> null;
    };
  }

  /** WEEKDAY of MySQL, where Monday is 0. */
  private static SqlNode daysSinceMonday(SqlParserPos at, SqlNode time) {
    return MINUS.createCall(at, extract(at, TimeUnit.ISODOW, time), number(at, "1"));
  }

  private static @Nullable SqlNode part(SqlParserPos at, List<SqlNode> a) {
    TimeUnit unit = a.size() == 2 ? Units.of(a.get(0)) : null;
    return unit == null ? null : numbered(at, unit, a.get(1));
  }

  /** EXTRACT as the parser has read it. */
  static @Nullable SqlNode extract(SqlCall call) {
    TimeUnit unit = Units.of(call.operand(0));
    boolean plain =
        unit != TimeUnit.DOW
            && ((SqlIntervalQualifier) call.operand(0)).timeFrameName == null
            && Units.text(call.operand(1)) == null;
    return unit == null || plain ? null : numbered(call.getParserPosition(), unit, call.operand(1));
  }

  /** DOW is PostgreSQL's, where Sunday is 0; Calcite counts it from 1 as DAYOFWEEK does. */
  private static SqlNode numbered(SqlParserPos at, TimeUnit unit, SqlNode time) {
    SqlNode extracted = extract(at, unit, time);
    return unit == TimeUnit.DOW ? MINUS.createCall(at, extracted, number(at, "1")) : extracted;
  }

  private static SqlNode extract(SqlParserPos at, TimeUnit unit, SqlNode time) {
    return EXTRACT.createCall(at, qualifier(at, unit), asTime(at, time));
  }

  /** {@code DATEADD(day, 1, x)}, {@code DATE_ADD(x, INTERVAL '1' DAY)}. */
  private static @Nullable SqlNode addition(SqlParserPos at, List<SqlNode> a) {
    if (a.size() == 3) {
      TimeUnit unit = Units.of(a.get(0));
      return unit == null ? null : add(at, unit, a.get(1), a.get(2));
    }
    return a.size() == 2 ? plus(at, PLUS, a) : null;
  }

  private static @Nullable SqlNode subtraction(SqlParserPos at, List<SqlNode> a) {
    return a.size() == 2 ? plus(at, MINUS, a) : null;
  }

  private static @Nullable SqlNode plus(SqlParserPos at, SqlOperator operator, List<SqlNode> a) {
    SqlNode time = asTime(at, a.get(0));
    SqlNode much = a.get(1);
    if (much instanceof SqlIntervalLiteral || much.getKind() == SqlKind.INTERVAL) {
      return TimeSum.of((SqlCall) operator.createCall(at, time, much));
    }
    if (Intervals.isMixed(much)) {
      return Intervals.sum((SqlCall) operator.createCall(at, time, much));
    }
    SqlNode days = operator == PLUS ? much : MINUS.createCall(at, number(at, "0"), much);
    return add(at, TimeUnit.DAY, days, time);
  }

  private static SqlNode add(SqlParserPos at, TimeUnit unit, SqlNode count, SqlNode time) {
    boolean wholeDays = unit == TimeUnit.DAY || unit == TimeUnit.WEEK || isMonths(unit);
    SqlNode moved = wholeDays ? asTime(at, time) : timestamp(at, time);
    return TIMESTAMP_ADD.createCall(at, qualifier(at, unit), count, moved);
  }

  private static boolean isMonths(TimeUnit unit) {
    return switch (unit) {
      case MONTH, QUARTER, YEAR, DECADE, CENTURY, MILLENNIUM -> true;
      default -> false;
    };
  }

  /**
   * {@code DATEDIFF(day, a, b)} of SQL Server, Snowflake, Redshift and DuckDB: how many times the
   * unit changes from a to b. {@code DATEDIFF(b, a)} of MySQL: the days between two dates. BigQuery
   * has the unit last and the later time first.
   */
  private static @Nullable SqlNode difference(SqlParserPos at, List<SqlNode> a) {
    if (a.size() == 2) {
      return boundaries(at, TimeUnit.DAY, a.get(1), a.get(0));
    }
    if (a.size() != 3) {
      return null;
    }
    TimeUnit first = Units.of(a.get(0));
    if (first != null) {
      return boundaries(at, first, a.get(1), a.get(2));
    }
    TimeUnit last = Units.of(a.get(2));
    return last == null ? null : boundaries(at, last, a.get(1), a.get(0));
  }

  private static @Nullable SqlNode boundaries(
      SqlParserPos at, TimeUnit unit, SqlNode from, SqlNode to) {
    if (unit == TimeUnit.WEEK) {
      SqlNode days = difference(at, TimeUnit.DAY, week(at, from), week(at, to));
      return DIVIDE.createCall(at, days, number(at, "7"));
    }
    if (unit == TimeUnit.DAY) {
      return difference(at, unit, day(at, from), day(at, to));
    }
    SqlNode begin = isMonths(unit) ? day(at, from) : from;
    SqlNode end = isMonths(unit) ? day(at, to) : to;
    SqlNode first = floor(at, begin, unit);
    SqlNode last = floor(at, end, unit);
    return first == null || last == null ? null : difference(at, unit, first, last);
  }

  private static SqlNode day(SqlParserPos at, SqlNode time) {
    return LateCast.ofAny(cast(at, time, SqlTypeName.DATE));
  }

  /** {@code TIMESTAMPDIFF(MONTH, a, b)}: how many whole units lie between. */
  private static @Nullable SqlNode timestampDiff(SqlParserPos at, List<SqlNode> a) {
    TimeUnit unit = a.size() == 3 ? Units.of(a.get(0)) : null;
    return unit == null ? null : difference(at, unit, a.get(1), a.get(2));
  }

  /** {@code TIMESTAMP_DIFF(b, a, MILLISECOND)}; Calcite's own does right with longer units. */
  private static @Nullable SqlNode bigQueryDiff(SqlParserPos at, List<SqlNode> a) {
    TimeUnit unit = a.size() == 3 ? Units.of(a.get(2)) : null;
    return unit == TimeUnit.MILLISECOND || unit == TimeUnit.MICROSECOND
        ? difference(at, unit, a.get(1), a.get(0))
        : null;
  }

  /**
   * The whole units from one time to another, below 0 for an earlier one. Calcite's own counts a
   * month too many backwards, and of milliseconds no more than fit an INTEGER.
   */
  private static SqlNode difference(SqlParserPos at, TimeUnit unit, SqlNode from, SqlNode to) {
    return switch (unit) {
      case MONTH -> months(at, from, to);
      case QUARTER, YEAR, DECADE, CENTURY, MILLENNIUM ->
          DIVIDE.createCall(at, months(at, from, to), number(at, unit.multiplier.toString()));
      case MILLISECOND -> MINUS.createCall(at, millis(at, to), millis(at, from));
      case MICROSECOND, NANOSECOND ->
          MULTIPLY.createCall(
              at,
              MINUS.createCall(at, millis(at, to), millis(at, from)),
              number(at, unit == TimeUnit.MICROSECOND ? "1000" : "1000000"));
      default ->
          TIMESTAMP_DIFF.createCall(at, qualifier(at, unit), asTime(at, from), asTime(at, to));
    };
  }

  private static SqlNode months(SqlParserPos at, SqlNode from, SqlNode to) {
    return Calls.to("WHOLE_MONTHS", at, timestamp(at, from), timestamp(at, to));
  }

  private static SqlNode millis(SqlParserPos at, SqlNode time) {
    return SqlLibraryOperators.UNIX_MILLIS.createCall(at, timestamp(at, time));
  }

  /** AGE of PostgreSQL, of one time the one at midnight. */
  private static @Nullable SqlNode age(SqlParserPos at, List<SqlNode> a) {
    return switch (a.size()) {
      case 1 -> age(at, List.of(CURRENT_DATE.createCall(at), a.get(0)));
      case 2 -> Calls.to("AGE", at, timestamp(at, a.get(0)), timestamp(at, a.get(1)));
      default -> null;
    };
  }

  /** A number is seconds since 1970 as in PostgreSQL, anything else a text. */
  private static @Nullable SqlNode toTimestamp(SqlParserPos at, List<SqlNode> a) {
    if (a.size() != 1) {
      return null;
    }
    return a.get(0) instanceof SqlNumericLiteral number && number.isInteger()
        ? fromEpoch(at, a)
        : LateCast.ofEpoch((SqlCall) timestamp(at, a.get(0)));
  }

  private static @Nullable SqlNode fromEpoch(SqlParserPos at, List<SqlNode> a) {
    return a.size() == 1
        ? timestamp(at, SqlLibraryOperators.TIMESTAMP_SECONDS.createCall(at, a.get(0)))
        : null;
  }

  static SqlNode cast(SqlParserPos at, SqlNode value, SqlTypeName type) {
    return CAST.createCall(at, value, new SqlDataTypeSpec(new SqlBasicTypeNameSpec(type, at), at));
  }

  /** With milliseconds, as the tables have them. */
  static SqlNode timestamp(SqlParserPos at, SqlNode value) {
    return CAST.createCall(
        at, value, new SqlDataTypeSpec(new SqlBasicTypeNameSpec(SqlTypeName.TIMESTAMP, 3, at), at));
  }

  private static SqlIntervalQualifier qualifier(SqlParserPos at, TimeUnit unit) {
    return new SqlIntervalQualifier(unit, null, at);
  }

  private static SqlNode number(SqlParserPos at, String digits) {
    return SqlLiteral.createExactNumeric(digits, at);
  }
}
