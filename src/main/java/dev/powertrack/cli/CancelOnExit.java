package dev.powertrack.cli;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Cancels a statement, or other work, when the process is told to end (Ctrl-C), and gives the
 * command a moment to say so and to tidy up. {@link #close} when it is done.
 */
final class CancelOnExit implements AutoCloseable {
  private static final Duration MOMENT = Duration.ofSeconds(3);

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;

  CancelOnExit(Statement statement) {
    this(() -> cancel(statement));
  }

  /** Cancels whatever it is. */
  CancelOnExit(Runnable cancelling) {
    this(cancelling, MOMENT);
  }

  /**
   * Cancels whatever it is.
   *
   * @param moment how long the process waits for it at most
   */
  CancelOnExit(Runnable cancelling, Duration moment) {
    hook = new Thread(() -> cancel(cancelling, moment), "powertrack-cancel");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private static void cancel(Statement statement) {
    try {
      statement.cancel();
    } catch (SQLException closedAlready) {
      return;
    }
  }

  private void cancel(Runnable cancelling, Duration moment) {
    try {
      cancelling.run();
      boolean unused = done.await(moment.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException processEnds) {
      return;
    }
  }
}
