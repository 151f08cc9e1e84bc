package dev.powertrack.cli;

import dev.powertrack.cli.output.Terminal;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code jobs list}: one request, whatever the number of jobs. */
@Command(
    name = "list",
    sortOptions = false,
    header = "List the jobs that have not expired.",
    description = "%nCosts one request. What only a job's own page tells: jobs show.%n")
final class JobsListCommand implements Callable<Integer> {
  private static final String JOBS =
      "SELECT title, status, percent_complete, from_date, to_date, expires_at, job_id FROM jobs";

  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private ConnectionOptions target;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "Only jobs in this state: quoted, running, delivered …")
  private @Nullable String status;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private FormatOption format;

  JobsListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws SQLException, IOException {
    try (Connection connection = target.connect(terminal);
        PreparedStatement statement = connection.prepareStatement(sql())) {
      if (status != null) {
        statement.setString(1, status);
      }
      try (ResultSet jobs = statement.executeQuery()) {
        format.format().form(terminal).write(jobs, terminal.out());
      }
    }
    return 0;
  }

  private String sql() {
    String wanted = status == null ? "" : " WHERE LOWER(status) = LOWER(?)";
    return JOBS + wanted + " ORDER BY from_date, title";
  }
}
