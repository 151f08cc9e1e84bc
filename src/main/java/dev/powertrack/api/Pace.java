package dev.powertrack.api;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * When the next GET may go. There are as many slots as GETs are allowed in a period; a slot is
 * taken when a GET starts and is free again one period after its answer arrived. Wherever between
 * start and answer the service counts a GET, it can therefore never count more than the limit in
 * any period, whatever the network does to the spacing.
 *
 * <p>Times are {@link System#nanoTime}. Not safe for several threads: {@link GetLimiter} is.
 */
final class Pace {
  /** The answer when every slot is waiting for its own answer. */
  static final long UNTIL_AN_ANSWER = Long.MAX_VALUE;

  private final int slots;
  private final long period;
  private final Deque<Long> freeAt = new ArrayDeque<>();
  private int underway;
  private long closedUntil;

  Pace(RateLimit limit, long now) {
    this.slots = limit.requests();
    this.period = limit.period().toNanos();
    this.closedUntil = now;
  }

  /** Nanoseconds until a GET may start if nothing changes until then; 0 if it may at once. */
  long delay(long now) {
    while (!freeAt.isEmpty() && freeAt.getFirst() - now <= 0) {
      freeAt.removeFirst();
    }
    long closed = Math.max(0, closedUntil - now);
    if (underway + freeAt.size() < slots) {
      return closed;
    }
    return freeAt.isEmpty() ? UNTIL_AN_ANSWER : Math.max(closed, freeAt.getFirst() - now);
  }

  /** A GET starts; {@link #delay} must have said 0. */
  void start(long now) {
    if (delay(now) != 0) {
      throw new IllegalStateException("no GET may start yet");
    }
    underway++;
  }

  /** The answer of a GET has begun to arrive, or it failed. */
  void answered(long now) {
    underway--;
    freeAt.addLast(now + period);
  }

  /** No GET may start for a while: the service said so. */
  void closeFor(long nanos, long now) {
    if (now + nanos - closedUntil > 0) {
      closedUntil = now + nanos;
    }
  }
}
