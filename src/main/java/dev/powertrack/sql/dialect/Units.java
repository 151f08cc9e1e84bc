package dev.powertrack.sql.dialect;

import java.util.Locale;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.jspecify.annotations.Nullable;

/** The names of units of time, in the spellings of the dialects. */
final class Units {
  private Units() {}

  /** The unit of a name in any case; null for no unit. */
  static @Nullable TimeUnit of(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "MICROSECOND", "MICROSECONDS", "US" -> TimeUnit.MICROSECOND;
      case "MILLISECOND", "MILLISECONDS", "MS" -> TimeUnit.MILLISECOND;
      case "SECOND", "SECONDS", "SEC", "SECS", "SS", "S", "SQL_TSI_SECOND" -> TimeUnit.SECOND;
      case "MINUTE", "MINUTES", "MIN", "MINS", "MI", "N", "SQL_TSI_MINUTE" -> TimeUnit.MINUTE;
      case "HOUR", "HOURS", "HR", "HRS", "HH", "H", "SQL_TSI_HOUR" -> TimeUnit.HOUR;
      case "DAY", "DAYS", "DD", "D", "DAYOFMONTH", "SQL_TSI_DAY" -> TimeUnit.DAY;
      case "WEEK", "WEEKS", "WK", "WW", "W", "ISO_WEEK", "ISOWEEK", "SQL_TSI_WEEK" -> TimeUnit.WEEK;
      case "MONTH", "MONTHS", "MON", "MONS", "MM", "M", "SQL_TSI_MONTH" -> TimeUnit.MONTH;
      case "QUARTER", "QUARTERS", "QQ", "Q", "QTR", "SQL_TSI_QUARTER" -> TimeUnit.QUARTER;
      case "YEAR", "YEARS", "YYYY", "YY", "YR", "YRS", "Y", "SQL_TSI_YEAR" -> TimeUnit.YEAR;
      case "DECADE", "DECADES" -> TimeUnit.DECADE;
      case "CENTURY", "CENTURIES" -> TimeUnit.CENTURY;
      case "MILLENNIUM", "MILLENNIA" -> TimeUnit.MILLENNIUM;
      case "DOW", "WEEKDAY", "DW", "DAYOFWEEK" -> TimeUnit.DOW;
      case "ISODOW" -> TimeUnit.ISODOW;
      case "DOY", "DAYOFYEAR", "DY" -> TimeUnit.DOY;
      case "ISOYEAR" -> TimeUnit.ISOYEAR;
      case "EPOCH", "EPOCH_SECOND" -> TimeUnit.EPOCH;
      default -> null;
    };
  }

  /** The unit that an argument names: {@code 'day'}, {@code day}; null for anything else. */
  static @Nullable TimeUnit of(SqlNode argument) {
    if (argument instanceof SqlIntervalQualifier qualifier) {
      return qualifier.timeFrameName == null
          ? qualifier.getStartUnit()
          : of(qualifier.timeFrameName);
    }
    if (argument instanceof SqlIdentifier name && name.isSimple()) {
      return of(name.getSimple());
    }
    String text = text(argument);
    return text == null ? null : of(text);
  }

  /** A text in quotes; null for anything else. */
  static @Nullable String text(SqlNode argument) {
    return argument instanceof SqlLiteral literal
            && SqlTypeFamily.CHARACTER.getTypeNames().contains(literal.getTypeName())
        ? literal.getValueAs(String.class)
        : null;
  }
}
