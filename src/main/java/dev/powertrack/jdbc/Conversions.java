package dev.powertrack.jdbc;

import static dev.powertrack.jdbc.Form.BOOLEAN;
import static dev.powertrack.jdbc.Form.BYTES;
import static dev.powertrack.jdbc.Form.DATE;
import static dev.powertrack.jdbc.Form.DURATION;
import static dev.powertrack.jdbc.Form.LIST;
import static dev.powertrack.jdbc.Form.MONTHS;
import static dev.powertrack.jdbc.Form.NUMBER;
import static dev.powertrack.jdbc.Form.OTHER;
import static dev.powertrack.jdbc.Form.TEXT;
import static dev.powertrack.jdbc.Form.TIME;
import static dev.powertrack.jdbc.Form.TIMESTAMP;

import dev.powertrack.sql.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What each form of value becomes for each Java class: one table, read by every getter and by every
 * setter ({@link ParameterValues}). A pair that is not in it is an SQLDataException 22018.
 */
final class Conversions {

  /** From a value in its internal form. */
  interface Conversion<S, T> {
    T apply(S value, @Nullable TimeZone zone) throws SQLException;
  }

  /** The same, whatever the zone. */
  interface Plain<S, T> {
    T apply(S value) throws SQLException;
  }

  private static final Map<Form<?>, Map<Class<?>, Conversion<Object, ?>>> TABLE = new HashMap<>();

  private static final Map<Class<?>, Class<?>> BOXED =
      Map.of(
          boolean.class, Boolean.class,
          byte.class, Byte.class,
          short.class, Short.class,
          int.class, Integer.class,
          long.class, Long.class,
          float.class, Float.class,
          double.class, Double.class);

  static {
    numbersFrom(NUMBER, value -> value);
    add(NUMBER, Number.class, value -> value);
    add(NUMBER, Boolean.class, Numbers::toBoolean);
    add(NUMBER, String.class, Numbers::toText);

    numbersFrom(BOOLEAN, value -> value ? 1 : 0);
    add(BOOLEAN, Boolean.class, value -> value);
    add(BOOLEAN, String.class, String::valueOf);

    numbersFrom(TEXT, Numbers::parse);
    timesFrom(TEXT, Times::parseTimestamp);
    add(TEXT, LocalDate.class, Times::parseDate);
    add(TEXT, LocalTime.class, Times::parseTime);
    addZoned(TEXT, Time.class, (value, zone) -> Times.time(Times.parseTime(value), zone));
    add(TEXT, Boolean.class, Texts::toBoolean);
    add(TEXT, String.class, value -> value);
    add(TEXT, CharSequence.class, value -> value);
    add(TEXT, URL.class, Texts::toUrl);
    add(TEXT, URI.class, Texts::toUri);
    add(TEXT, UUID.class, Texts::toUuid);
    add(TEXT, byte[].class, value -> value.getBytes(StandardCharsets.UTF_8));
    add(TEXT, Clob.class, TextClob::new);
    add(TEXT, NClob.class, TextClob::new);

    timesFrom(TIMESTAMP, Times::wallClock);
    add(TIMESTAMP, String.class, value -> Times.text(Times.wallClock(value)));
    add(TIMESTAMP, LocalTime.class, value -> Times.wallClock(value).toLocalTime());
    addZoned(
        TIMESTAMP,
        Time.class,
        (value, zone) -> Times.time(Times.wallClock(value).toLocalTime(), zone));

    timesFrom(DATE, value -> LocalDate.ofEpochDay(value.longValue()).atStartOfDay());
    add(DATE, String.class, value -> LocalDate.ofEpochDay(value.longValue()).toString());

    add(TIME, String.class, value -> Times.text(Times.timeOfDay(value)));
    add(TIME, LocalTime.class, Times::timeOfDay);
    add(TIME, OffsetTime.class, value -> Times.timeOfDay(value).atOffset(ZoneOffset.UTC));
    addZoned(TIME, Time.class, (value, zone) -> Times.time(Times.timeOfDay(value), zone));
    addZoned(
        TIME,
        Timestamp.class,
        (value, zone) -> new Timestamp(Times.time(Times.timeOfDay(value), zone).getTime()));

    add(BYTES, byte[].class, byte[]::clone);
    add(BYTES, String.class, value -> java.util.HexFormat.of().formatHex(value));

    add(DURATION, Duration.class, value -> Duration.ofMillis(value.longValue()));
    add(DURATION, Long.class, Numbers::toLong);
    add(DURATION, String.class, value -> Texts.ofMilliseconds(value.longValue()));
    add(MONTHS, Period.class, value -> Period.ofMonths(Numbers.toInt(value)).normalized());
    add(MONTHS, Long.class, Numbers::toLong);
    add(MONTHS, Integer.class, Numbers::toInt);
    add(MONTHS, String.class, value -> Texts.ofMonths(value.longValue()));

    add(LIST, Array.class, ListArray::new);
    add(LIST, List.class, value -> value);
    add(LIST, Object[].class, List::toArray);
    add(LIST, String.class, String::valueOf);

    add(OTHER, String.class, String::valueOf);
    add(OTHER, UUID.class, value -> Texts.toUuid(value.toString()));
  }

