package dev.powertrack.sql.function;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * The time between two as PostgreSQL's {@code age} writes it: {@code 1 year 2 mons 3 days
 * 04:05:06.5}. A day that is borrowed from a month is one of the earlier time's month.
 *
 * @param rest less than a day
 */
record Age(int months, int days, Duration rest) {

  /**
   * @param to not before {@code from}
   */
  static Age between(LocalDateTime from, LocalDateTime to) {
    Duration rest = Duration.between(from.toLocalTime(), to.toLocalTime());
    int days = to.getDayOfMonth() - from.getDayOfMonth();
    int months = (int) ChronoUnit.MONTHS.between(YearMonth.from(from), YearMonth.from(to));
    if (rest.isNegative()) {
      rest = rest.plusDays(1);
      days--;
    }
    return days < 0
        ? new Age(months - 1, days + from.toLocalDate().lengthOfMonth(), rest)
        : new Age(months, days, rest);
  }

  /**
   * @param sign -1 for a time before the other, else 1
   */
  String inWords(int sign) {
    StringJoiner words = new StringJoiner(" ");
    add(words, sign * (months / 12), "year");
    add(words, sign * (months % 12), "mon");
    add(words, sign * days, "day");
    if (!rest.isZero() || words.length() == 0) {
      words.add((sign < 0 ? "-" : "") + clock());
    }
    return words.toString();
  }

  private static void add(StringJoiner words, int count, String unit) {
    if (count != 0) {
      words.add(count + " " + unit + (count == 1 ? "" : "s"));
    }
  }

  private String clock() {
    String whole = String.format(Locale.ROOT, "%tT", LocalTime.MIDNIGHT.plus(rest));
    BigDecimal fraction = BigDecimal.valueOf(rest.toMillisPart(), 3).stripTrailingZeros();
    return fraction.signum() == 0 ? whole : whole + fraction.toPlainString().substring(1);
  }
}
