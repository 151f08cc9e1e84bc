package dev.powertrack.cli;

import dev.powertrack.cli.output.Terminal;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code completion}: picocli knows all commands and options, and writes the script. */
@Command(
    name = "completion",
    sortOptions = false,
    header = "Print a completion script for bash and zsh.",
    description = {
      "%nIt completes the commands and options of a command named powertrack: a function, an alias"
          + " or a script that runs the jar.%n"
    },
    footerHeading = "%nIn ~/.bashrc or ~/.zshrc:%n",
    footer = {
      "  powertrack() { java -jar /path/to/powertrack-sql.jar \"$@\"; }",
      "  source <(powertrack completion)"
    })
final class CompletionCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  CompletionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    CommandSpec powertrack = spec.root();
    terminal.out().write(AutoComplete.bash(powertrack.name(), powertrack.commandLine()));
    return 0;
  }
}
