package dev.powertrack.archive;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Pauses that end at once when the query does. */
record Waiting(CancelSignal signal) {

  /**
   * @throws dev.powertrack.PowerTrackException CANCELLED
   */
  void pause(Duration time) {
    CountDownLatch cancelled = new CountDownLatch(1);
    try (CancelSignal.Registration registration = signal.onCancel(cancelled::countDown)) {
      if (cancelled.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
        throw CancelSignal.cancelled();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CancelSignal.cancelled();
    }
  }
}
