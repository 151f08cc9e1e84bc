package dev.powertrack.jdbc;

import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The time that one execution, or each of its steps, may take. Only time spent inside the driver
 * counts: executing and stepping, not what a caller does between two rows. {@link #enter} and
 * {@link #leave} cost two clock readings; the timer is set anew only when it has gone off while the
 * caller was busy.
 */
final class Deadline {
  private final Deadlines deadlines;
  private final long budget;
  private final boolean ofEachStep;
  private final Runnable onExpiry;

  private long spent;
  private long entered;
  private boolean inside;
  private boolean over;

  /** The timer, null while it is not set. */
  private @Nullable Future<?> timer;

  /**
   * @param onExpiry runs at most once, on the timer's thread
   */
  private Deadline(Deadlines deadlines, long budget, boolean ofEachStep, Runnable onExpiry) {
    this.deadlines = deadlines;
    this.budget = budget;
    this.ofEachStep = ofEachStep;
    this.onExpiry = onExpiry;
  }

  /** For all steps together. */
  static Deadline ofAll(Deadlines deadlines, int seconds, Runnable onExpiry) {
    return new Deadline(deadlines, TimeUnit.SECONDS.toNanos(seconds), false, onExpiry);
  }

  /** For each step by itself. */
  static Deadline ofEach(Deadlines deadlines, int milliseconds, Runnable onExpiry) {
    return new Deadline(deadlines, TimeUnit.MILLISECONDS.toNanos(milliseconds), true, onExpiry);
  }

  synchronized void enter() {
    inside = true;
    entered = System.nanoTime();
    if (timer == null && !over) {
      timer = deadlines.after(Math.max(0, budget - spent), this::goOff);
    }
  }

  synchronized void leave() {
    if (inside) {
      spent = ofEachStep ? 0 : spent + System.nanoTime() - entered;
      inside = false;
    }
  }

  /** The execution is over; nothing will expire. */
  synchronized void end() {
    over = true;
    if (timer != null) {
      timer.cancel(false);
    }
  }

  private void goOff() {
    synchronized (this) {
      timer = null;
      if (over || !inside) {
        return;
      }
      long left = budget - spent - (System.nanoTime() - entered);
      if (left > 0) {
        timer = deadlines.after(left, this::goOff);
        return;
      }
      over = true;
    }
    onExpiry.run();
  }
}
