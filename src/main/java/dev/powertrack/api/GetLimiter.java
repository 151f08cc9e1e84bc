package dev.powertrack.api;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets the GETs of one account through one after the other, in the order of asking and never faster
 * than the service allows. Safe for any number of threads.
 */
final class GetLimiter {
  private final Ticker ticker;
  private final Pace pace;

  /** Who holds it is the next to go; a fair lock keeps the others in their order. */
  private final ReentrantLock turn = new ReentrantLock(true);

  /** Guards the pace. Never held while a GET is under way. */
  private final ReentrantLock state = new ReentrantLock();

  private final Condition changed = state.newCondition();

  GetLimiter(RateLimit limit, Ticker ticker) {
    this.ticker = ticker;
    this.pace = new Pace(limit, ticker.read());
  }

  /**
   * Waits for its turn.
   *
   * @return to be told when the answer arrives
   */
  Permit acquire() throws InterruptedException {
    turn.lockInterruptibly();
    try {
      state.lockInterruptibly();
      try {
        for (long wait = delay(); wait > 0; wait = delay()) {
          long ignored = changed.awaitNanos(wait);
        }
        pace.start(ticker.read());
        return new Permit();
      } finally {
        state.unlock();
      }
    } finally {
      turn.unlock();
    }
  }

  /** Nobody goes for so long. */
  void closeFor(Duration pause) {
    state.lock();
    try {
      pace.closeFor(pause.toNanos(), ticker.read());
      changed.signalAll();
    } finally {
      state.unlock();
    }
  }

  private long delay() {
    return pace.delay(ticker.read());
  }

  /** One GET that was let through. */
  final class Permit {
    private final AtomicBoolean answered = new AtomicBoolean();

    /** The answer has begun to arrive, or the GET failed. Saying so again has no effect. */
    void answered() {
      if (answered.compareAndSet(false, true)) {
        state.lock();
        try {
          pace.answered(ticker.read());
          changed.signalAll();
        } finally {
          state.unlock();
        }
      }
    }
  }
}
