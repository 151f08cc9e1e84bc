package dev.powertrack.jdbc;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.sql.Database;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks whether a database can be reached, and waits for the answer no longer than it is told. */
final class Check {
  private Check() {}

  /**
   * @param seconds 0 for no limit
   * @throws PowerTrackException as {@link Database#check} has it, or CONNECTION when it takes
   *     longer
   */
  static void within(int seconds, Database database) {
    if (seconds == 0) {
      database.check();
      return;
    }
    CompletableFuture<Void> answer =
        CompletableFuture.runAsync(
            database::check, task -> Deadlines.inDaemon("powertrack-check", task));
    try {
      answer.get(seconds, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new PowerTrackException(
          Kind.CONNECTION, "There was no answer within " + seconds + " seconds.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PowerTrackException(Kind.CONNECTION, "Waiting for an answer was interrupted.", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof PowerTrackException known
          ? known
          : new CompletionException(e.getCause());
    }
  }
}
