package dev.powertrack.cli.fetch;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.archive.CancelSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Does the same with each of many things, several at once, begun in their order. */
final class InParallel {
  /** So long may those that are under way take to end and to delete what they have begun. */
  private static final int MOMENT_SECONDS = 3;

  private InParallel() {}

  /**
   * Returns when all are done, or when {@code signal} is given. The first failure ends it: no other
   * is begun, and those that are under way have a moment to come to their end.
   *
   * @throws RuntimeException the first failure
   */
  static <T> void each(List<T> things, int atOnce, CancelSignal signal, Consumer<T> work) {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.max(1, Math.min(atOnce, things.size())),
            task -> {
              Thread thread = new Thread(task, "powertrack-fetch");
              thread.setDaemon(true);
              return thread;
            });
    AtomicInteger next = new AtomicInteger();
    AtomicBoolean failed = new AtomicBoolean();
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < Math.min(atOnce, things.size()); i++) {
      running.add(
          threads.submit(
              () -> {
                int index = next.getAndIncrement();
                while (index < things.size() && !failed.get() && !signal.isCancelled()) {
                  try {
                    work.accept(things.get(index));
                  } catch (RuntimeException | Error e) {
                    failed.set(true);
                    throw e;
                  }
                  index = next.getAndIncrement();
                }
              }));
    }
    threads.shutdown();
    try {
      running.forEach(one -> await(one, signal));
    } finally {
      letEnd(threads);
    }
  }

  /** The process may end after a failure, and would leave the parts of files behind. */
  private static void letEnd(ExecutorService threads) {
    try {
      boolean unused = threads.awaitTermination(MOMENT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(Future<?> running, CancelSignal signal) {
    try {
      running.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PowerTrackException(Kind.CANCELLED, "The files were not all done.", e);
    } catch (ExecutionException e) {
      if (!signal.isCancelled()) {
        throw e.getCause() instanceof RuntimeException failure
            ? failure
            : new IllegalStateException(e.getCause());
      }
    }
  }
}
