package dev.powertrack.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times as the service writes them, always UTC: {@code 201405171800} for the period of a job, ISO
 * 8601 for everything else.
 */
final class ServiceTime {
  private static final DateTimeFormatter MINUTE =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuuMMdd")
          .appendPattern("HHmm")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);
  private static final Pattern TWELVE_DIGITS = Pattern.compile("[0-9]{12}");
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendValue(ChronoField.YEAR, 4)
          .appendPattern("-MM-dd['T'][' ']HH:mm[:ss]")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .optionalEnd()
          .appendPattern("[XXX][XX][X]")
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private ServiceTime() {}

  /** Null for what is no such time: the documentation itself shows one that is none. */
  static @Nullable Instant read(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String value = text.strip();
    try {
      return TWELVE_DIGITS.matcher(value).matches()
          ? LocalDateTime.parse(value, MINUTE).toInstant(ZoneOffset.UTC)
          : instant(ISO.parseBest(value, OffsetDateTime::from, LocalDateTime::from));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** {@code YYYYMMDDHHMM}, UTC. */
  static String minute(Instant time) {
    return MINUTE.format(time.atOffset(ZoneOffset.UTC));
  }

  private static Instant instant(TemporalAccessor parsed) {
    return parsed instanceof LocalDateTime local
        ? local.toInstant(ZoneOffset.UTC)
        : Instant.from(parsed);
  }
}
