package dev.powertrack.cli.coverage;

import dev.powertrack.archive.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tweets over time, in steps of one length. */
record Volume(VolumeStep length, List<Step> steps) {

  Volume {
    steps = List.copyOf(steps);
  }

  /**
   * One step.
   *
   * @param start inclusive
   * @param end exclusive
   * @param windows of the job that are in it
   * @param unknown how many of these may hold tweets of which nobody here knows
   * @param tweets known ones
   */
  record Step(Instant start, Instant end, int windows, int unknown, long tweets) {

    private Step with(CoveredWindow window) {
      Long count = window.tweets();
      return new Step(
          start,
          end,
          windows + 1,
          unknown + (count == null ? 1 : 0),
          tweets + (count == null ? 0 : count));
    }

    /** Whether there is no tweet of which anybody here knows, though there may be some. */
    boolean isUnknown() {
      return unknown > 0 && tweets == 0;
    }
  }

  /** In the shortest steps of which there are not more than so many. */
  static Volume of(List<CoveredWindow> windows, int most) {
    Duration period = Window.LENGTH.multipliedBy(windows.size());
    VolumeStep length = VolumeStep.of(period, most);
    List<Step> steps = new ArrayList<>();
    Step step = null;
    for (CoveredWindow window : windows) {
      Instant start = length.start(window.window().start());
      if (step == null || !step.start.equals(start)) {
        if (step != null) {
          steps.add(step);
        }
        step = new Step(start, length.next(start), 0, 0, 0);
      }
      step = step.with(window);
    }
    if (step != null) {
      steps.add(step);
    }
    return new Volume(length, steps);
  }

  long most() {
    return steps.stream().mapToLong(Step::tweets).max().orElse(0);
  }
}
