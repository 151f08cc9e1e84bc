package dev.powertrack.cli;

import dev.powertrack.cli.output.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code jobs}: the jobs of an account. What each of them does is a command of its own. */
@Command(
    name = "jobs",
    sortOptions = false,
    synopsisSubcommandLabel = "COMMAND",
    header = "Look at the jobs of an account, order some, and wait for them.",
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  powertrack jobs list jdbc:powertrack:demo",
      "  powertrack jobs show jdbc:powertrack:demo world-cup-final",
      "  powertrack jobs create URL --title tea --from 2014-05-05 --to 2014-05-06 \\",
      "      --rules rules.txt",
      "  powertrack jobs wait URL tea --until quoted",
      "  powertrack jobs accept URL tea"
    })
final class JobsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  private JobsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** With its own commands. */
  static CommandLine of(Terminal terminal) {
    return new CommandLine(new JobsCommand(terminal))
        .addSubcommand(new JobsListCommand(terminal))
        .addSubcommand(new JobsShowCommand(terminal))
        .addSubcommand(new JobsCreateCommand(terminal))
        .addSubcommand(new JobsAcceptCommand(terminal))
        .addSubcommand(new JobsRejectCommand(terminal))
        .addSubcommand(new JobsWaitCommand(terminal))
        .addSubcommand(new JobsWatchCommand(terminal));
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(terminal.err());
    return Main.WRONG_USAGE;
  }
}
