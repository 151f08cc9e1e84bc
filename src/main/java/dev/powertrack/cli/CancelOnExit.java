package dev.powertrack.cli;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Cancels a statement when the process is told to end (Ctrl-C), and gives the command a moment to
 * say so and to tidy up. {@link #close} when the statement is done.
 */
final class CancelOnExit implements AutoCloseable {
  private static final long MOMENT_SECONDS = 3;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;

  CancelOnExit(Statement statement) {
    hook = new Thread(() -> cancel(statement), "powertrack-cancel");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void cancel(Statement statement) {
    try {
      statement.cancel();
      boolean unused = done.await(MOMENT_SECONDS, TimeUnit.SECONDS);
    } catch (SQLException closedAlready) {
      return;
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
