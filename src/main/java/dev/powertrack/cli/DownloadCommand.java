package dev.powertrack.cli;

import dev.powertrack.archive.CancelSignal;
import dev.powertrack.cli.fetch.Destination;
import dev.powertrack.cli.fetch.FetchOutcome;
import dev.powertrack.cli.fetch.FetchProgress;
import dev.powertrack.cli.fetch.Fetching;
import dev.powertrack.cli.fetch.FileChoice;
import dev.powertrack.cli.fetch.FolderDestination;
import dev.powertrack.cli.fetch.ProgressLine;
import dev.powertrack.cli.fetch.Shortfall;
import dev.powertrack.cli.fetch.StoreDestination;
import dev.powertrack.cli.output.Terminal;
import dev.powertrack.jdbc.ArchiveSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code download URL}: fetches every data file that is missing. */
@Command(
    name = "download",
    sortOptions = false,
    header = "Fetch all data files of delivered jobs that are not here yet.",
    description = {
      "%nInto the cache, from which queries read; or with --dir into a folder, under the names that"
          + " the vendor's own script gives them.",
      "A file gets its name when it is whole and verified: length, gzip checksum, and the count in"
          + " its last line. Stop with Ctrl-C and run it again: it goes on where it was.%n"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  powertrack download jdbc:powertrack://gnip-api.gnip.com/ACME \\",
      "      -u me@acme.example",
      "  powertrack download URL --job coffee --from 2014-05-05T06:00Z \\",
      "      --to 2014-05-06",
      "  powertrack download jdbc:powertrack:demo --job world-cup-final --dir final%n",
      "In the folder of --dir:",
      "  Files that lie there or in folders below, fetched with curl for example, are",
      "  recognised by their names and verified, not fetched again. A damaged one is",
      "  replaced and kept as NAME.damaged. What is in the cache is copied.%n",
      "Exit codes:",
      "  0 all files are there and right   1 some are missing; ten are named",
      "  130 stopped with Ctrl-C"
    })
final class DownloadCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private ConnectionOptions target;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private ChosenJobs jobs;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = UtcTime.class,
      description = "Only files with tweets from this time on, UTC: 2014-07-13T19:00Z.")
  private @Nullable Instant from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = UtcTime.class,
      description = "Only files with tweets before this time.")
  private @Nullable Instant to;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Put the files into this folder. Default: the cache.")
  private @Nullable Path dir;

  DownloadCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws SQLException, IOException {
    if (from != null && to != null && !from.isBefore(to)) {
      throw wrong("--from must be before --to.");
    }
    if (dir != null && Files.exists(dir) && !Files.isDirectory(dir)) {
      throw wrong("--dir must name a folder; " + dir + " is a file.");
    }
    return target.inSession(
        terminal,
        (session, signal) -> {
          check(session);
          return download(session, signal);
        });
  }

  private void check(ArchiveSession session) {
    if (session.service().isEmpty()) {
      throw wrong("A folder has no service to fetch from; name an account's URL.");
    }
    if (dir == null && !session.keepsFiles()) {
      throw wrong("Nothing would be kept: name a folder with --dir, or use the cache.");
    }
  }

  private int download(ArchiveSession session, CancelSignal signal) throws IOException {
    List<String> chosen = List.copyOf(jobs.of(session).keySet());
    FileChoice.outside(session.engine().archive(), chosen, from, to)
        .ifPresent(
            why -> {
              throw wrong(why);
            });
    FileChoice wanted = FileChoice.of(session.engine().archive(), chosen, from, to);
    if (dir == null) {
      return fetched(wanted, new StoreDestination(session.engine()), session, signal);
    }
    try (FolderDestination folder = FolderDestination.of(dir, session.engine())) {
      int exitCode = fetched(wanted, folder, session, signal);
      folder.replaced().forEach(terminal.err()::println);
      return exitCode;
    }
  }

  private int fetched(
      FileChoice wanted, Destination destination, ArchiveSession session, CancelSignal signal)
      throws IOException {
    FetchProgress progress = FetchProgress.of(wanted.files().size());
    FetchOutcome outcome;
    try (ProgressLine line = new ProgressLine(terminal, progress)) {
      outcome =
          Fetching.of(wanted.files(), destination, session.maxConnections(), signal, progress);
    }
    terminal.out().write(outcome.inWords() + "\n");
    terminal.out().flush();
    List<Shortfall> missing = new ArrayList<>(wanted.unlisted());
    missing.addAll(outcome.missing());
    if (!missing.isEmpty()) {
      terminal.err().println("Missing:");
      Shortfall.lines(missing).forEach(line -> terminal.err().println("  " + line));
    }
    Shortfall.lines(Shortfall.replaced(session.engine())).forEach(terminal.err()::println);
    if (outcome.givenUp() > 0) {
      terminal
          .err()
          .println(
              outcome.givenUp()
                  + " of them were not tried, because too many others had failed. Name their time"
                  + " with --from and --to to try them first, or run it again later.");
    }
    if (outcome.madeRoom() > 0) {
      terminal
          .err()
          .println(
              outcome.madeRoom()
                  + " files had to make room for others: cacheMaxBytes is too small for all of them."
                  + " Give a larger one, or name a folder with --dir.");
    }
    if (signal.isCancelled()) {
      terminal.err().println("Stopped. The same command goes on where this one was.");
      return Main.STOPPED;
    }
    return missing.isEmpty() && outcome.madeRoom() == 0 ? 0 : Main.FAILED;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
