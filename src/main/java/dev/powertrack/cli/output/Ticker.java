package dev.powertrack.cli.output;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does something again and again while something else goes on. */
public final class Ticker implements AutoCloseable {
  private static final long MILLIS = 200;

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread daemon = new Thread(task, "powertrack-progress");
            daemon.setDaemon(true);
            return daemon;
          });
  private final Future<?> ticking;

  /**
   * Begins.
   *
   * @param afterMillis when it does it first
   */
  public Ticker(Runnable tick, long afterMillis) {
    ticking = thread.scheduleAtFixedRate(tick, afterMillis, MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    ticking.cancel(false);
    thread.shutdown();
  }
}
