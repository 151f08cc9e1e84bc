package dev.powertrack.cli;

import dev.powertrack.api.HistoricalPowerTrack;
import dev.powertrack.api.Job;
import dev.powertrack.api.JobSummary;
import dev.powertrack.cli.OrderRows.Decided;
import dev.powertrack.cli.output.Format;
import dev.powertrack.cli.output.Terminal;
import dev.powertrack.jdbc.ArchiveSession;
import dev.powertrack.orders.Decision;
import dev.powertrack.orders.JobDesk;
import dev.powertrack.orders.QuotePreview;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * What {@code jobs accept} and {@code jobs reject} share: a quote is shown, asked about, decided.
 */
abstract class JobsDecisionCommand {
  private final Terminal terminal;
  private final Decision decision;

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
      names = {"-y", "--yes"},
      description = "Do not ask. Needed where there is no terminal.")
  private boolean yes;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private FormatOption format;

  JobsDecisionCommand(Terminal terminal, Decision decision) {
    this.terminal = terminal;
    this.decision = decision;
  }

  /** What a person is asked about a quote. */
  abstract String question(QuotePreview quote);

  /** What to do when it is decided; null for nothing. */
  abstract @Nullable String next(String jobId);

  /**
   * Shows, asks, sends; the exit code.
   *
   * @param maxCostDollars null for any
   */
  final int decide(@Nullable BigDecimal maxCostDollars)
      throws SQLException, IOException, OrderFailure {
    return OrderDesk.go(target, terminal, maxCostDollars, this::decide);
  }

  private int decide(JobDesk desk, ArchiveSession session) throws SQLException, IOException {
    String id = NamedJob.id(job, titles(session.service().orElseThrow()), spec);
    QuotePreview quote = QuotePreview.of(desk.check(decision, id));
    if (!yes && !terminal.isInteractive()) {
      throw new ParameterException(
          spec.commandLine(),
          "There is no terminal to ask on. Nothing was sent; --yes does it without asking.");
    }
    if (!yes || format.format() == Format.TABLE) {
      OrderRows.showQuote(quote, terminal);
    }
    if (!yes && !isAgreed(quote, desk)) {
      terminal.err().println("Nothing was sent.");
      return OrderFailure.REFUSED;
    }
    return OrderDesk.send(terminal, () -> tell(desk.send(decision, id), quote));
  }

  /** The answer may have taken its time, and is about the quote that was shown. */
  private boolean isAgreed(QuotePreview quote, JobDesk desk) throws IOException {
    if (!Question.isAnsweredYes(question(quote), terminal)) {
      return false;
    }
    boolean same = quote.equals(QuotePreview.of(desk.check(decision, quote.jobId())));
    if (!same) {
      terminal.err().println("The quote has changed in the meantime: look at it again.");
    }
    return same;
  }

  private static Map<String, String> titles(HistoricalPowerTrack service) {
    Map<String, String> titles = new LinkedHashMap<>();
    for (JobSummary listed : service.jobs().jobs()) {
      titles.put(listed.jobId(), listed.title() == null ? listed.jobId() : listed.title());
    }
    return titles;
  }

  private int tell(Job decided, QuotePreview quote) throws SQLException, IOException {
    String status = decided.status() == null ? decision.status() : decided.status();
    OrderRows.write(new Decided(quote, status), format.format(), terminal);
    terminal.out().flush();
    String next = next(quote.jobId());
    if (next != null) {
      terminal.err().println("Next: " + next);
    }
    return 0;
  }
}
