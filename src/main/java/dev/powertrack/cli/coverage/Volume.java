package dev.powertrack.cli.coverage;

import dev.powertrack.archive.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Tweets over time, in steps of one length that begin at whole multiples of it, UTC.
 *
 * @param step a whole number of windows
 */
record Volume(Duration step, List<Step> steps) {
  private static final List<Duration> STEPS =
      List.of(
          Window.LENGTH,
          Duration.ofHours(1),
          Duration.ofHours(3),
          Duration.ofHours(6),
          Duration.ofDays(1),
          Duration.ofDays(7),
          Duration.ofDays(28));

  Volume {
    steps = List.copyOf(steps);
  }

  /**
   * One step.
   *
   * @param start inclusive
   * @param windows of the job that are in it
   * @param unknown how many of these may hold tweets of which nobody here knows
   * @param tweets known ones
   */
  record Step(Instant start, int windows, int unknown, long tweets) {}

  /**
   * In the shortest steps of which there are not too many.
   *
   * @param most steps, unless even steps of four weeks are more
   */
  static Volume of(List<CoveredWindow> windows, int most) {
    long millis = windows.size() * Window.LENGTH.toMillis();
    Duration step =
        STEPS.stream()
            .filter(one -> millis / one.toMillis() <= most)
            .findFirst()
            .orElse(STEPS.get(STEPS.size() - 1));
    List<Step> steps = new ArrayList<>();
    for (CoveredWindow window : windows) {
      Instant start = start(window.window().start(), step);
      Step last = steps.isEmpty() ? null : steps.get(steps.size() - 1);
      if (last == null || !last.start.equals(start)) {
        last = new Step(start, 0, 0, 0);
        steps.add(last);
      }
      steps.set(steps.size() - 1, with(last, window));
    }
    return new Volume(step, steps);
  }

  private static Step with(Step step, CoveredWindow window) {
    Long tweets = window.tweets();
    return new Step(
        step.start,
        step.windows + 1,
        step.unknown + (tweets == null ? 1 : 0),
        step.tweets + (tweets == null ? 0 : tweets));
  }

  private static Instant start(Instant time, Duration step) {
    long length = step.toMillis();
    return Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), length) * length);
  }

  long most() {
    return steps.stream().mapToLong(Step::tweets).max().orElse(0);
  }

  /** {@code ten minutes}, {@code hour}, {@code 3 hours}, {@code day}, {@code 7 days}. */
  String stepInWords() {
    if (step.equals(Window.LENGTH)) {
      return "ten minutes";
    }
    long hours = step.toHours();
    long days = step.toDays();
    if (days > 0) {
      return days == 1 ? "day" : days + " days";
    }
    return hours == 1 ? "hour" : hours + " hours";
  }
}
