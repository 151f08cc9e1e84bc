package dev.powertrack.tweet;

import java.util.Arrays;

/**
 * Finds out on which side of a line its wanted keys are: those before the split are sought from the
 * beginning, the others from the end, so that the least is read. A few lines show it.
 */
final class Sides {
  private static final int LINES = 8;

  /** To walk back takes so much longer: an object must be passed before its key is seen. */
  private static final int BACK_TAKES = 2;

  /** So much faster is the search for a landmark than to walk. */
  private static final int JUMP_GAINS = 6;

  private final OrderedObject object;
  private final int[] wanted;

  /** What it takes to get to a wanted key from the one before it, and from the one behind it. */
  private final long[] front;

  private final long[] back;
  private int lines;
  private int split;

  /** Nothing is known yet. */
  Sides(OrderedObject object) {
    this.object = object;
    this.wanted = object.wanted();
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
    for (int i = 0; i < wanted.length; i++) {
      int begin = start(wanted[i], ranks, starts);
      int end = start(wanted[i] + 1, ranks, starts);
      int before = i == 0 ? OrderedObject.NONE : wanted[i - 1];
      int behind = i + 1 == wanted.length ? object.end() : wanted[i + 1];
      int from = start(before + 1, ranks, starts);
      int landmark = object.landmarkAfter(before);
      int walk = landmark == OrderedObject.NONE ? from : start(landmark, ranks, starts);
      front[i] += (walk - from) / JUMP_GAINS + end - walk;
      from = start(behind, ranks, starts);
      landmark = object.landmarkBefore(behind);
      walk = landmark == OrderedObject.NONE ? from : start(landmark, ranks, starts);
      back[i] += (from - walk) / JUMP_GAINS + walkBack(walk - begin, ranks, starts) + end - begin;
    }
    lines++;
    split = cheapest();
  }

  /** Over long values one turns to the line's beginning instead, if there is a landmark. */
  private int walkBack(int length, int[] ranks, int[] starts) {
    int landmark = object.landmarkAfter(OrderedObject.NONE);
    int walk = BACK_TAKES * length;
    return landmark == OrderedObject.NONE
        ? walk
        : Math.min(walk, start(landmark, ranks, starts) / JUMP_GAINS);
  }

  /** Where the first key begins that is this one or stands behind it. */
  private static int start(int rank, int[] ranks, int[] starts) {
    int place = Arrays.binarySearch(ranks, rank);
    return starts[place >= 0 ? place : -place - 1];
  }

  private int cheapest() {
    int best = 0;
    for (int i = 1; i <= wanted.length; i++) {
      best = cost(i) < cost(best) ? i : best;
    }
    return best;
  }

  private long cost(int split) {
    return Arrays.stream(front, 0, split).sum() + Arrays.stream(back, split, back.length).sum();
  }
}
