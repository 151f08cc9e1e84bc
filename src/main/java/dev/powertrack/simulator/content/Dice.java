package dev.powertrack.simulator.content;

import java.util.List;

/**
 * A cheap stream of random numbers that starts anew for each thing that is made (SplitMix64), so
 * that each can be made without the others. Not thread-safe.
 */
final class Dice {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  private Dice(long state) {
    this.state = state;
  }

  static Dice of(long seed, long what) {
    return new Dice(mix(seed * GOLDEN + mix(what + GOLDEN)));
  }

  static Dice of(long seed, long what, long which) {
    return of(mix(seed ^ mix(which * GOLDEN + 1)), what);
  }

  /** A number that looks random, the same for the same two. */
  static long hash(long seed, long what) {
    return of(seed, what).next();
  }

  long next() {
    state += GOLDEN;
    return mix(state);
  }

  /** From 0 inclusive to 1 exclusive. */
  double unit() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  /** From 0 inclusive to bound exclusive. */
  int below(int bound) {
    return (int) Long.remainderUnsigned(next() >>> 1, bound);
  }

  /** From low to high, both inclusive. */
  int between(int low, int high) {
    return low + below(high - low + 1);
  }

  boolean chance(double probability) {
    return unit() < probability;
  }

  <T> T pick(List<T> from) {
    return from.get(below(from.size()));
  }

  /** Below bound, small ones far more often: roughly as 1/(n+1). */
  int zipf(int bound) {
    return Math.min(bound - 1, (int) Math.pow(bound + 1.0, unit()) - 1);
  }

  /** Spread over powers of ten, as counts of followers are: from low to about high. */
  int wide(int low, int high) {
    return (int) (low * Math.pow((double) high / low, unit()));
  }

  /** So many characters out of an alphabet. */
  String letters(String alphabet, int count) {
    char[] chars = new char[count];
    for (int i = 0; i < count; i++) {
      chars[i] = alphabet.charAt(below(alphabet.length()));
    }
    return new String(chars);
  }

  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
