package dev.powertrack.tweet;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Watches the lines of a file pass by, to say in the end whether it is {@link Steady}. */
final class Steadiness {
  private @Nullable LineKind format;
  private long tweets;
  private int shortest = Integer.MAX_VALUE;
  private boolean tweetsEnded;
  private boolean lost;
  private @Nullable Key first;
  private @Nullable Key last;
  private final Set<Key> firsts = new HashSet<>();
  private final Set<Key> lasts = new HashSet<>();

  /**
   * Another line.
   *
   * @param plain whether {@link PlainScanner} took it
   * @param length in bytes
   * @param lines the place of the lines, which has just seen its keys
   */
  void add(LineKind kind, boolean plain, int length, Place lines) {
    switch (kind) {
      case BLANK -> {}
      case ORIGINAL, ACTIVITY_STREAMS -> {
        lost |= tweetsEnded || !plain || format != null && format != kind;
        format = kind;
        tweets++;
        shortest = Math.min(shortest, length);
        noteEnds(lines);
      }
      case SYSTEM, COMPLIANCE, UNREADABLE -> tweetsEnded = true;
    }
  }

  /** Of tweets only: the place has seen other lines too. */
  private void noteEnds(Place lines) {
    Key begun = lines.first();
    if (begun != null && begun != first) {
      first = begun;
      firsts.add(begun);
    }
    Key ended = lines.last();
    if (ended != null && ended != last) {
      last = ended;
      lasts.add(ended);
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
        : orders
            .add(kind, lines, firsts, lasts)
            .map(order -> new Steady(kind, tweets, shortest, order));
  }
}