  private Conversions() {}

  private static <S> void numbersFrom(Form<S> form, Plain<S, Number> number) {
    add(form, Byte.class, value -> Numbers.toByte(number.apply(value)));
    add(form, Short.class, value -> Numbers.toShort(number.apply(value)));
    add(form, Integer.class, value -> Numbers.toInt(number.apply(value)));
    add(form, Long.class, value -> Numbers.toLong(number.apply(value)));
    add(form, Float.class, value -> Numbers.toFloat(number.apply(value)));
    add(form, Double.class, value -> Numbers.toDouble(number.apply(value)));
    add(form, BigDecimal.class, value -> Numbers.toDecimal(number.apply(value)));
    add(form, BigInteger.class, value -> Numbers.toBigInteger(number.apply(value)));
  }

  /** {@code java.time} reads the UTC wall clock as it is, {@code java.sql} shows it in a zone. */
  private static <S> void timesFrom(Form<S> form, Plain<S, LocalDateTime> clock) {
    add(form, LocalDateTime.class, clock);
    add(form, LocalDate.class, value -> clock.apply(value).toLocalDate());
    add(form, Instant.class, value -> clock.apply(value).toInstant(ZoneOffset.UTC));
    add(form, OffsetDateTime.class, value -> clock.apply(value).atOffset(ZoneOffset.UTC));
    add(form, ZonedDateTime.class, value -> clock.apply(value).atZone(ZoneOffset.UTC));
    addZoned(form, Timestamp.class, (value, zone) -> Times.timestamp(clock.apply(value), zone));
    addZoned(form, Date.class, (value, zone) -> Times.date(clock.apply(value).toLocalDate(), zone));
    addZoned(
        form, java.util.Date.class, (value, zone) -> Times.timestamp(clock.apply(value), zone));
  }

  private static <S, T> void add(Form<S> form, Class<T> target, Plain<S, ? extends T> plain) {
    addZoned(form, target, (value, zone) -> plain.apply(value));
  }

  private static <S, T> void addZoned(
      Form<S> form, Class<T> target, Conversion<S, ? extends T> conversion) {
    TABLE
        .computeIfAbsent(form, f -> new HashMap<>())
        .put(target, (value, zone) -> conversion.apply(form.held().cast(value), zone));
  }

  /** The classes that values of {@code form} can become, for the test that enumerates the table. */
  static Set<Class<?>> targets(Form<?> form) {
    return Set.copyOf(TABLE.getOrDefault(form, Map.of()).keySet());
  }

  /**
   * @param value in the form of {@link dev.powertrack.sql.Cursor#value}; null stays null
   * @param target a class of the table, a primitive one, or Object for the type's usual class
   * @param zone in which {@code java.sql} and {@code java.util} times show the wall clock; null for
   *     the JVM's, which is then asked for only where it is needed
   * @throws java.sql.SQLDataException 22018 for a pair that makes no sense and for unreadable text,
   *     22003 for overflow, 22007 for an unreadable time
   */
  static <T> @Nullable T convert(
      @Nullable Object value, SqlType type, Class<T> target, @Nullable TimeZone zone)
      throws SQLException {
    if (value == null) {
      return null;
    }
    Form<?> form = Form.of(type, value);
    if ((form == TEXT || form == NUMBER) && value.getClass() == target) {
      return target.cast(value); // by far the most: not worth two looks into the table
    }
    Class<?> wanted = wanted(target, form, type);
    Conversion<Object, ?> conversion = TABLE.getOrDefault(form, Map.of()).get(wanted);
    if (conversion != null) {
      @SuppressWarnings("unchecked") // add() binds class and conversion
      T converted = (T) conversion.apply(value, zone);
      return converted;
    }
    if (form == OTHER && target.isInstance(value)) {
      return target.cast(value);
    }
    throw SqlErrors.badCast(
        "A value of type " + type.name() + " cannot be read as " + target.getName() + ".");
  }

  private static Class<?> wanted(Class<?> target, Form<?> form, SqlType type) {
    if (target == Object.class) {
      return usualClass(form, type);
    }
    return target.isPrimitive() ? BOXED.getOrDefault(target, target) : target;
  }

  /** A value without a useful type of its own comes as what it is. */
  private static Class<?> usualClass(Form<?> form, SqlType type) {
    if (Form.of(type) != OTHER) {
      return TypeFacts.of(type).javaClass();
    }
    return form == NUMBER
        ? BigDecimal.class
        : form == LIST ? Array.class : form == OTHER ? String.class : form.held();
  }
}
