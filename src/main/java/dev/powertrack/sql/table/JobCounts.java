package dev.powertrack.sql.table;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.api.HistoricalPowerTrack;
import dev.powertrack.api.Outcome;
import java.util.OptionalLong;

/** How many tweets whole jobs have, by somebody else's word. */
interface JobCounts {
  /**
   * Of a job; empty where that is not told.
   *
   * @throws PowerTrackException when the service cannot be asked
   */
  OptionalLong of(String jobId);

  /** By the service's: the {@code activityCount} of a job's results, a request for each job. */
  static JobCounts of(HistoricalPowerTrack service) {
    return jobId -> {
      try {
        Outcome results = service.job(jobId).results();
        Long count = results == null ? null : results.activityCount();
        return count == null ? OptionalLong.empty() : OptionalLong.of(count);
      } catch (PowerTrackException e) {
        if (e.kind() == Kind.EXPIRED || e.kind() == Kind.NOT_FOUND) {
          return OptionalLong.empty(); // its files may still be on this machine
        }
        throw e;
      }
    };
  }
}
