package dev.powertrack.cli.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Which of up to five shades a number of tweets has: each begins at so many times the one before,
 * from what a calm window of the job has to its busiest.
 *
 * @param starts the least number of each shade, rising
 * @param most of any window
 */
record HeatLevels(List<Long> starts, long most) {
  private static final int LEVELS = 5;

  /** Of so many windows the calmest: one odd window shall not set the scale. */
  private static final double CALM = 0.1;

  HeatLevels {
    starts = List.copyOf(starts);
  }

  static HeatLevels of(List<CoveredWindow> windows) {
    List<Long> counts =
        windows.stream()
            .map(CoveredWindow::tweets)
            .filter(Objects::nonNull)
            .filter(count -> count > 0)
            .sorted()
            .toList();
    if (counts.isEmpty()) {
      return new HeatLevels(List.of(1L), 0);
    }
    double low = counts.get((int) (counts.size() * CALM));
    double high = counts.get(counts.size() - 1);
    List<Long> starts = new ArrayList<>(List.of(1L));
    for (int level = 1; level < LEVELS; level++) {
      long start = rounded(low * Math.pow(high / low, (double) level / LEVELS));
      if (start > Math.max(low, starts.get(starts.size() - 1)) && start <= high) {
        starts.add(start);
      }
    }
    return new HeatLevels(starts, counts.get(counts.size() - 1));
  }

  /** Two digits are as exact as a legend needs to be. */
  private static long rounded(double number) {
    double unit = Math.max(1, Math.pow(10, Math.floor(Math.log10(number)) - 1));
    return (long) (Math.round(number / unit) * unit);
  }

  /** From 1; 0 for no tweet. */
  int of(long tweets) {
    int level = 0;
    while (level < starts.size() && tweets >= starts.get(level)) {
      level++;
    }
    return level;
  }

  /** {@code 21–55}. */
  String range(int level) {
    long from = starts.get(level - 1);
    long to = level < starts.size() ? starts.get(level) - 1 : most;
    return from >= to ? Html.number(from) : Html.number(from) + "–" + Html.number(to);
  }
}
