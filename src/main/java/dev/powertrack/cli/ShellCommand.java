package dev.powertrack.cli;

import dev.powertrack.cli.output.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import sqlline.SqlLine;

/** {@code shell URL}: the interactive SQL shell, which is sqlline, set up for us. */
@Command(
    name = "shell",
    sortOptions = false,
    header = "Type SQL and see what it gives.",
    description = {
      "%nStatements end with a semicolon; the tab key completes names, the up key brings back what"
          + " was typed, Ctrl-C cancels a statement, Ctrl-D leaves. Commands of the shell start with"
          + " an exclamation mark: !tables, !describe TWEETS, !outputformat csv, !help all, !quit.",
      "Statements also come from a pipe; what fails there does not stop the next, but the exit code"
          + " is 1.%n"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  powertrack shell jdbc:powertrack:demo",
      "  powertrack shell jdbc:powertrack:file:/data/hpt",
      "  powertrack shell jdbc:powertrack://gnip-api.gnip.com/ACME \\",
      "      --user me@acme.example --password",
      "  echo \"SELECT * FROM usage;\" | powertrack shell jdbc:powertrack:demo%n",
      "The history of what was typed is kept in the user's folder of program state:",
      "  $XDG_STATE_HOME/powertrack, ~/.local/state/powertrack,",
      "  ~/Library/Application Support/powertrack or %%LOCALAPPDATA%%\\powertrack."
    })
final class ShellCommand implements Callable<Integer> {
  private static final Logger JLINE_LOG = Logger.getLogger("org.jline");

  private final Terminal terminal;

  @Mixin
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private ConnectionOptions target;

  ShellCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Connects once itself, so that a URL or a login that is wrong is told of as anywhere. */
  @Override
  public Integer call() throws SQLException, IOException {
    try (Connection connection = target.open()) {
      return shell();
    }
  }

  private int shell() throws IOException {
    prepareLibraries();
    boolean interactive = terminal.isInteractive();
    List<String> arguments = arguments();
    ShellScript script = ShellScript.of(interactive ? "" : piped());
    if (!interactive) {
      script.commands().forEach(command -> arguments.addAll(List.of("-e", command)));
      arguments.addAll(List.of("-e", "!quit"));
    }
    Shell.comeToPrompt();
    Shell shell = new Shell(terminal, script);
    InputStream typed = interactive ? null : InputStream.nullInputStream();
    SqlLine.Status status = shell.begin(arguments.toArray(String[]::new), typed, interactive);
    boolean failed = status != SqlLine.Status.OK || (!interactive && shell.hasFailed());
    return failed ? Main.FAILED : 0;
  }

  private String piped() throws IOException {
    return new String(terminal.in().readAllBytes(), StandardCharsets.UTF_8);
  }

  private List<String> arguments() {
    List<String> arguments =
        new ArrayList<>(List.of("-ac", ShellApplication.class.getName(), "-u", target.url()));
    target.user().ifPresent(user -> arguments.addAll(List.of("-n", user)));
    target.password().ifPresent(password -> arguments.addAll(List.of("-p", password)));
    return arguments;
  }

  /**
   * Sqlline reads its folder from a system property when its classes load. JLine logs a warning
   * where it cannot drive the terminal (on Windows): one can type there all the same.
   */
  private static void prepareLibraries() {
    System.setProperty(SqlLine.SQLLINE_BASE_DIR, StateFolder.ofUser().toString());
    JLINE_LOG.setLevel(Level.OFF);
  }
}
