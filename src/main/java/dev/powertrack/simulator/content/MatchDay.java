package dev.powertrack.simulator.content;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Volume of 2014-07-13: calm, a match, a half-time, extra time, and the goal. */
final class MatchDay implements Volume {
  private static final long MIDNIGHT = Instant.parse("2014-07-13T00:00:00Z").getEpochSecond() / 60;

  /** Minute of the day and tweets a minute, joined by straight lines. */
  private static final double[][] CURVE = {
    {-600, 4},
    {0, 3},
    {60, 2},
    {180, 0.8},
    {360, 0.5},
    {540, 1},
    {720, 4},
    {900, 8},
    {1080, 14},
    {1138, 22},
    {1140, 30},
    {1185, 20},
    {1200, 13},
    {1205, 25},
    {1250, 27},
    {1260, 31},
    {1282, 34},
    {1283, 60},
    {1284, 150},
    {1287, 105},
    {1292, 60},
    {1295, 52},
    {1296, 95},
    {1305, 58},
    {1320, 40},
    {1380, 15},
    {1440, 8},
    {2040, 4}
  };

  private final long seed;
  private final Set<Instant> silent;

  /**
   * @param silent starts of windows without a tweet
   */
  MatchDay(long seed, Set<Instant> silent) {
    this.seed = seed;
    this.silent = Set.copyOf(silent);
  }

  @Override
  public int inMinute(long epochMinute) {
    Instant window = Instant.EPOCH.plus(Duration.ofMinutes(epochMinute - epochMinute % 10));
    if (silent.contains(window)) {
      return 0;
    }
    return Volume.random(seed, epochMinute, mean(epochMinute - MIDNIGHT));
  }

  private static double mean(long minute) {
    for (int i = 1; i < CURVE.length; i++) {
      if (minute < CURVE[i][0]) {
        double[] a = CURVE[i - 1];
        double[] b = CURVE[i];
        double way = Math.max(0, (minute - a[0]) / (b[0] - a[0]));
        return a[1] + way * (b[1] - a[1]);
      }
    }
    return CURVE[CURVE.length - 1][1];
  }
}
