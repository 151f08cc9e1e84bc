package dev.powertrack.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.cli.output.Terminal;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

class HelpTest {
  /** A line that ends within a time or an address, and goes on with the next. */
  private static final Pattern BROKEN_WORD =
      Pattern.compile("(?m)(\\d[:.-]|@\\S*\\.|://\\S*[.:/-])$\\R *\\w");

  @Test
  void the_help_names_commands_credentials_and_exit_codes_on_stdout() {
    CommandRun run = CommandRun.of("--help");

    assertEquals(0, run.exitCode());
    assertEquals("", run.err());
    for (String word :
        new String[] {
          "demo", "query", "shell", "POWERTRACK_USER", "POWERTRACK_PASSWORD", "Exit codes", "130"
        }) {
      assertTrue(run.out().contains(word), () -> word + " is missing in\n" + run.out());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"query", "shell", "download"})
  void the_help_of_a_command_has_examples_and_the_login(String command) {
    CommandRun run = CommandRun.of(command, "--help");

    assertEquals(0, run.exitCode());
    assertTrue(run.out().contains("Examples:"), run.out());
    assertTrue(run.out().contains("jdbc:powertrack:demo"), run.out());
    assertTrue(run.out().contains("POWERTRACK_PASSWORD"), run.out());
  }

  @Test
  void no_line_of_a_help_is_wider_than_a_terminal() {
    for (String command :
        new String[] {"demo", "query", "shell", "export", "download", "verify", "completion"}) {
      CommandRun.of(command, "--help")
          .outLines()
          .forEach(line -> assertTrue(line.length() <= 92, () -> command + ": " + line));
    }
  }

  /** So that an example can be pasted. */
  @ParameterizedTest
  @MethodSource("commands")
  void no_line_below_the_options_of_a_help_is_broken(CommandLine command) {
    List<String> help = command.getUsageMessage(Ansi.OFF).lines().toList();

    for (String text : command.getCommandSpec().usageMessage().footer()) {
      String.format(Locale.ROOT, text)
          .lines()
          .forEach(line -> assertTrue(help.contains(line), () -> line + "\nis broken in\n" + help));
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void no_line_of_a_help_ends_within_a_time_or_an_address(CommandLine command) {
    String help = command.getUsageMessage(Ansi.OFF);

    assertFalse(BROKEN_WORD.matcher(help).find(), help);
  }

  static List<CommandLine> commands() {
    List<CommandLine> commands = new ArrayList<>();
    Terminal nowhere =
        Terminal.ofStreams(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream());
    addWithItsOwn(Main.commandLine(nowhere), commands);
    return commands;
  }

  private static void addWithItsOwn(CommandLine command, List<CommandLine> commands) {
    commands.add(command);
    command.getSubcommands().values().forEach(one -> addWithItsOwn(one, commands));
  }

  @ParameterizedTest
  @ValueSource(strings = {"create", "accept", "reject"})
  void the_help_of_what_orders_has_exit_codes_and_fits_a_terminal(String command) {
    CommandRun run = CommandRun.of("jobs", command, "--help");

    assertEquals(0, run.exitCode());
    assertTrue(run.out().contains("Exit codes:"), run.out());
    assertTrue(run.out().contains("writes=deny"), run.out());
    run.outLines().forEach(line -> assertTrue(line.length() < 80, line));
  }

  @Test
  void a_bare_call_prints_the_help_on_stderr() {
    CommandRun run = CommandRun.of();

    assertEquals(2, run.exitCode());
    assertEquals("", run.out());
    assertEquals(CommandRun.of("--help").out(), run.err());
  }

  @Test
  void the_version_names_ours_and_the_java() {
    CommandRun run = CommandRun.of("--version");

    assertEquals(0, run.exitCode());
    assertTrue(run.out().startsWith("powertrack-sql "), run.out());
    assertTrue(run.out().contains("Java " + System.getProperty("java.version")), run.out());
  }
}
