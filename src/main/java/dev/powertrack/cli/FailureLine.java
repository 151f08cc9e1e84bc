package dev.powertrack.cli;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.Reason;
import dev.powertrack.cli.output.Styles;
import dev.powertrack.cli.output.Terminal;
import dev.powertrack.jdbc.ArchiveSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The one place where a failure becomes a line on stderr and an exit code:
 *
 * <pre>powertrack: There is no table TWETS (line 1, column 15). … [42P01]</pre>
 */
final class FailureLine {
  private final Terminal terminal;
  private final BooleanSupplier debug;

  FailureLine(Terminal terminal, BooleanSupplier debug) {
    this.terminal = terminal;
    this.debug = debug;
  }

  /** The command was understood and went wrong. */
  int failed(Exception failure, CommandLine command, ParseResult parsed) {
    if (!isBrokenPipe(failure)) {
      print(text(failure), failure);
    }
    return failure instanceof OrderFailure order ? order.exitCode() : Main.FAILED;
  }

  /** The command was not understood. */
  int wrongUsage(ParameterException failure, String[] args) {
    String name = failure.getCommandLine().getCommandSpec().qualifiedName();
    print(sentence(usageText(failure, List.of(args))) + " See: " + name + " --help", failure);
    return Main.WRONG_USAGE;
  }

  private void print(String text, Throwable failure) {
    String line = text.replaceAll("\\s*\\R\\s*", " ").strip();
    terminal.err().println(Styles.error(terminal.ansi(), "powertrack:") + " " + line);
    if (debug.getAsBoolean()) {
      failure.printStackTrace(terminal.err());
    }
    terminal.err().flush();
  }

  static String text(Throwable failure) {
    if (failure instanceof SQLException sql) {
      return withState(sql);
    }
    if (failure instanceof PowerTrackException known) {
      return withState(ArchiveSession.asSqlException(known));
    }
    if (failure instanceof OrderFailure order) {
      return withState(order.failure());
    }
    if (failure instanceof StatementFailure statement) {
      return statement.where() + ": " + withState(statement.failure());
    }
    if (failure instanceof IOException broken) {
      return text(broken);
    }
    if (failure instanceof UncheckedIOException broken) {
      return text(Objects.requireNonNull(broken.getCause()));
    }
    return "A defect of PowerTrack SQL, please report it with the output of --debug: " + failure;
  }

  private static String text(IOException broken) {
    return text(
        new PowerTrackException(
            Kind.LOCAL_IO, "Reading or writing failed: " + Reason.of(broken) + ".", broken));
  }

  private static String withState(SQLException failure) {
    return failure.getMessage() + state(failure);
  }

  static String state(SQLException failure) {
    String state = failure.getSQLState();
    return state == null || state.isEmpty() ? "" : " [" + state + "]";
  }

  private static String usageText(ParameterException failure, List<String> args) {
    if (!(failure instanceof UnmatchedArgumentException unmatched)) {
      return Objects.requireNonNullElse(failure.getMessage(), "The command is not right.");
    }
    List<String> options =
        unmatched.getUnmatched().stream()
            .filter(argument -> argument.startsWith("-"))
            .map(argument -> argument.replaceFirst("=.*", ""))
            .toList();
    if (!options.isEmpty()) {
      return "There is no option " + String.join(", ", options) + "." + suggestion(unmatched);
    }
    CommandLine command = failure.getCommandLine();
    Optional<String> argument =
        unmatched.getUnmatched().stream().findFirst().filter(first -> isNoSecret(first, args));
    return command.getSubcommands().isEmpty()
        ? tooMany(argument, command)
        : noCommand(argument, command.getSubcommands().keySet());
  }

  /** An argument in the wrong place may be a password, and a URL may hold one. */
  private static boolean isNoSecret(String argument, List<String> args) {
    return !ConnectionOptions.isUrl(argument)
        && args.stream().noneMatch(one -> one.matches("-[^-]*p.*|--p.*"));
  }

  private static String noCommand(Optional<String> argument, Set<String> commands) {
    String suggestion = argument.map(typed -> DidYouMean.of(typed, commands)).orElse("");
    return "There is no "
        + argument.map(typed -> "command '" + typed + "'").orElse("such command")
        + (suggestion.isEmpty()
            ? "; there are " + String.join(", ", commands) + "."
            : "." + suggestion);
  }

  private static String tooMany(Optional<String> argument, CommandLine command) {
    String tooMany =
        "There is an argument too many" + argument.map(one -> ": '" + one + "'").orElse("");
    if (takes("SQL", command)) {
      return tooMany + "; is the SQL in quotes?";
    }
    if (takes("JOB", command)) {
      return tooMany + "; is the title in quotes?";
    }
    return command.getCommandSpec().findOption("--job") == null
        ? tooMany + "."
        : tooMany
            + ". A job is chosen with --job "
            + argument.map(FailureLine::quoted).orElse("JOB");
  }

  /** As a shell takes it for one word. */
  private static String quoted(String argument) {
    return argument.matches("[\\w.-]+") ? argument : "'" + argument + "'";
  }

  private static boolean takes(String label, CommandLine command) {
    return command.getCommandSpec().positionalParameters().stream()
        .anyMatch(parameter -> parameter.paramLabel().contains(label));
  }

  private static String suggestion(UnmatchedArgumentException unmatched) {
    List<String> similar = unmatched.getSuggestions();
    return similar.isEmpty() ? "" : " Did you mean " + String.join(" or ", similar) + "?";
  }

  private static String sentence(String text) {
    String stripped = text.strip();
    return stripped.matches("(?s).*[.?!\\])]") ? stripped : stripped + ".";
  }

  /** The reader, such as {@code head}, has seen enough: nothing to complain of. */
  private static boolean isBrokenPipe(Throwable failure) {
    String message = failure.getMessage();
    return failure instanceof IOException
        && message != null
        && (message.contains("Broken pipe") || message.contains("pipe is being closed"));
  }
}
