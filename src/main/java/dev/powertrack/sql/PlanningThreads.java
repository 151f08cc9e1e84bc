package dev.powertrack.sql;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Threads in which statements are planned, so that who waits for a plan can leave. The planner
 * looks whether its statement was cancelled; Calcite's generation of code and Janino's compiler do
 * not, and take seconds for a giant statement. Such a plan is left behind: it ends by itself, holds
 * nothing but the processor, and its result is kept like any other.
 *
 * <p>Daemon threads that die when they have nothing to do, without a context class loader and
 * without what the caller's thread hands down. Thread-safe.
 */
final class PlanningThreads implements AutoCloseable {
  /** More than these wait for one another, and can be cancelled while they do. */
  private static final int AT_ONCE = 8;

  private static final long IDLE_SECONDS = 5;

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          AT_ONCE,
          AT_ONCE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          PlanningThreads::daemon,
          (task, closed) -> task.run());

  PlanningThreads() {
    threads.allowCoreThreadTimeOut(true);
  }

  /**
   * What {@code work} returns or throws. The thread's interrupt status is neither heeded nor
   * changed.
   *
   * @throws dev.powertrack.PowerTrackException as soon as {@code control} is cancelled, its reason
   */
  <T> T run(Supplier<T> work, ExecutionControl control) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Runnable leave = () -> result.completeExceptionally(new CancellationException());
    threads.execute(() -> complete(result, work));
    control.onCancel(leave);
    try {
      return result.join();
    } catch (CompletionException | CancellationException e) {
      control.check();
      throw unwrapped(e);
    } finally {
      control.removeOnCancel(leave);
    }
  }

  /** Lets what is being planned end, without waiting for it. */
  @Override
  public void close() {
    threads.shutdown();
  }

  private static <T> void complete(CompletableFuture<T> result, Supplier<T> work) {
    try {
      result.complete(work.get());
    } catch (RuntimeException | Error e) {
      result.completeExceptionally(e);
    }
  }

  private static RuntimeException unwrapped(RuntimeException failure) {
    Throwable cause = failure.getCause();
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException exception ? exception : failure;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(null, task, "powertrack-planning", 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    return thread;
  }
}
