package dev.powertrack.orders;

import dev.powertrack.api.Job;
import dev.powertrack.api.Quote;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What accepting a quote comes to. What the service does not tell is null.
 *
 * @param costDollars US dollars; null with a subscription
 * @param days what is charged, as in {@link OrderPreview}
 * @param estimatedActivityCount tweets, an order of magnitude
 * @param estimatedDurationHours how long the job will run
 * @param estimatedFileSizeMb megabytes, compressed
 * @param expiresAt until when it can be accepted, UTC
 */
public record QuotePreview(
    String jobId,
    @Nullable String title,
    @Nullable BigDecimal costDollars,
    @Nullable Long days,
    @Nullable Long estimatedActivityCount,
    @Nullable BigDecimal estimatedDurationHours,
    @Nullable BigDecimal estimatedFileSizeMb,
    @Nullable Instant expiresAt) {
  private static final Quote NONE = new Quote(null, null, null, null, null);

  /** Of a job that is quoted; asks nobody. */
  public static QuotePreview of(Job job) {
    Quote quote = job.quote() == null ? NONE : job.quote();
    Instant from = job.fromDate();
    Instant to = job.toDate();
    return new QuotePreview(
        job.jobId(),
        job.title(),
        quote.costDollars(),
        from == null || to == null ? null : OrderPreview.days(from, to),
        quote.estimatedActivityCount(),
        quote.estimatedDurationHours(),
        quote.estimatedFileSizeMb(),
        quote.expiresAt());
  }

  /** For people, for example a warning. */
  public String sentence() {
    List<String> parts = new ArrayList<>();
    parts.add(costDollars == null ? "no cost named" : costDollars.toPlainString() + " US dollars");
    if (days != null) {
      parts.add(days + (days == 1 ? " day" : " days") + " of Historical PowerTrack");
    }
    if (estimatedActivityCount != null) {
      parts.add("about " + estimatedActivityCount + " tweets");
    }
    if (estimatedDurationHours != null) {
      parts.add("about " + estimatedDurationHours.toPlainString() + " hours to run");
    }
    return "Job "
        + jobId
        + (title == null ? "" : " ('" + title + "')")
        + ": "
        + String.join(", ", parts)
        + ".";
  }
}
