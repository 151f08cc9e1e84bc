package dev.powertrack.scan;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.archive.CancelSignal;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Threads for the tasks of one scan, in their order. Whoever is done with a task goes on with the
 * next: to wake another thread for it would leave a processor idle meanwhile, and that for each of
 * a year's files.
 */
final class Workers {
  private final ExecutorService threads;
  private final CancelSignal signal;
  private final int most;
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private int atWork;

  /**
   * Nobody yet.
   *
   * @param signal interrupts who is at work
   * @param most so many work at the same time, not counted those that wait
   */
  Workers(ExecutorService threads, CancelSignal signal, int most) {
    this.threads = threads;
    this.signal = signal;
    this.most = most;
  }

  /**
   * Adds a task behind the others; begins at once if not enough are at work.
   *
   * @throws PowerTrackException of kind CANCELLED when there are no more threads
   */
  void add(Runnable task) {
    synchronized (this) {
      tasks.add(task);
    }
    startOne();
  }

  /** Whoever is at work must wait for something: another may begin meanwhile. */
  void pause() {
    synchronized (this) {
      atWork--;
    }
    startOne();
  }

  /** Whoever has waited goes on. */
  synchronized void resume() {
    atWork++;
  }

  private void startOne() {
    synchronized (this) {
      if (atWork >= most || tasks.isEmpty()) {
        return;
      }
      atWork++;
    }
    FutureTask<?> worker = new FutureTask<>(this::work, null);
    CancelSignal.Registration cancelling = signal.onCancel(() -> worker.cancel(true));
    try {
      threads.execute(
          () -> {
            try {
              worker.run();
            } finally {
              cancelling.close();
            }
          });
    } catch (RejectedExecutionException e) {
      throw new PowerTrackException(
          Kind.CANCELLED, "The connection was closed while its data files were read.", e);
    }
  }

  private void work() {
    for (Runnable task = next(); task != null; task = next()) {
      task.run();
    }
  }

  private synchronized @Nullable Runnable next() {
    Runnable task = signal.isCancelled() ? null : tasks.poll();
    if (task == null) {
      atWork--;
    }
    return task;
  }
}
