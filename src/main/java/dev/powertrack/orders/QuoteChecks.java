package dev.powertrack.orders;

import static dev.powertrack.PowerTrackException.Kind.EXPIRED;
import static dev.powertrack.PowerTrackException.Kind.NOT_IN_STATE;
import static dev.powertrack.PowerTrackException.Kind.REFUSED;

import dev.powertrack.PowerTrackException;
import dev.powertrack.api.Job;
import dev.powertrack.api.Quote;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The guard rails before a quote is accepted or rejected. */
record QuoteChecks(@Nullable BigDecimal maxCostDollars) {
  private static final Set<String> BEFORE_QUOTE = Set.of("opened", "estimating");

  void check(Job job, Decision decision, Instant now) {
    Quote quote = job.quote();
    requireQuoted(job, decision);
    requireTime(job, quote == null ? null : quote.expiresAt(), decision, now);
    if (decision == Decision.ACCEPT) {
      requireAffordable(job, quote == null ? null : quote.costDollars());
    }
  }

  /**
   * Whether several jobs that are accepted together, each of which may be, may be accepted at their
   * cost together.
   */
  void checkTogether(List<Job> accepted) {
    BigDecimal cost =
        accepted.stream()
            .map(Job::quote)
            .map(quote -> quote == null ? null : quote.costDollars())
            .filter(Objects::nonNull)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    if (maxCostDollars != null && cost.compareTo(maxCostDollars) > 0) {
      throw new PowerTrackException(
          REFUSED,
          "The "
              + accepted.size()
              + " jobs cost "
              + cost.toPlainString()
              + " US dollars together, and the highest cost allowed (maxCostDollars) is "
              + maxCostDollars.toPlainString()
              + ": none is accepted. Nothing was sent.");
    }
  }

  private static void requireQuoted(Job job, Decision decision) {
    if (!"quoted".equalsIgnoreCase(job.status())) {
      throw new PowerTrackException(
          NOT_IN_STATE,
          "Job "
              + name(job)
              + " is "
              + (job.status() == null ? "in a state that the service does not tell" : job.status())
              + ", not quoted: it cannot be "
              + decision.status()
              + ". Nothing was sent."
              + (isBeingEstimated(job)
                  ? " A quote takes minutes to hours: repeat it when the job's status in JOBS is"
                      + " quoted ('powertrack jobs wait … --until quoted' waits for that)."
                  : ""));
    }
  }

  private static boolean isBeingEstimated(Job job) {
    String status = job.status();
    return status != null && BEFORE_QUOTE.contains(status.toLowerCase(Locale.ROOT));
  }

  private static void requireTime(
      Job job, @Nullable Instant expiresAt, Decision decision, Instant now) {
    if (expiresAt != null && !now.isBefore(expiresAt)) {
      throw new PowerTrackException(
          EXPIRED,
          "The quote of job "
              + name(job)
              + " expired at "
              + expiresAt
              + ": it cannot be "
              + decision.status()
              + " any more. Nothing was sent.");
    }
  }

  private void requireAffordable(Job job, @Nullable BigDecimal cost) {
    if (maxCostDollars != null && (cost == null || cost.compareTo(maxCostDollars) > 0)) {
      throw new PowerTrackException(
          REFUSED,
          "The quote of job "
              + name(job)
              + (cost == null ? " names no cost" : " is " + cost.toPlainString() + " US dollars")
              + ", and the highest cost allowed (maxCostDollars) is "
              + maxCostDollars.toPlainString()
              + ": it is not accepted. Nothing was sent.");
    }
  }

  private static String name(Job job) {
    return job.jobId() + (job.title() == null ? "" : " ('" + job.title() + "')");
  }
}
