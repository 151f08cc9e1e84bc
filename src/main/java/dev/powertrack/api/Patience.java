package dev.powertrack.api;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often and how long a GET is tried.
 *
 * @param tries how often in all when the service asks to wait
 * @param reconnects how often again after a connection failed
 * @param firstPause before the second try where the service does not say how long; doubles each
 *     time
 * @param longest all pauses of one GET together
 */
record Patience(int tries, int reconnects, Duration firstPause, Duration longest) {
  static final Patience USUAL = new Patience(8, 2, Duration.ofSeconds(1), Duration.ofSeconds(60));

  /**
   * The pause after a try, with jitter: clients that were refused together shall not come back
   * together.
   *
   * @param done tries so far, at least 1
   */
  Duration pauseAfter(int done) {
    long nanos = firstPause.toNanos() << Math.min(done - 1, 10);
    return Duration.ofNanos(ThreadLocalRandom.current().nextLong(nanos / 2, nanos + 1));
  }

  /**
   * A little longer than the service asked: two processes of one account that were both told the
   * same must not come back at the same moment, again and again.
   */
  Duration after(Duration asked) {
    return asked.plusNanos(ThreadLocalRandom.current().nextLong(firstPause.toNanos() + 1));
  }
}
