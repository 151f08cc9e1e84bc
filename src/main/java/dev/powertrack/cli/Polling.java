package dev.powertrack.cli;

import dev.powertrack.cli.output.Terminal;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/**
 * Looks again and again, for commands that wait. A mixin. What may pass, such as a network that is
 * away while a laptop sleeps, is told once and waited out.
 */
final class Polling {
  @Spec(Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      description =
          "How often to look. Each look is one of the 5 requests that the service takes in 5"
              + " seconds. Default: ${DEFAULT-VALUE}.")
  private int every = 10;

  private @Nullable String told;

  /** One look. */
  interface Look<T> {
    T take() throws SQLException;
  }

  /**
   * Looks, again and again if that fails for what may pass.
   *
   * @throws SQLException for what will not
   */
  <T> T look(Look<T> look, Terminal terminal) throws SQLException, InterruptedException {
    while (true) {
      try {
        T seen = look.take();
        told = null;
        return seen;
      } catch (SQLException e) {
        if (!mayPass(e)) {
          throw e;
        }
        tell(e, terminal);
        pause();
      }
    }
  }

  /** Until the next look. */
  void pause() throws InterruptedException {
    if (every < 1) {
      throw new ParameterException(
          spec.commandLine(), "--every must be at least 1 second, not " + every + ".");
    }
    Thread.sleep(Duration.ofSeconds(every).toMillis());
  }

  private void tell(SQLException failure, Terminal terminal) {
    String text = FailureLine.text(failure);
    if (!text.equals(told)) {
      terminal.err().println("powertrack: " + text + " Waiting goes on.");
      told = text;
    }
  }

  /** Connection lost, limits, the service's own trouble. */
  private static boolean mayPass(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return state.startsWith("08") || state.startsWith("53") || state.equals("58000");
  }
}
