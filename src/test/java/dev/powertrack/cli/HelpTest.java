package dev.powertrack.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

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
