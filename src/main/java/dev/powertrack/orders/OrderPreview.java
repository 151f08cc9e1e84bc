package dev.powertrack.orders;

import dev.powertrack.api.NewJob;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * What an order comes to, before it is sent. Times are UTC.
 *
 * @param fromDate the first minute that is in the job
 * @param lastMinute the last minute that is in the job: the one before {@code toDate}
 * @param days what is charged: a UTC day counts when any minute of it is in the job (vendor's API
 *     reference, "Understanding Number of Historical PowerTrack Days")
 */
public record OrderPreview(
    String title,
    String dataFormat,
    Instant fromDate,
    Instant lastMinute,
    long days,
    int ruleCount) {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Asks nobody. */
  public static OrderPreview of(NewJob job) {
    Instant lastMinute = job.toDate().minus(Duration.ofMinutes(1));
    return new OrderPreview(
        job.title(),
        job.dataFormat(),
        job.fromDate(),
        lastMinute,
        days(job.fromDate(), job.toDate()),
        job.rules().size());
  }

  /**
   * The days that a period is charged for.
   *
   * @param toDate exclusive, a whole minute after {@code fromDate}
   */
  static long days(Instant fromDate, Instant toDate) {
    Instant lastMinute = toDate.minus(Duration.ofMinutes(1));
    return ChronoUnit.DAYS.between(
            fromDate.truncatedTo(ChronoUnit.DAYS), lastMinute.truncatedTo(ChronoUnit.DAYS))
        + 1;
  }

  /** For people, for example a warning. */
  public String sentence() {
    return String.format(
        Locale.ROOT,
        "Job '%s' covers %s to %s UTC, the last minute included: %s of Historical PowerTrack,"
            + " %s, %s.",
        title,
        MINUTE.format(fromDate),
        MINUTE.format(lastMinute),
        count(days, "day"),
        count(ruleCount, "rule"),
        dataFormat);
  }

  private static String count(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
