package dev.powertrack.cli;

import dev.powertrack.PowerTrackException;
import dev.powertrack.cli.output.Terminal;
import dev.powertrack.jdbc.ArchiveSession;
import dev.powertrack.orders.JobDesk;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;

/**
 * A command's way to the {@link JobDesk} of an account. Who types {@code create}, {@code accept} or
 * {@code reject} allows it with that word: {@code writes=allow} is not needed, and {@code
 * writes=deny} in so many words forbids it.
 */
final class OrderDesk {
  /** After Ctrl-C: a request whose answer is lost is looked up in the list of jobs. */
  private static final Duration LAST_LOOKS = Duration.ofSeconds(20);

  private OrderDesk() {}

  /** What is done there; its exit code is the answer. */
  interface Order {
    int at(JobDesk desk, ArchiveSession session) throws SQLException, IOException;
  }

  /** What is sent, and told of. */
  interface Sending {
    int send() throws SQLException, IOException;
  }

  /**
   * Goes there. Ctrl-C ends the process, since nothing is sent but in {@link #send}.
   *
   * @param maxCostDollars no quote above it is accepted; null for any
   * @throws ParameterException for a URL or an option that cannot be
   * @throws OrderFailure what went wrong there
   */
  static int go(
      ConnectionOptions target, Terminal terminal, @Nullable BigDecimal maxCostDollars, Order order)
      throws SQLException, IOException, OrderFailure {
    try (ArchiveSession session = target.session(terminal)) {
      return order.at(session.desk(maxCostDollars), session);
    } catch (ParameterException e) {
      throw e;
    } catch (PowerTrackException e) {
      throw OrderFailure.of(e);
    } catch (RuntimeException e) {
      throw ArchiveSession.asSqlException(e);
    }
  }

  /**
   * The moment in which something is sent. Ctrl-C interrupts it; what became of the request is
   * found out and told before the process ends.
   */
  static int send(Terminal terminal, Sending sending) throws SQLException, IOException {
    try (CancelOnExit cancelling =
        new CancelOnExit(Thread.currentThread()::interrupt, LAST_LOOKS)) {
      return sent(terminal, sending);
    } finally {
      // It has been heard; the session still has to be closed.
      boolean heard = Thread.interrupted();
    }
  }

  /** The process ends when this returns, so that nobody else could tell of a failure. */
  private static int sent(Terminal terminal, Sending sending) throws SQLException, IOException {
    try {
      return sending.send();
    } catch (PowerTrackException e) {
      if (!Thread.currentThread().isInterrupted()) {
        throw e;
      }
      terminal.err().println("powertrack: " + FailureLine.text(ArchiveSession.asSqlException(e)));
      return Main.STOPPED;
    } finally {
      terminal.out().flush();
      terminal.err().flush();
    }
  }
}
