package dev.powertrack.jdbc;

import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The time that one execution may take. Only time spent inside the driver counts: executing and
 * stepping, not what a caller does between two rows. {@link #enter} and {@link #leave} cost two
 * clock readings, nothing is scheduled for a row.
 */
final class Deadline {
  /** How often a statement that has hardly any time left is looked at while its caller is busy. */
  private static final long IDLE_LOOK = TimeUnit.MILLISECONDS.toNanos(20);

  private final Deadlines deadlines;
  private final long budget;
  private final Runnable onExpiry;

  private long spent;
  private long entered;
  private boolean inside;
  private boolean over;
  private @Nullable Future<?> look;

  /**
   * @param seconds the budget, at least 1
   * @param onExpiry runs at most once, on the timer's thread
   */
  Deadline(Deadlines deadlines, int seconds, Runnable onExpiry) {
    this.deadlines = deadlines;
    this.budget = TimeUnit.SECONDS.toNanos(seconds);
    this.onExpiry = onExpiry;
    look = deadlines.after(budget, this::look);
  }

  synchronized void enter() {
    inside = true;
    entered = System.nanoTime();
  }

  synchronized void leave() {
    if (inside) {
      spent += System.nanoTime() - entered;
      inside = false;
    }
  }

  /** The execution is over; nothing will expire. */
  synchronized void end() {
    over = true;
    if (look != null) {
      look.cancel(false);
    }
  }

  private void look() {
    synchronized (this) {
      if (over) {
        return;
      }
      long left = budget - spent - (inside ? System.nanoTime() - entered : 0);
      if (left > 0 || !inside) {
        look = deadlines.after(Math.max(left, inside ? 0 : IDLE_LOOK), this::look);
        return;
      }
      over = true;
    }
    onExpiry.run();
  }
}
