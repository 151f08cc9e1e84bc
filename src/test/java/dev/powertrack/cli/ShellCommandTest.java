package dev.powertrack.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShellCommandTest {
  private static final String URL = "jdbc:powertrack:demo";

  @Test
  void runs_piped_statements_and_prints_nothing_but_results() {
    CommandRun run =
        CommandRun.withInput(
            "select title,\n  status from jobs\nwhere status = 'quoted';\nselect 2 as \"ü\"",
            "shell",
            URL);

    assertEquals(0, run.exitCode(), run.err());
    assertEquals(
        List.of(
            "+-----------------+--------+",
            "|      TITLE      | STATUS |",
            "+-----------------+--------+",
            "| brazil-protests | quoted |",
            "+-----------------+--------+",
            "+---+",
            "| ü |",
            "+---+",
            "| 2 |",
            "+---+"),
        run.outLines());
    assertEquals("", run.err());
  }

  @Test
  void knows_the_commands_of_the_shell() {
    CommandRun run = CommandRun.withInput("!outputformat csv\n!tables\n", "shell", URL);

    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("'POWERTRACK','TWEETS','TABLE'"), run.out());
  }

  @Test
  void goes_on_after_a_failure_told_in_one_line_and_exits_with_1() {
    CommandRun run = CommandRun.withInput("select * from twets;\nvalues 7;\n", "shell", URL);

    assertEquals(1, run.exitCode());
    assertEquals(
        List.of(
            "powertrack: There is no table TWETS (line 1, column 15). Did you mean TWEETS?"
                + " [42P01]"),
        run.errLines());
    assertTrue(run.out().contains("| 7 "), run.out());
  }

  @Test
  void a_warning_is_one_line_and_no_failure() {
    CommandRun run = CommandRun.withInput("values 7;", "shell", URL + "?nix=1");

    assertEquals(0, run.exitCode());
    assertEquals(1, run.errLines().size(), run.err());
    assertTrue(run.err().contains("There is no option 'nix'."), run.err());
  }
}
