package dev.powertrack.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** The service's clock: runs at a speed of its own and can be put forward. Thread-safe. */
public final class SimulatedClock {
  private final Instant start;
  private final double speed;
  private final long startedNanos = System.nanoTime();
  private final AtomicLong advancedNanos = new AtomicLong();

  SimulatedClock(Instant start, double speed) {
    this.start = start;
    this.speed = speed;
  }

  /** What the service takes the time to be, in UTC. */
  public Instant now() {
    long run = (long) ((System.nanoTime() - startedNanos) * speed);
    return start.plusNanos(run).plusNanos(advancedNanos.get());
  }

  /** Puts the clock forward by simulated time. */
  public void advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("the clock does not go back");
    }
    advancedNanos.addAndGet(by.toNanos());
  }
}
