package dev.powertrack.tweet;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Watches the lines of a file pass by, to say in the end whether it is {@link Steady}. */
final class Steadiness {
  private @Nullable LineKind format;
  private long tweets;
  private int shortest = Integer.MAX_VALUE;
  private boolean tweetsEnded;
  private boolean lost;

  /**
   * Another line.
   *
   * @param plain whether {@link PlainScanner} took it
   * @param length in bytes
   */
  void add(LineKind kind, boolean plain, int length) {
    switch (kind) {
      case BLANK -> {}
      case ORIGINAL, ACTIVITY_STREAMS -> {
        lost |= tweetsEnded || !plain || format != null && format != kind;
        format = kind;
        tweets++;
        shortest = Math.min(shortest, length);
      }
      case SYSTEM, COMPLIANCE, UNREADABLE -> tweetsEnded = true;
    }
  }

  /**
   * Whether it is steady.
   *
   * @param lines the place of the lines, which has seen their keys
   * @param orders what is known of other files
   */
  Optional<Steady> of(Place lines, KeyOrders orders) {
    LineKind kind = format;
    return kind == null || lost
        ? Optional.empty()
        : lines
            .graph()
            .flatMap(seen -> orders.add(kind, seen))
            .map(order -> new Steady(kind, tweets, shortest, order));
  }
}
