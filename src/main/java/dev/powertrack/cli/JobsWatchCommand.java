package dev.powertrack.cli;

import dev.powertrack.cli.output.Terminal;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code jobs watch}: what changes in an account, as it changes. */
@Command(
    name = "watch",
    sortOptions = false,
    header = "Print a line for each change of any job, until Ctrl-C.",
    description = "%nOne request a look. Begins with where every job is.%n")
final class JobsWatchCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private ConnectionOptions target;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Polling polling;

  JobsWatchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws SQLException, IOException, InterruptedException {
    try (Connection connection = target.connect(terminal)) {
      Map<String, String> known = new HashMap<>();
      while (true) {
        Map<String, String> now = polling.look(() -> jobs(connection), terminal);
        for (Map.Entry<String, String> job : now.entrySet()) {
          if (!job.getValue().equals(known.put(job.getKey(), job.getValue()))) {
            tell(job.getValue());
          }
        }
        for (String gone : known.keySet().stream().filter(id -> !now.containsKey(id)).toList()) {
          tell(known.remove(gone) + ": no longer listed");
        }
        terminal.out().flush();
        polling.pause();
      }
    }
  }

  private void tell(String change) throws IOException {
    terminal.out().write(Instant.now().truncatedTo(ChronoUnit.SECONDS) + "  " + change + "\n");
  }

  /** By id: the title and where the job is. */
  private static Map<String, String> jobs(Connection connection) throws SQLException {
    Map<String, String> jobs = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT status, percent_complete, job_id, title FROM jobs ORDER BY title")) {
      while (row.next()) {
        String title = String.format(Locale.ROOT, "%-28s", row.getString(4));
        jobs.put(row.getString(3), title + "  " + JobState.of(row).inWords());
      }
    }
    return jobs;
  }
}
