package dev.powertrack.cli;

import dev.powertrack.archive.CancelSignal;
import dev.powertrack.cli.fetch.CheckTable;
import dev.powertrack.cli.fetch.JobCheck;
import dev.powertrack.cli.fetch.Shortfall;
import dev.powertrack.cli.fetch.Verification;
import dev.powertrack.cli.output.Terminal;
import dev.powertrack.jdbc.ArchiveSession;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code verify URL}: whether all files are here and right. Its exit code says it. */
@Command(
    name = "verify",
    sortOptions = false,
    header = "Tell for each job whether all its data files are here and right.",
    description = {
      "%nOf an account, the files in the cache are compared with the service's list, and their"
          + " footers with its number of tweets. Of a folder, what can be known without the"
          + " service: duplicates, files that are cut, damaged or another window's, footers that"
          + " disagree, lines that cannot be read, and windows without a file. Fetches nothing that is missing; a file"
          + " that is damaged in the cache is fetched again, and named.%n"
    },
    footerHeading = "%nColumns:%n",
    footer = {
      "  LISTED, URL_COUNT        files that the service lists, and how many it says",
      "                           there are",
      "  FETCHED, VERIFIED        of these, the ones that are here; and that are right",
      "  PROBLEMS, MISSING        the ones that are wrong or have lines that cannot be",
      "                           read, also those that came wrong and were not kept;",
      "                           the ones that were not fetched",
      "  FOOTER_TOTAL             tweets that the files' footers tell of",
      "  ACTIVITY_COUNT           tweets that the service tells of",
      "  SUSPECT_MINUTES          for which the service says it may not hold every",
      "                           tweet",
      "  SILENT_WINDOWS           ten minutes without a file: nobody tweeted, unless a",
      "                           file is missing from a folder; empty where a file's",
      "                           name tells no time%n",
      "Exit codes:",
      "  0 every job is complete and right (suspect minutes and silent windows do not",
      "    count); of a folder, all that is there is right, and COMPLETE says unknown",
      "  1 one is not; stderr names the first ten reasons",
      "  130 stopped with Ctrl-C%n",
      "Examples:",
      "  powertrack verify jdbc:powertrack://gnip-api.gnip.com/ACME --job coffee",
      "  powertrack verify jdbc:powertrack:file:/data/hpt --format csv"
    })
final class VerifyCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private ConnectionOptions target;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private ChosenJobs jobs;

  @Option(
      names = "--deep",
      description = "Read stored files again, rather than believe what was noted of them.")
  private boolean deep;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private FormatOption format;

  VerifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws SQLException, IOException {
    return target.inSession(terminal, this::verify);
  }

  private int verify(ArchiveSession session, CancelSignal signal) throws SQLException, IOException {
    Verification verification =
        new Verification(session.engine(), session.service(), jobs.of(session));
    List<JobCheck> checks = verification.check(deep, session.maxConnections(), signal, terminal);
    format.format().form(terminal).write(CheckTable.of(checks), terminal.out());
    List<Shortfall> wrong = new ArrayList<>(verification.unanswered());
    checks.forEach(job -> wrong.addAll(job.shortfallsOfJob()));
    checks.forEach(job -> wrong.addAll(job.shortfallsOfFiles()));
    Shortfall.lines(wrong).forEach(terminal.err()::println);
    verification.notes().forEach(terminal.err()::println);
    Shortfall.lines(Shortfall.replaced(session.engine())).forEach(terminal.err()::println);
    if (session.service().isEmpty()) {
      terminal
          .err()
          .println(
              "A folder has no list of the files that belong to it: whether one is missing, only the"
                  + " account's URL can tell."
                  + (wrong.isEmpty()
                      ? ""
                      : " A file that is empty, cut, damaged or something else is replaced by"
                          + " download --dir with that URL."));
    }
    return wrong.isEmpty() ? 0 : Main.FAILED;
  }
}
