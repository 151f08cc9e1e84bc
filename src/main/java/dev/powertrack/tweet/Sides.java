package dev.powertrack.tweet;

import java.util.Arrays;

/**
 * Finds out on which side of a line its wanted keys are: those before the split are sought from the
 * beginning, the others from the end, so that the least is read. A few lines show it.
 */
final class Sides {
  private static final int LINES = 8;

  /** To go back takes so much longer: an object must be passed before its key is seen. */
  private static final int BACK_TAKES = 2;

  private final int[] wanted;

  /** So many bytes are read from the beginning, or the end, to know all of a wanted key. */
  private final long[] front;

  private final long[] back;
  private int lines;
  private int split;

  /**
   * Nothing is known yet.
   *
   * @param wanted keys by their rank, in order
   */
  Sides(int[] wanted) {
    this.wanted = wanted;
    this.front = new long[wanted.length];
    this.back = new long[wanted.length];
  }

  boolean areKnown() {
    return wanted.length == 0 || lines == LINES;
  }

  /** So many of the wanted keys are sought from the beginning. */
  int split() {
    return split;
  }

  /**
   * A line.
   *
   * @param ranks of its keys, in order
   * @param starts where they begin, and behind them where the line ends; counted from its beginning
   */
  void add(int[] ranks, int[] starts) {
    int length = starts[ranks.length];
    for (int i = 0; i < wanted.length; i++) {
      int place = Arrays.binarySearch(ranks, wanted[i]);
      int at = place >= 0 ? place : -place - 2;
      front[i] += at + 1 < starts.length ? starts[at + 1] : length;
      back[i] += at < 0 ? length : length - starts[at];
    }
    lines++;
    split = cheapest();
  }

  private int cheapest() {
    int best = 0;
    for (int i = 1; i <= wanted.length; i++) {
      best = cost(i) < cost(best) ? i : best;
    }
    return best;
  }

  private long cost(int split) {
    return (split == 0 ? 0 : front[split - 1])
        + (split == wanted.length ? 0 : BACK_TAKES * back[split]);
  }
}
