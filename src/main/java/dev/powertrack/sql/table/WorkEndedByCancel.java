package dev.powertrack.sql.table;

import dev.powertrack.sql.ExecutionControl;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Work that a cancel or a timeout of its statement interrupts, and that is waited for all the same:
 * it knows what became of the request that was under way. So it has a thread of its own, and no
 * interrupt can strike the caller's after the work is done.
 */
final class WorkEndedByCancel {
  private WorkEndedByCancel() {}

  static <T> T run(ExecutionControl control, Supplier<T> work) {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread worker = new Thread(task, "powertrack-order");
    worker.setDaemon(true);
    worker.start();
    Runnable interrupt = worker::interrupt;
    control.onCancel(interrupt);
    try {
      return result(task, worker);
    } finally {
      control.removeOnCancel(interrupt);
    }
  }

  private static <T> T result(FutureTask<T> task, Thread worker) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
          worker.interrupt();
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
