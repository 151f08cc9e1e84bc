package dev.powertrack.cli;

import dev.powertrack.cli.export.ExportFile;
import dev.powertrack.cli.export.ExportForm;
import dev.powertrack.cli.fetch.FetchProgress;
import dev.powertrack.cli.output.Terminal;
import java.io.IOException;
import java.nio.file.Path;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code export URL SQL -o FILE}: what a query gives, in a file. */
@Command(
    name = "export",
    sortOptions = false,
    header = "Write what a query gives into a file: CSV or JSON lines, gzipped or not.",
    description = {
      "%nRows are streamed: however many there are, memory does not grow. The file gets its name when"
          + " it is whole; until then, and if the export is stopped or fails, there is none of that"
          + " name, or the one from before.%n"
    },
    footerHeading = "%nForms:%n",
    footer = {
      "  .csv              RFC 4180 with a header; NULL is nothing, an empty text \"\"",
      "  .jsonl, .ndjson   JSON lines, an object a row; numbers as numbers, NULL as",
      "                    null",
      "  .gz after these   the same, gzipped",
      "  Times read 2014-07-13T21:24:00.000Z in both. Parquet is not written; DuckDB",
      "  and pandas make it from either.%n",
      "Exit codes:",
      "  0 written   1 failed",
      "  2 wrong usage: also a file that is there already, without --force",
      "  130 stopped with Ctrl-C; nothing is written%n",
      "Examples:",
      "  powertrack export jdbc:powertrack:demo \"SELECT * FROM jobs\" -o jobs.csv",
      "  powertrack export URL -f report.sql -o report.jsonl.gz --force",
      "  powertrack export URL \"SELECT full_text FROM tweets\" -o - | gzip > texts.gz"
    })
final class ExportCommand implements Callable<Integer> {
  private static final String STDOUT = "-";

  private final Terminal terminal;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private ConnectionOptions target;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "SQL",
      description = "One query; - reads it from stdin.")
  private @Nullable String sql;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private GivenSql given;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "The file to write; - is stdout.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path output;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = ExportForm.Converter.class,
      description = "csv or jsonl. Default: by the file's name, and csv for stdout.")
  private @Nullable ExportForm format;

  @Option(names = "--force", description = "Replace the file if it is there.")
  private boolean force;

  ExportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws SQLException, IOException {
    target.checkUrl();
    String query = query();
    ExportForm form = form();
    Path file = isStdout() ? null : checked(output);
    try (Connection connection = target.connect(terminal);
        Statement statement = connection.createStatement();
        CancelOnExit cancelling = new CancelOnExit(statement)) {
      return export(query, form, file, statement);
    }
  }

  private String query() throws IOException {
    List<SqlScript.Statement> statements = given.statements(sql, terminal.in());
    if (statements.size() > 1) {
      throw wrong("An export is of one query, and there are " + statements.size() + " statements.");
    }
    return statements.get(0).sql();
  }

  private ExportForm form() {
    if (format != null) {
      return format;
    }
    return isStdout()
        ? ExportForm.CSV
        : ExportForm.ofName(output.toString())
            .orElseThrow(
                () ->
                    wrong(
                        "The name "
                            + output
                            + " does not tell the form: let it end in .csv or .jsonl, also before"
                            + " .gz, or say --format csv or --format jsonl."));
  }

  private boolean isStdout() {
    return output.toString().equals(STDOUT);
  }

  private Path checked(Path file) {
    ExportFile.whyNot(file, force)
        .ifPresent(
            reason -> {
              throw wrong(reason);
            });
    return file;
  }

  /** The process may end when this returns: what there is to say is said here. */
  private int export(String query, ExportForm form, @Nullable Path file, Statement statement)
      throws SQLException, IOException {
    try {
      long started = System.nanoTime();
      String written =
          file == null ? toStdout(query, form, statement) : toFile(query, form, file, statement);
      double seconds = (System.nanoTime() - started) / 1e9;
      ConnectionOptions.warn(statement.getWarnings(), terminal);
      terminal.err().println(written + String.format(Locale.ROOT, ", %.2f s", seconds));
      return 0;
    } catch (SQLException e) {
      if (!QueryCommand.CANCELLED.equals(e.getSQLState())) {
        throw e;
      }
      terminal.err().println("Stopped." + (file == null ? "" : " " + file + " is not written."));
      return Main.STOPPED;
    } finally {
      terminal.out().flush();
      terminal.err().flush();
    }
  }

  private String toFile(String query, ExportForm form, Path file, Statement statement)
      throws SQLException, IOException {
    try (ExportFile export = ExportFile.at(file, force);
        QueryProgressLine progress = new QueryProgressLine(statement, terminal);
        ResultSet rows = statement.executeQuery(query)) {
      long count = form.format().write(rows, export.writer());
      return file + ": " + inWords(count) + ", " + size(export.finish());
    }
  }

  private String toStdout(String query, ExportForm form, Statement statement)
      throws SQLException, IOException {
    try (QueryProgressLine progress = new QueryProgressLine(statement, terminal);
        ResultSet rows = statement.executeQuery(query)) {
      return inWords(form.format().write(rows, progress.before(terminal.out())));
    }
  }

  private static String size(long bytes) {
    return bytes < 1000 ? bytes + " bytes" : FetchProgress.size(bytes);
  }

  private static String inWords(long count) {
    return String.format(Locale.ROOT, "%,d row%s", count, count == 1 ? "" : "s");
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
