package dev.powertrack.orders;

import dev.powertrack.api.HistoricalPowerTrack;
import dev.powertrack.api.Job;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be said to a quote. */
public enum Decision {
  /** Spends money and cannot be stopped. */
  ACCEPT("accepted", Set.of("accepted", "running", "completed", "delivered", "finished", "failed")),
  /** Cannot be taken back either. */
  REJECT("rejected", Set.of("rejected"));

  private final String status;
  private final Set<String> reached;

  Decision(String status, Set<String> reached) {
    this.status = status;
    this.reached = reached;
  }

  /** The decision whose status a job is to get: {@code accepted} or {@code rejected}. */
  public static Optional<Decision> ofStatus(@Nullable String status) {
    String word = status == null ? "" : status.strip().toLowerCase(Locale.ROOT);
    for (Decision decision : values()) {
      if (decision.status.equals(word)) {
        return Optional.of(decision);
      }
    }
    return Optional.empty();
  }

  /** The status that a job gets by it. */
  public String status() {
    return status;
  }

  /** Whether a job's status tells that this was decided. */
  boolean isReachedBy(Job job) {
    return job.status() != null && reached.contains(job.status().toLowerCase(Locale.ROOT));
  }

  Job send(HistoricalPowerTrack service, String jobId) {
    return this == ACCEPT ? service.accept(jobId) : service.reject(jobId);
  }
}
