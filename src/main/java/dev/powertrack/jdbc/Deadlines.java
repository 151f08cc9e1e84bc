package dev.powertrack.jdbc;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * One daemon thread for query timeouts and for databases that nobody uses any more. It dies when it
 * has nothing to do, so that an undeployed class loader can go.
 */
final class Deadlines {
  private final ScheduledThreadPoolExecutor timer;

  Deadlines() {
    timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "powertrack-deadlines");
              thread.setDaemon(true);
              thread.setContextClassLoader(null);
              return thread;
            });
    timer.setKeepAliveTime(5, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
    timer.setRemoveOnCancelPolicy(true);
  }

  ScheduledFuture<?> after(long nanos, Runnable action) {
    return timer.schedule(action, nanos, TimeUnit.NANOSECONDS);
  }
}
