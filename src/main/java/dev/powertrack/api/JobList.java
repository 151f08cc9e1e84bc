package dev.powertrack.api;

import java.util.List;

/**
 * The jobs of an account that have not expired, in the service's order, each once.
 *
 * @param delivered what the account has had so far
 * @param unreadable how many entries of the list had no job id and are therefore missing here
 */
public record JobList(List<JobSummary> jobs, Usage delivered, int unreadable) {

  public JobList {
    jobs = List.copyOf(jobs);
  }
}
