package dev.powertrack.cli;

import dev.powertrack.cli.output.Format;
import dev.powertrack.cli.output.Terminal;
import java.io.IOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code query URL SQL}: runs SQL and writes what it gives. */
@Command(
    name = "query",
    sortOptions = false,
    header = "Run SQL and print the result as a table, CSV or JSON.",
    description = {
      "%nResults are streamed: however many rows there are, memory does not grow.",
      "Times are UTC. Only the data files that the query needs are fetched, and only once.%n"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  powertrack query jdbc:powertrack:demo \"SELECT title, status FROM jobs\"",
      "  powertrack query jdbc:powertrack:file:/data/hpt \\",
      "      \"SELECT window_start, tweets FROM files\" --format csv > files.csv",
      "  powertrack query jdbc:powertrack://gnip-api.gnip.com/ACME \\",
      "      -u me@acme.example -f day.sql",
      "  echo \"SELECT COUNT(*) FROM tweets\" | powertrack query jdbc:powertrack:demo -%n",
      "Formats:",
      "  table  for eyes; cut to the width of a terminal, whole anywhere else",
      "  csv    RFC 4180 with a header; NULL is nothing, an empty text is \"\"",
      "  json   JSON lines, an object a row; numbers as numbers, ids with all digits",
      "  In csv and json times read 2014-07-13T21:24:00.000Z."
    })
final class QueryCommand implements Callable<Integer> {
  /** SQLState of a statement that was cancelled. */
  static final String CANCELLED = "57014";

  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private ConnectionOptions target;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "SQL",
      description = "One or more statements, separated by semicolons; - reads them from stdin.")
  private @Nullable String sql;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private GivenSql given;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private FormatOption format;

  QueryCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws SQLException, IOException, StatementFailure {
    target.checkUrl();
    List<SqlScript.Statement> statements = given.statements(sql, terminal.in());
    try (Connection connection = target.connect(terminal);
        Statement statement = connection.createStatement();
        CancelOnExit cancelling = new CancelOnExit(statement)) {
      for (SqlScript.Statement one : statements) {
        try {
          run(one, statement);
        } catch (SQLException e) {
          if (CANCELLED.equals(e.getSQLState())) {
            // The process may end when the statement is closed.
            terminal.err().println("Stopped.");
            return Main.STOPPED;
          }
          if (statements.size() > 1) {
            throw new StatementFailure(one, e);
          }
          throw e;
        }
      }
    }
    return 0;
  }

  private void run(SqlScript.Statement one, Statement statement) throws SQLException, IOException {
    long started = System.nanoTime();
    if (one.number() > 1 && format.format() != Format.JSON) {
      terminal.out().write(format.format() == Format.CSV ? "\r\n" : "\n");
    }
    try (QueryProgressLine progress = new QueryProgressLine(statement, terminal)) {
      if (statement.execute(one.sql())) {
        try (ResultSet rows = statement.getResultSet()) {
          long count = written(rows, progress.before(terminal.out()));
          progress.close();
          tell(count, "row", started);
        }
      } else {
        progress.close();
        tell(statement.getLargeUpdateCount(), "change", started);
      }
    }
    ConnectionOptions.warn(statement.getWarnings(), terminal);
    statement.clearWarnings();
  }

  /** What was read before a failure stays read. */
  private long written(ResultSet rows, Writer out) throws SQLException, IOException {
    try {
      return format.format().form(terminal).write(rows, out);
    } finally {
      terminal.out().flush();
    }
  }

  private void tell(long count, String what, long started) {
    if (format.format() == Format.TABLE) {
      double seconds = (System.nanoTime() - started) / 1e9;
      terminal
          .err()
          .println(
              String.format(
                  Locale.ROOT, "(%,d %s%s, %.2f s)", count, what, count == 1 ? "" : "s", seconds));
    }
  }
}
