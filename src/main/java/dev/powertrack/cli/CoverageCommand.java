package dev.powertrack.cli;

import dev.powertrack.api.JobSummary;
import dev.powertrack.archive.CancelSignal;
import dev.powertrack.cli.coverage.CoverageInBrief;
import dev.powertrack.cli.coverage.CoveragePage;
import dev.powertrack.cli.coverage.JobCoverage;
import dev.powertrack.cli.export.ExportFile;
import dev.powertrack.cli.fetch.CheckTable;
import dev.powertrack.cli.fetch.JobCheck;
import dev.powertrack.cli.fetch.Shortfall;
import dev.powertrack.cli.fetch.Verification;
import dev.powertrack.cli.output.Format;
import dev.powertrack.cli.output.Terminal;
import dev.powertrack.jdbc.ArchiveSession;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code coverage URL JOB}: what there is of a job, window by window. */
@Command(
    name = "coverage",
    sortOptions = false,
    header = "Show what there is of one job, window by window: in brief, and as a page.",
    description = {
      "%nFor each ten minutes of the job's period: whether there is a file, whether it is here and"
          + " right, how many tweets it holds. The page has a map of all windows, tweets over time,"
          + " totals against the service's, and lists of what is wrong; it is one file and needs no"
          + " network. Fetches nothing that is missing. Times are UTC.%n"
    },
    footerHeading = "%nStates of a window:%n",
    footer = {
      "  verified        the file is here and right",
      "  with problems   the file is not what it should be, or not all of its lines can",
      "                  be read",
      "  not fetched     the service lists it, it is not here: powertrack download",
      "  silent          the service lists no file: no tweet",
      "  absent          no file is here, and no list tells whether one should be%n",
      "Exit codes:",
      "  0 the job is complete and right, as verify says   1 it is not",
      "  130 stopped with Ctrl-C; no page is written%n",
      "Examples:",
      "  powertrack coverage jdbc:powertrack:demo world-cup-final --no-page",
      "  powertrack coverage jdbc:powertrack://gnip-api.gnip.com/ACME coffee \\",
      "      -o coffee.html"
    })
final class CoverageCommand implements Callable<Integer> {
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

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = {"Write the page into this file.", "Default: coverage-JOBID.html."})
  private @Nullable Path output;

  @Option(names = "--no-page", description = "Write no page.")
  private boolean noPage;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private FormatOption format;

  CoverageCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws SQLException, IOException {
    if (output != null && noPage) {
      throw wrong("--output names a page and --no-page wants none.");
    }
    return target.inSession(terminal, this::cover);
  }

  private int cover(ArchiveSession session, CancelSignal signal) throws SQLException, IOException {
    Map<String, String> chosen = ChosenJobs.of(job, session, spec);
    Path page = page(chosen.keySet().iterator().next());
    Verification verification = new Verification(session.engine(), session.service(), chosen);
    JobCheck check = verification.check(false, session.maxConnections(), signal, terminal).get(0);
    Shortfall.lines(verification.unanswered()).forEach(terminal.err()::println);
    verification.notes().forEach(terminal.err()::println);
    Shortfall.lines(Shortfall.replaced(session.engine())).forEach(terminal.err()::println);
    JobCoverage coverage = JobCoverage.of(check, status(check.jobId(), session));
    if (format.format() == Format.TABLE) {
      tell(coverage);
    } else {
      format.format().form(terminal).write(CheckTable.of(List.of(check)), terminal.out());
      Shortfall.lines(check.shortfalls()).forEach(terminal.err()::println);
    }
    if (page != null) {
      write(coverage, page);
    }
    return check.isComplete() && verification.unanswered().isEmpty() ? 0 : Main.FAILED;
  }

  /** Known before the work begins, so that it was not in vain. */
  private @Nullable Path page(String jobId) {
    if (noPage) {
      return null;
    }
    Path file = output == null ? Path.of("coverage-" + jobId + ".html") : output;
    ExportFile.whyNot(file, true)
        .ifPresent(
            why -> {
              throw wrong(why + " Or --no-page.");
            });
    return file;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private static @Nullable String status(String jobId, ArchiveSession session) {
    return session.service().stream()
        .flatMap(service -> service.jobs().jobs().stream())
        .filter(one -> one.jobId().equals(jobId))
        .map(JobSummary::status)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private void tell(JobCoverage coverage) throws IOException {
    for (String line : new CoverageInBrief(terminal.ansi(), drawsBlocks()).lines(coverage)) {
      terminal.out().write(line + "\n");
    }
    terminal.out().flush();
  }

  private boolean drawsBlocks() {
    Console console = System.console();
    return terminal.isInteractive()
        && console != null
        && console.charset().equals(StandardCharsets.UTF_8);
  }

  private void write(JobCoverage coverage, Path file) throws IOException {
    try (ExportFile page = ExportFile.at(file, true)) {
      page.writer().write(new CoveragePage(coverage, Instant.now()).html());
      page.finish();
    }
    terminal.err().println("The page is in " + file + ".");
  }
}
