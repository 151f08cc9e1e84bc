package dev.powertrack.sql.function;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a time that is written as text: the form of SQL, and the ISO forms with T, with Z or an
 * offset, without seconds or without a time of day. All mean UTC.
 */
public final class TimeText {
  private static final Pattern ZONED = Pattern.compile(".*(?:Z|[+-]\\d\\d(?::?\\d\\d)?)$");
  private static final Pattern SHORT_OFFSET = Pattern.compile("([+-]\\d\\d)(\\d\\d)?$");

  private TimeText() {}

  /**
   * Milliseconds since 1970.
   *
   * @throws PowerTrackException (BAD_TIME) for a text that is no time
   */
  public static long millis(String text) {
    try {
      return time(text).toInstant(ZoneOffset.UTC).toEpochMilli();
    } catch (DateTimeException e) {
      throw noTime(text, "time", "2014-07-13 21:24:00 (UTC)", e);
    }
  }

  /** Days since 1970; a time of day must be midnight. */
  public static int day(String text) {
    try {
      LocalDateTime time = time(text);
      if (time.toLocalTime() == LocalTime.MIDNIGHT) {
        return (int) time.toLocalDate().toEpochDay();
      }
    } catch (DateTimeException e) {
      throw noTime(text, "date", "2014-07-13", e);
    }
    throw noTime(text, "date", "2014-07-13", null);
  }

  /** Milliseconds since midnight. */
  public static int millisOfDay(String text) {
    try {
      return (int) (LocalTime.parse(text.strip()).toNanoOfDay() / 1_000_000);
    } catch (DateTimeException e) {
      throw noTime(text, "time of day", "21:24:00", e);
    }
  }

  private static LocalDateTime time(String text) {
    String iso = text.strip().replaceFirst("^(\\S+) +", "$1T").replace(" ", "");
    int t = iso.indexOf('T');
    if (t < 0) {
      return LocalDate.parse(iso).atStartOfDay();
    }
    if (!ZONED.matcher(iso.substring(t)).matches()) {
      return LocalDateTime.parse(iso);
    }
    String offset = iso.endsWith("Z") ? iso : withMinutes(iso);
    return OffsetDateTime.parse(offset).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
  }

  /** {@code +02} and {@code +0200} as {@code +02:00}. */
  private static String withMinutes(String iso) {
    return SHORT_OFFSET
        .matcher(iso)
        .replaceFirst(
            found -> found.group(1) + ":" + (found.group(2) == null ? "00" : found.group(2)));
  }

  private static PowerTrackException noTime(
      String text, String what, String example, @Nullable Throwable why) {
    return new PowerTrackException(
        Kind.BAD_TIME,
        "The text '" + text + "' is no " + what + "; write it like " + example + ".",
        why);
  }
}
