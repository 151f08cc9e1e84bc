package dev.powertrack.jdbc;

import dev.powertrack.sql.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.sql.Array;
import java.sql.Clob;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collection;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The way in: a Java object becomes the internal form of its parameter's type. First the object is
 * brought to the form of its own class, then {@link Conversions} takes it to the parameter's. What
 * would lose a fraction is refused, since a comparison with the rest would answer wrongly.
 */
final class ParameterValues {

  /** A value in the form of its own Java class. */
  private record Own(SqlType type, Object value) {}

  private ParameterValues() {}

  /**
   * @param zone in which {@code java.sql} and {@code java.util} times are read as a wall clock
   * @return what {@link dev.powertrack.sql.PreparedQuery#execute} takes for {@code type}
   */
  static @Nullable Object of(@Nullable Object value, SqlType type, TimeZone zone)
      throws SQLException {
    if (value == null) {
      return null;
    }
    return internal(own(value, zone), type, zone);
  }

  /**
   * The same by way of another type: the value is first made one of {@code asked}. No {@code
   * java.sql} time is in between, which could not hold the hour that its zone skips.
   */
  static @Nullable Object by(@Nullable Object value, SqlType asked, SqlType type, TimeZone zone)
      throws SQLException {
    Object first = of(value, asked, zone);
    if (first == null || Form.of(asked) == Form.OTHER) {
      return of(value, type, zone);
    }
    return internal(new Own(asked, first), type, zone);
  }

  private static Object internal(Own own, SqlType type, TimeZone zone) throws SQLException {
    Form<?> form = Form.of(type);
    if (form == Form.OTHER) {
      return own.value();
    }
    if (form == Form.NUMBER) {
      return number(own, type, zone);
    }
    if (form == Form.TIMESTAMP) {
      return Times.milliseconds(convert(own, LocalDateTime.class, zone));
    }
    if (form == Form.DATE) {
      return (int) convert(own, LocalDate.class, zone).toEpochDay();
    }
    if (form == Form.TIME) {
      return (int) (convert(own, LocalTime.class, zone).toNanoOfDay() / 1_000_000);
    }
    if (form == Form.DURATION) {
      return convert(own, Long.class, zone);
    }
    return form == Form.MONTHS
        ? convert(own, Integer.class, zone)
        : convert(own, form.held(), zone);
  }

  private static Object number(Own own, SqlType type, TimeZone zone) throws SQLException {
    Class<?> target =
        switch (type.jdbcType()) {
          case Types.TINYINT -> Byte.class;
          case Types.SMALLINT -> Short.class;
          case Types.INTEGER -> Integer.class;
          case Types.BIGINT -> Long.class;
          case Types.REAL -> Float.class;
          case Types.FLOAT, Types.DOUBLE -> Double.class;
          default -> BigDecimal.class;
        };
    boolean whole = target != Float.class && target != Double.class && target != BigDecimal.class;
    if (whole && !Numbers.isWhole(convert(own, BigDecimal.class, zone))) {
      throw SqlErrors.badCast(
          "The parameter's type is "
              + type.name()
              + ", and "
              + own.value()
              + " has a fraction. Write CAST(? AS DOUBLE) in the statement to compare with it.");
    }
    return convert(own, target, zone);
  }

  private static <T> T convert(Own own, Class<T> target, TimeZone zone) throws SQLException {
    T converted = Conversions.convert(own.value(), own.type(), target, zone);
    if (converted == null) {
      throw new IllegalStateException("no value");
    }
    return converted;
  }

  private static Own own(Object value, TimeZone zone) throws SQLException {
    if (value instanceof Boolean) {
      return own(Types.BOOLEAN, "BOOLEAN", value);
    }
    if (value instanceof Number number) {
      return own(Types.DECIMAL, "DECIMAL", number(number));
    }
    if (value instanceof byte[]) {
      return own(Types.VARBINARY, "VARBINARY", value);
    }
    if (value instanceof Collection<?> list) {
      return own(Types.ARRAY, "ARRAY", List.copyOf(list));
    }
    if (value instanceof Object[] array) {
      return own(Types.ARRAY, "ARRAY", Arrays.asList(array));
    }
    if (value instanceof Array array) {
      return own(array.getArray(), zone);
    }
    if (value instanceof Duration duration) {
      return own(Types.OTHER, "INTERVAL SECOND", duration.toMillis());
    }
    if (value instanceof Period period && period.equals(period.withDays(0))) {
      return own(Types.OTHER, "INTERVAL MONTH", (int) period.toTotalMonths());
    }
    Own time = ownTime(value, zone);
    return time != null ? time : own(Types.VARCHAR, "VARCHAR", text(value));
  }

  private static @Nullable Own ownTime(Object value, TimeZone zone) {
    if (value instanceof Date date) {
      return date(Times.wallClock(date, zone).toLocalDate());
    }
    if (value instanceof Time time) {
      return time(Times.wallClock(time, zone).toLocalTime());
    }
    if (value instanceof java.util.Date instant) {
      return timestamp(Times.wallClock(instant, zone));
    }
    if (value instanceof Calendar calendar) {
      return timestamp(Times.wallClock(calendar.getTime(), calendar.getTimeZone()));
    }
    if (value instanceof LocalDate date) {
      return date(date);
    }
    if (value instanceof LocalTime time) {
      return time(time);
    }
    if (value instanceof OffsetTime time) {
      return time(time.withOffsetSameInstant(ZoneOffset.UTC).toLocalTime());
    }
    if (value instanceof LocalDateTime wallClock) {
      return timestamp(wallClock);
    }
    if (value instanceof Instant instant) {
      return timestamp(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    }
    if (value instanceof OffsetDateTime time) {
      return timestamp(Times.inUtc(time));
    }
    return value instanceof ZonedDateTime time
        ? timestamp(Times.inUtc(time.toOffsetDateTime()))
        : null;
  }

  private static Number number(Number value) {
    if (value instanceof BigInteger big) {
      return new BigDecimal(big);
    }
    boolean known =
        value instanceof Byte
            || value instanceof Short
            || value instanceof Integer
            || value instanceof Long
            || value instanceof Float
            || value instanceof Double
            || value instanceof BigDecimal;
    return known ? value : new BigDecimal(value.toString());
  }

  private static String text(Object value) throws SQLException {
    if (value instanceof Clob clob) {
      return clob.getSubString(1, (int) clob.length());
    }
    boolean known =
        value instanceof CharSequence
            || value instanceof Character
            || value instanceof UUID
            || value instanceof URL
            || value instanceof URI
            || value instanceof Enum;
    if (!known) {
      throw SqlErrors.badCast(
          "An object of class " + value.getClass().getName() + " cannot be a parameter.");
    }
    return value.toString();
  }

  private static Own own(int jdbcType, String name, Object value) {
    return new Own(new SqlType(jdbcType, name, -1, 0, false), value);
  }

  private static Own timestamp(LocalDateTime wallClock) {
    return own(Types.TIMESTAMP, "TIMESTAMP", Times.milliseconds(wallClock));
  }

  private static Own date(LocalDate date) {
    return own(Types.DATE, "DATE", (int) date.toEpochDay());
  }

  private static Own time(LocalTime time) {
    return own(Types.TIME, "TIME", (int) (time.toNanoOfDay() / 1_000_000));
  }
}
