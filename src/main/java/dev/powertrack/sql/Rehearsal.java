package dev.powertrack.sql;

import dev.powertrack.api.NewJob;
import dev.powertrack.orders.JobDesk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A batch of changes before it is run: each statement is executed and gives its count, but instead
 * of being sent its changes are checked, those of all statements together. Used by one thread.
 */
public final class Rehearsal {
  private final Map<JobDesk, List<NewJob>> orders = new LinkedHashMap<>();

  /** Takes the jobs of one statement. */
  public void order(JobDesk desk, List<NewJob> jobs) {
    orders.computeIfAbsent(desk, d -> new ArrayList<>()).addAll(jobs);
  }

  /**
   * Checks what all statements together would create.
   *
   * @throws dev.powertrack.PowerTrackException as {@link JobDesk#check(List)}
   */
  public void end() {
    orders.forEach(JobDesk::check);
  }
}
