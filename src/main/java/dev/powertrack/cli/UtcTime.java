package dev.powertrack.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A time as people write it: {@code 2014-07-13T21:30Z}, with an offset, with seconds, without a
 * zone, or the day alone; or as the service does: {@code 201407132130}. Without an offset it is
 * UTC.
 */
final class UtcTime implements ITypeConverter<Instant> {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd[['T'][' ']HH:mm[:ss][XXX][X]]", Locale.ROOT);

  /** As the service itself writes times. */
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuuMMddHHmm", Locale.ROOT);

  @Override
  public Instant convert(String text) {
    try {
      if (text.strip().matches("[0-9]{12}")) {
        return LocalDateTime.parse(text.strip(), MINUTE).toInstant(ZoneOffset.UTC);
      }
      TemporalAccessor time =
          FORM.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      if (time instanceof OffsetDateTime offset) {
        return offset.toInstant();
      }
      return (time instanceof LocalDateTime local ? local : ((LocalDate) time).atStartOfDay())
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "it must be a time such as 2014-07-13T21:30Z or a day such as 2014-07-13, both UTC, not '"
              + text
              + "'");
    }
  }
}
