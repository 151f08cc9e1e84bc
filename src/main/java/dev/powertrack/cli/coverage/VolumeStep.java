package dev.powertrack.cli.coverage;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;

/** The lengths of time by which tweets are added up, UTC; the longer ones are the calendar's. */
enum VolumeStep {
  TEN_MINUTES("ten minutes", Duration.ofMinutes(10)),
  HOUR("hour", Duration.ofHours(1)),
  THREE_HOURS("three hours", Duration.ofHours(3)),
  SIX_HOURS("six hours", Duration.ofHours(6)),
  DAY("day", Duration.ofDays(1)),
  WEEK("week", Duration.ofDays(7)),
  MONTH("month", Duration.ofDays(28)),
  YEAR("year", Duration.ofDays(365));

  private final String word;
  private final Duration atLeast;

  VolumeStep(String word, Duration atLeast) {
    this.word = word;
    this.atLeast = atLeast;
  }

  /** The shortest of which there are no more than so many in a period. */
  static VolumeStep of(Duration period, int most) {
    for (VolumeStep step : values()) {
      if (period.toMillis() <= most * step.atLeast.toMillis()) {
        return step;
      }
    }
    return YEAR;
  }

  String word() {
    return word;
  }

  /** Whether a time of the day tells one from the next. */
  boolean isPartOfDay() {
    return compareTo(DAY) < 0;
  }

  /** Of the step that a time falls into. */
  Instant start(Instant time) {
    LocalDate day = LocalDate.ofInstant(time, ZoneOffset.UTC);
    return switch (this) {
      case WEEK -> midnight(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
      case MONTH -> midnight(day.withDayOfMonth(1));
      case YEAR -> midnight(day.withDayOfYear(1));
      default -> {
        long length = atLeast.toMillis();
        yield Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), length) * length);
      }
    };
  }

  /** Of the step behind the one that starts at a time. */
  Instant next(Instant start) {
    LocalDate day = LocalDate.ofInstant(start, ZoneOffset.UTC);
    return switch (this) {
      case MONTH -> midnight(day.plusMonths(1));
      case YEAR -> midnight(day.plusYears(1));
      default -> start.plus(atLeast);
    };
  }

  private static Instant midnight(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
