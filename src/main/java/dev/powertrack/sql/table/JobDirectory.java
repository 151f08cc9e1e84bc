package dev.powertrack.sql.table;

import dev.powertrack.api.Job;
import dev.powertrack.api.JobSummary;
import dev.powertrack.api.Rule;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The jobs that there are. */
interface JobDirectory {
  /** The status of a job that the service no longer tells of, though files of it are here. */
  String EXPIRED = "expired";

  /** All of them, with what one request tells. */
  List<JobSummary> list();

  /**
   * All that can be known of a job, at the cost of a request.
   *
   * @return null where no more is known than the list tells
   * @throws dev.powertrack.PowerTrackException NOT_FOUND, EXPIRED and others
   */
  @Nullable Job job(String jobId);

  /** The rules of a job where they are known, at no cost. */
  Optional<List<Rule>> rules(String jobId);
}
