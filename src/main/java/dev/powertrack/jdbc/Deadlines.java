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
    timer = new ScheduledThreadPoolExecutor(1, task -> daemon("powertrack-deadlines", task));
    timer.setKeepAliveTime(5, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
    timer.setRemoveOnCancelPolicy(true);
  }

  /** Without a context class loader, so that no application's is held. */
  private static Thread daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    return thread;
  }

  /** Runs something that may take a while. */
  static void inDaemon(String name, Runnable task) {
    daemon(name, task).start();
  }

  ScheduledFuture<?> after(long nanos, Runnable action) {
    return timer.schedule(action, nanos, TimeUnit.NANOSECONDS);
  }
}
