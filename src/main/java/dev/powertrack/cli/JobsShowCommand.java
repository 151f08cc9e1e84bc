package dev.powertrack.cli;

import dev.powertrack.cli.output.Terminal;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jobs show}: all that is known of one job. */
@Command(
    name = "show",
    sortOptions = false,
    header = "Show all that is known of one job: its quote, its results.",
    description = "%nTimes are UTC. What the service does not tell is left out.%n")
final class JobsShowCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private ConnectionOptions target;

  @Parameters(index = "1", paramLabel = "JOB", description = "The job's id or its title.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String job;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private FormatOption format;

  JobsShowCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws SQLException, IOException {
    try (Connection connection = target.connect(terminal);
        PreparedStatement statement =
            connection.prepareStatement("SELECT * FROM jobs WHERE job_id = ?")) {
      statement.setString(1, NamedJob.id(job, connection, spec));
      try (ResultSet row = statement.executeQuery()) {
        format.format().formOfOne(terminal).write(row, terminal.out());
      }
    }
    return 0;
  }
}
