package dev.powertrack.orders;

import static dev.powertrack.PowerTrackException.Kind.CANCELLED;

import dev.powertrack.PowerTrackException;
import dev.powertrack.api.HistoricalPowerTrack;
import dev.powertrack.api.Job;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Waits for a job to get somewhere: looks at it now and then, within the service's limit of GETs.
 *
 * @param between longer than zero; looks nearer than the client's freshness show the same
 */
public record JobWatch(HistoricalPowerTrack service, Duration between) {

  public JobWatch {
    if (between.isNegative() || between.isZero()) {
      throw new IllegalArgumentException("the time between two looks must be longer than zero");
    }
  }

  /**
   * Returns when a job stands still: nothing more will happen to it without its owner, because it
   * is quoted, delivered, rejected, failed or expired.
   *
   * @param seen told of every look, the last one too. Percentages climb twice, once while
   *     estimating and once while running
   * @throws PowerTrackException CANCELLED if the thread was interrupted, and what {@link
   *     HistoricalPowerTrack#job} throws
   */
  public Job untilItStandsStill(String jobId, Consumer<Job> seen) {
    return untilItStandsStill(service.job(jobId), seen);
  }

  /**
   * The same from an answer on, such as that to its creation, which counts as the first look.
   *
   * @param seen told of that answer too
   */
  public Job untilItStandsStill(Job answered, Consumer<Job> seen) {
    Job job = answered;
    while (true) {
      seen.accept(job);
      if (standsStill(job)) {
        return job;
      }
      pause(job.jobId());
      job = service.job(job.jobId());
    }
  }

  private static boolean standsStill(Job job) {
    return job.isFinal()
        || (job.status() != null && job.status().toLowerCase(Locale.ROOT).equals("quoted"));
  }

  private void pause(String jobId) {
    try {
      Thread.sleep(between.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PowerTrackException(CANCELLED, "Cancelled while waiting for job " + jobId + ".", e);
    }
  }
}
