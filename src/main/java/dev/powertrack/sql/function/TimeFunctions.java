package dev.powertrack.sql.function;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;
import org.apache.calcite.avatica.util.DateTimeUtils;
import org.apache.calcite.linq4j.function.Strict;

/**
 * Functions of time. A timestamp is milliseconds since 1970 and a date days since 1970, both UTC.
 * Names of days and months are English, whatever the locale.
 */
public final class TimeFunctions {
  private static final long DAY = 86_400_000L;

  /** 1 January 1970 was a Thursday. */
  private static final long DAYS_SINCE_MONDAY = 3;

  private TimeFunctions() {}

  /** The Monday that a week began with. */
  @Strict
  public static long startOfWeek(long time) {
    long day = Math.floorDiv(time, DAY);
    return (day - Math.floorMod(day + DAYS_SINCE_MONDAY, 7L)) * DAY;
  }

  /** The midnight that a day began with. */
  @Strict
  public static long startOfDay(long time) {
    return time - Math.floorMod(time, DAY);
  }

  /** A date has no hours to cut. */
  @Strict
  public static int day(int day) {
    return day;
  }

  @Strict
  public static int makeDate(int year, int month, int day) {
    try {
      return (int) LocalDate.of(year, month, day).toEpochDay();
    } catch (DateTimeException e) {
      throw new PowerTrackException(
          Kind.BAD_TIME,
          String.format(
              Locale.ROOT, "There is no day %d of month %d of the year %d.", day, month, year),
          e);
    }
  }

  /** See {@link TimePattern}. */
  @Strict
  public static String toChar(long time, String pattern) {
    return TimePattern.of(pattern).format(at(time));
  }

  @Strict
  public static String dateToChar(int day, String pattern) {
    return toChar(day * DAY, pattern);
  }

  @Strict
  public static long toTimestamp(String text, String pattern) {
    return TimePattern.of(pattern).parse(text).toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  @Strict
  public static int toDate(String text, String pattern) {
    return (int) TimePattern.of(pattern).parse(text).toLocalDate().toEpochDay();
  }

  /** What the clocks of one zone show when those of another show a time. */
  @Strict
  public static long convertTimezone(String from, String to, long time) {
    return Instant.ofEpochMilli(instant(time, zone(from)))
        .atZone(zone(to))
        .toLocalDateTime()
        .toInstant(ZoneOffset.UTC)
        .toEpochMilli();
  }

  /**
   * Whether {@link #convertTimezone} rises with the time from {@code first} to {@code last}: no
   * clock of the two is put back or forward meanwhile. No with the name of a zone that is none.
   */
  public static boolean keepsOrder(String from, String to, long first, long last) {
    try {
      ZoneId here = zone(from);
      // No offset is above 18 hours: what the clock here shows is a day off at most.
      return !changes(here, first - DAY, last + DAY)
          && !changes(zone(to), instant(first, here), instant(last, here));
    } catch (PowerTrackException noSuchZone) {
      return false;
    }
  }

  private static boolean changes(ZoneId zone, long after, long until) {
    ZoneOffsetTransition next = zone.getRules().nextTransition(Instant.ofEpochMilli(after));
    return next != null && next.getInstant().toEpochMilli() <= until;
  }

  private static long instant(long time, ZoneId zone) {
    return at(time).atZone(zone).toInstant().toEpochMilli();
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new PowerTrackException(
          Kind.INVALID_VALUE,
          "There is no time zone '" + name + "'; UTC and Europe/Berlin are some.",
          e);
    }
  }

  /** {@code 2014-07-13 21:24:00}, or {@code 2014-07-13 21:24:00.500}, as getString has it. */
  @Strict
  public static String textOfTimestamp(long time) {
    return DateTimeUtils.unixTimestampToString(time, time % 1000 == 0 ? 0 : 3);
  }

  /** {@code 21:24:00}, or {@code 21:24:00.500}. */
  @Strict
  public static String textOfTime(int time) {
    return DateTimeUtils.unixTimeToString(time, time % 1000 == 0 ? 0 : 3);
  }

  /** How many whole months lie between, as the calendar counts; below 0 for an earlier end. */
  @Strict
  public static int wholeMonths(long from, long to) {
    return Math.toIntExact(ChronoUnit.MONTHS.between(at(from), at(to)));
  }

  /** See {@link Age}. */
  @Strict
  public static String age(long time, long since) {
    return time < since
        ? Age.between(at(time), at(since)).inWords(-1)
        : Age.between(at(since), at(time)).inWords(1);
  }

  @Strict
  public static String dayName(long time) {
    DayOfWeek day = at(time).getDayOfWeek();
    return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  @Strict
  public static String monthName(long time) {
    return at(time).getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  private static LocalDateTime at(long millis) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
  }
}
