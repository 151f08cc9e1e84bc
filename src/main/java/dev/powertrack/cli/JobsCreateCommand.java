package dev.powertrack.cli;

import dev.powertrack.PowerTrackException;
import dev.powertrack.api.NewJob;
import dev.powertrack.cli.OrderRows.Order;
import dev.powertrack.cli.output.Format;
import dev.powertrack.cli.output.Terminal;
import dev.powertrack.orders.CreatedJob;
import dev.powertrack.orders.JobDesk;
import dev.powertrack.orders.OrderPreview;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code jobs create}: asks for a job, which the service then estimates. */
@Command(
    name = "create",
    sortOptions = false,
    header = "Create a job from a file of rules; the service estimates it and makes a quote.",
    description = {
      "%nCreating costs nothing; accepting the quote does. Everything is checked before anything is"
          + " sent: rules, period, title, the account's limits. On a terminal it shows what it would"
          + " create, and asks; in a script it does not.%n"
    },
    footerHeading = "%nRules:%n",
    footer = {
      "  JSON as the service takes it, also as the member \"rules\" of a whole job",
      "  document, of which nothing else is taken:",
      "    [{\"value\": \"coffee OR espresso\", \"tag\": \"drinks\"}, {\"value\": \"tea\"}]",
      "  Or a rule a line, with a TAB before its tag if it has one. Blank lines count",
      "  for nothing; there are no comments, because # begins a hashtag.%n",
      "Exit codes:",
      "  0 created; with --preview: it could be   1 failed",
      "  2 wrong usage, or a rule or a period that cannot be",
      "  3 refused, and nothing was created: the title is taken, a limit is reached,",
      "    a failed job would be paid again; or the answer was no",
      "  4 whether it was created cannot be told: look for its title before you",
      "    repeat it",
      "  130 stopped with Ctrl-C; what became of a request under way is looked up and",
      "    told%n",
      "Examples:",
      "  powertrack jobs create URL --title coffee --from 2014-05-05T06:00Z \\",
      "      --to 2014-05-05T09:00Z --rules rules.txt --preview",
      "  echo 'coffee OR espresso' | powertrack jobs create URL --title coffee \\",
      "      --from 2014-05-05 --to 2014-05-06 --rules - --format json%n",
      "The URL needs no writes=allow for it; writes=deny forbids it."
    })
final class JobsCreateCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private ConnectionOptions target;

  @Option(
      names = "--title",
      required = true,
      paramLabel = "TITLE",
      description = "Its title, which no other job of the account has.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String title;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "TIME",
      converter = UtcTime.class,
      description = "The first minute: 2014-05-05T06:00Z, a day, or 201405050600. UTC.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Instant from;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "TIME",
      converter = UtcTime.class,
      description = "The end: the minute after the last one. A whole day ends with the next.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Instant to;

  @Option(
      names = "--rules",
      required = true,
      paramLabel = "FILE",
      description = "The file of rules, UTF-8; - reads them from stdin.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path rules;

  @Option(
      names = "--data-format",
      // Not FORMAT as that of --format: picocli's script has a variable for each label.
      paramLabel = "DATA_FORMAT",
      completionCandidates = DataFormats.class,
      description = "original or activity_streams. Default: ${DEFAULT-VALUE}.")
  private String dataFormat = "original";

  @Option(
      names = "--preview",
      description = "Check everything, show what would be created, and create nothing.")
  private boolean preview;

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  private boolean yes;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private FormatOption format;

  /** For completion; what is right {@link NewJob} knows. */
  static final class DataFormats implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("original", "activity_streams").iterator();
    }
  }

  JobsCreateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws SQLException, IOException, OrderFailure {
    NewJob job = job();
    return OrderDesk.go(
        target,
        terminal,
        null,
        (desk, session) -> {
          desk.check(List.of(job));
          return preview ? preview(job) : create(job, desk);
        });
  }

  private NewJob job() throws IOException {
    try {
      return new NewJob(title, from, to, dataFormat, RulesFile.read(rules, terminal.in()));
    } catch (PowerTrackException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage() + " Nothing was sent.", e);
    }
  }

  private int preview(NewJob job) throws SQLException, IOException {
    OrderRows.write(order(job), format.format(), terminal, terminal.out());
    terminal
        .err()
        .println("Nothing was sent. Without --preview this job is created, which is free.");
    return 0;
  }

  private static Order order(NewJob job) {
    return new Order(null, null, OrderPreview.of(job), List.of());
  }

  private int create(NewJob job, JobDesk desk) throws SQLException, IOException {
    boolean asking = terminal.isInteractive() && !yes;
    if (asking) {
      OrderRows.write(order(job), Format.TABLE, terminal, terminal.err());
      if (!Question.isAnsweredYes(
          "Create it? That is free; its quote can be rejected.", terminal)) {
        terminal.err().println("Nothing was sent.");
        return OrderFailure.REFUSED;
      }
      // The answer may have taken its time.
      desk.check(List.of(job));
    }
    return OrderDesk.send(terminal, () -> tell(desk.send(job), job, asking));
  }

  private int tell(CreatedJob created, NewJob job, boolean termsSeen)
      throws SQLException, IOException {
    String id = created.job().jobId();
    Order order = new Order(id, created.job().status(), OrderPreview.of(job), created.notes());
    if (termsSeen && format.format() == Format.TABLE) {
      OrderRows.writeStatus(order, terminal);
    } else {
      OrderRows.write(order, format.format(), terminal, terminal.out());
    }
    terminal.out().flush();
    PrintWriter err = terminal.err();
    created.notes().forEach(note -> err.println("powertrack: note: " + note));
    err.println("Nothing is charged so far.");
    if (target.isDemo()) {
      err.println(
          "powertrack: note: The demo's account is gone when this command ends, and this job with"
              + " it. powertrack simulate runs one that stays.");
      return 0;
    }
    err.println("For the quote:       powertrack jobs wait URL " + id + " --until quoted");
    err.println("Then, if it is fair: powertrack jobs accept URL " + id);
    return 0;
  }
}
