package dev.powertrack.jdbc;

import java.sql.Date;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * The UTC wall clock, and how the old {@code java.sql} classes show it.
 *
 * <p>A TIMESTAMP is a UTC wall clock. The {@code java.time} classes and texts are read from it
 * exactly. {@code java.sql.Timestamp}, {@code Date} and {@code Time} are instants that print
 * themselves in the JVM's zone; a tool that prints them must show the same wall clock, so they hold
 * the instant at which a clock in that zone (or a given {@link Calendar}'s) shows it, as pgjdbc
 * does. Where that zone skips the hour, the clock shows an hour later; where it repeats the hour,
 * the second one is meant ({@link GregorianCalendar}). Who needs instants asks for {@link Instant}.
 */
final class Times {
  private static final DateTimeFormatter DATE =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR, 4, 9, SignStyle.NORMAL)
          .appendLiteral('-')
          .appendValue(ChronoField.MONTH_OF_YEAR, 1, 2, SignStyle.NOT_NEGATIVE)
          .appendLiteral('-')
          .appendValue(ChronoField.DAY_OF_MONTH, 1, 2, SignStyle.NOT_NEGATIVE)
          .toFormatter(Locale.ROOT);

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.HOUR_OF_DAY, 1, 2, SignStyle.NOT_NEGATIVE)
          .appendLiteral(':')
          .appendValue(ChronoField.MINUTE_OF_HOUR, 2)
          .optionalStart()
          .appendLiteral(':')
          .appendValue(ChronoField.SECOND_OF_MINUTE, 2)
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .optionalEnd()
          .optionalEnd()
          .toFormatter(Locale.ROOT);

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

  /** Date, time, both with a blank or a T, each with an offset or without. */
  private static final DateTimeFormatter ANY =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .optionalStart()
          .append(DATE)
          .optionalEnd()
          .optionalStart()
          .appendPattern("[' ']['T']")
          .append(TIME)
          .optionalEnd()
          .optionalStart()
          .appendPattern("[' ']")
          .appendOffset("+HH:mm:ss", "Z")
          .optionalEnd()
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private Times() {}

  static LocalDateTime wallClock(Number milliseconds) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(milliseconds.longValue()), ZoneOffset.UTC);
  }

  static long milliseconds(LocalDateTime wallClock) {
    return wallClock.toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  static LocalTime timeOfDay(Number milliseconds) {
    return LocalTime.ofNanoOfDay(Math.floorMod(milliseconds.longValue(), 86_400_000L) * 1_000_000L);
  }

  /** {@code 2014-07-13 21:24:00}, and {@code .123} after it where there are milliseconds. */
  static String text(LocalDateTime wallClock) {
    return wallClock.toLocalDate() + " " + text(wallClock.toLocalTime());
  }

  /** {@code 21:24:00}, and {@code .123} after it where there are milliseconds. */
  static String text(LocalTime time) {
    return (time.get(ChronoField.MILLI_OF_SECOND) == 0 ? SECONDS : MILLISECONDS).format(time);
  }

  static Timestamp timestamp(LocalDateTime wallClock, @Nullable TimeZone zone) {
    Timestamp timestamp = new Timestamp(instantOf(wallClock, zone));
    timestamp.setNanos(wallClock.get(ChronoField.NANO_OF_SECOND));
    return timestamp;
  }

  static Date date(LocalDate date, @Nullable TimeZone zone) {
    return new Date(instantOf(date.atStartOfDay(), zone));
  }

  static Time time(LocalTime time, @Nullable TimeZone zone) {
    return new Time(instantOf(time.atDate(LocalDate.EPOCH), zone));
  }

  /** When a clock in {@code zone} shows {@code wallClock}: milliseconds since 1970. */
  private static long instantOf(LocalDateTime wallClock, @Nullable TimeZone zone) {
    TimeZone shown = zone == null ? TimeZone.getDefault() : zone;
    Calendar calendar = new GregorianCalendar(shown, Locale.ROOT);
    calendar.clear();
    calendar.set(
        wallClock.getYear(),
        wallClock.getMonthValue() - 1,
        wallClock.getDayOfMonth(),
        wallClock.getHour(),
        wallClock.getMinute(),
        wallClock.getSecond());
    calendar.set(Calendar.MILLISECOND, wallClock.get(ChronoField.MILLI_OF_SECOND));
    return calendar.getTimeInMillis();
  }

  /** What a clock in {@code zone} shows at an instant, to the millisecond. */
  static LocalDateTime wallClock(java.util.Date instant, TimeZone zone) {
    Calendar calendar = new GregorianCalendar(zone, Locale.ROOT);
    calendar.setTimeInMillis(instant.getTime());
    return LocalDateTime.of(
        calendar.get(Calendar.YEAR),
        calendar.get(Calendar.MONTH) + 1,
        calendar.get(Calendar.DAY_OF_MONTH),
        calendar.get(Calendar.HOUR_OF_DAY),
        calendar.get(Calendar.MINUTE),
        calendar.get(Calendar.SECOND),
        calendar.get(Calendar.MILLISECOND) * 1_000_000);
  }

  /** A text as a UTC wall clock; an offset or a Z in it is counted in; a date is its midnight. */
  static LocalDateTime parseTimestamp(String text) throws SQLException {
    TemporalAccessor parsed = parse(text, "TIMESTAMP");
    if (!parsed.isSupported(ChronoField.EPOCH_DAY)) {
      throw unreadable(text, "TIMESTAMP");
    }
    LocalTime time =
        parsed.isSupported(ChronoField.NANO_OF_DAY) ? LocalTime.from(parsed) : LocalTime.MIDNIGHT;
    LocalDateTime wallClock = LocalDate.from(parsed).atTime(time).truncatedTo(ChronoUnit.MILLIS);
    return parsed.isSupported(ChronoField.OFFSET_SECONDS)
        ? inUtc(wallClock.atOffset(ZoneOffset.from(parsed)))
        : wallClock;
  }

  static LocalDate parseDate(String text) throws SQLException {
    return parseTimestamp(text).toLocalDate();
  }

  static LocalTime parseTime(String text) throws SQLException {
    TemporalAccessor parsed = parse(text, "TIME");
    if (parsed.isSupported(ChronoField.EPOCH_DAY)) {
      return parseTimestamp(text).toLocalTime();
    }
    LocalTime time = LocalTime.from(parsed).truncatedTo(ChronoUnit.MILLIS);
    return parsed.isSupported(ChronoField.OFFSET_SECONDS)
        ? time.minusSeconds(parsed.get(ChronoField.OFFSET_SECONDS))
        : time;
  }

  static LocalDateTime inUtc(OffsetDateTime time) {
    return time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
  }

  private static TemporalAccessor parse(String text, String target) throws SQLException {
    try {
      TemporalAccessor parsed = ANY.parse(text.strip());
      if (parsed.isSupported(ChronoField.EPOCH_DAY)
          || parsed.isSupported(ChronoField.NANO_OF_DAY)) {
        return parsed;
      }
    } catch (DateTimeException e) {
      throw unreadable(text, target);
    }
    throw unreadable(text, target);
  }

  private static SQLDataException unreadable(String text, String target) {
    return new SQLDataException(
        "The text '"
            + Texts.shortened(text)
            + "' is no "
            + target
            + "; write it like "
            + (target.equals("TIME") ? "21:24:00" : "2014-07-13 21:24:00")
            + ".",
        SqlErrors.BAD_TIME);
  }
}
