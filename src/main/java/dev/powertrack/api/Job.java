package dev.powertrack.api;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One job with everything that the service tells about it. Whatever it does not tell, or tells in a
 * form that cannot be read, is null. Times are UTC.
 *
 * @param jobId never null
 * @param status the service's own word, an open set
 * @param percentComplete climbs to 100 while estimating, falls to 0 at the quote, climbs again
 *     while running; absent after a POST or PUT
 * @param dataFormat {@code activity_streams} or {@code original}
 * @param fromDate inclusive, whole minutes
 * @param toDate exclusive, whole minutes
 * @param acceptedBy who accepted or rejected
 * @param acceptedAt when it was accepted or rejected; the status says which
 * @param quote once the job has been estimated
 * @param results once the job has been delivered
 * @param rules only in the answer to {@link HistoricalPowerTrack#create}: no later answer holds
 *     them
 * @param jobUrl as the service wrote it, for people to read
 */
public record Job(
    String jobId,
    @Nullable String title,
    @Nullable String account,
    @Nullable String status,
    @Nullable String statusMessage,
    @Nullable Integer percentComplete,
    @Nullable String publisher,
    @Nullable String streamType,
    @Nullable String dataFormat,
    @Nullable Instant fromDate,
    @Nullable Instant toDate,
    @Nullable String requestedBy,
    @Nullable Instant requestedAt,
    @Nullable String acceptedBy,
    @Nullable Instant acceptedAt,
    @Nullable Quote quote,
    @Nullable Outcome results,
    @Nullable List<CreatedRule> rules,
    @Nullable String jobUrl) {
  private static final Set<String> FINAL =
      Set.of("delivered", "rejected", "failed", "expired", "finished");

  public Job {
    rules = rules == null ? null : List.copyOf(rules);
  }

  /** Whether nothing more is expected to happen to it soon. */
  public boolean isFinal() {
    return isFinal(status);
  }

  static boolean isFinal(@Nullable String status) {
    return status != null && FINAL.contains(status.toLowerCase(Locale.ROOT));
  }
}
