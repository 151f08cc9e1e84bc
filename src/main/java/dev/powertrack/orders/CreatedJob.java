package dev.powertrack.orders;

import dev.powertrack.api.Job;
import java.util.List;

/**
 * A job that was created.
 *
 * @param job as the service answered, or as its list of jobs has it where the answer was lost
 * @param notes what its owner should know, each a sentence: rules that the service did not take, an
 *     answer that was lost, rules that could not be kept; usually none
 */
public record CreatedJob(Job job, List<String> notes) {
  public CreatedJob {
    notes = List.copyOf(notes);
  }
}
