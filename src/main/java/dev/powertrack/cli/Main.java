package dev.powertrack.cli;

import dev.powertrack.cli.output.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code powertrack}: {@code java -jar powertrack-sql.jar …}. */
@Command(
    name = "powertrack",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    sortOptions = false,
    synopsisSubcommandLabel = "COMMAND",
    header = "SQL over a Historical PowerTrack account, or a folder of its files.",
    synopsisHeading = "%nUsage: ",
    description = {
      "%npowertrack stands for: java -jar powertrack-sql.jar%n",
      "Start with the demo; it needs no account:",
      "  powertrack demo",
      "  powertrack query jdbc:powertrack:demo \"SELECT title, status FROM jobs\"",
      "  powertrack shell jdbc:powertrack:demo%n",
      "A URL is one of",
      "  jdbc:powertrack://gnip-api.gnip.com/ACCOUNT   an account of the service",
      "  jdbc:powertrack:file:/data/hpt                a folder of downloaded files",
      "  jdbc:powertrack:demo                          an invented account%n"
    },
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nCredentials:%n",
    footer = {
      "  User and password come from --user and --password, or from the environment:",
      "  POWERTRACK_USER and POWERTRACK_PASSWORD. A bare --password asks for it.%n",
      "Exit codes:",
      "  0 done   1 failed   2 wrong usage   130 stopped with Ctrl-C",
      "  Results go to stdout, everything else to stderr. A failure is one line there,",
      "  with the SQLState in brackets at its end; --debug adds the stack trace."
    })
public final class Main implements Callable<Integer> {
  /** Something went wrong. */
  static final int FAILED = 1;

  /** The command was not called as its help says. */
  static final int WRONG_USAGE = 2;

  /** Ctrl-C, as shells have it. */
  static final int STOPPED = 130;

  private final Terminal terminal;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of a failure.")
  private boolean debug;

  private Main(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * The process is in UTC, as all our times are: sqlline shows {@link java.sql.Timestamp}s, and in
   * a zone with daylight saving there is an hour a year that these cannot show.
   */
  public static void main(String[] args) {
    TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
    Terminal terminal = Terminal.ofProcess();
    String encoding = System.getProperty("sun.jnu.encoding", "UTF-8");
    String folder = System.getProperty("user.dir", "");
    Optional<String> lost = LostLetters.in(args, System.getenv(), folder, encoding);
    lost.ifPresent(what -> terminal.err().println("powertrack: " + what));
    System.exit(lost.isPresent() ? WRONG_USAGE : run(terminal, args));
  }

  /** Runs one command as a process would. Its exit code is the answer. */
  static int run(Terminal terminal, String... args) {
    int exitCode = commandLine(terminal).execute(args);
    try {
      terminal.out().flush();
    } catch (IOException e) {
      return FAILED;
    } finally {
      terminal.err().flush();
    }
    return exitCode;
  }

  /** A new command is one line here. */
  static CommandLine commandLine(Terminal terminal) {
    Main main = new Main(terminal);
    CommandLine line =
        new CommandLine(main)
            .addSubcommand(new DemoCommand(terminal))
            .addSubcommand(new QueryCommand(terminal))
            .addSubcommand(new ShellCommand(terminal))
            .addSubcommand(new ExportCommand(terminal))
            .addSubcommand(JobsCommand.of(terminal))
            .addSubcommand(new DownloadCommand(terminal))
            .addSubcommand(new VerifyCommand(terminal))
            .addSubcommand(new CoverageCommand(terminal))
            .addSubcommand(new SimulateCommand(terminal))
            .addSubcommand(new CompletionCommand(terminal));
    FailureLine failures = new FailureLine(terminal, () -> main.debug);
    return line.setOut(new PrintWriter(terminal.out(), true))
        .setErr(terminal.err())
        .setColorScheme(Help.defaultColorScheme(terminal.ansi()))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOverwrittenOptionsAllowed(true)
        .setParameterExceptionHandler(failures::wrongUsage)
        .setExecutionExceptionHandler(failures::failed);
  }

  /** Without a command there is nothing to do but to say what there is. */
  @Override
  public Integer call() {
    spec.commandLine().usage(terminal.err());
    return WRONG_USAGE;
  }
}
