package dev.powertrack.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
            "powertrack: Statement 1 (from line 1): There is no table TWETS (line 1, column 15)."
                + " Did you mean TWEETS? [42P01]"),
        run.errLines());
    assertTrue(run.out().contains("| 7 "), run.out());
  }

  @Test
  void a_quote_that_is_not_closed_is_told_as_query_tells_it(@TempDir Path folder)
      throws IOException {
    String sql = "select 1 as a;\nselect title from jobs where title = 'cup;\nselect 2 as b;\n";
    Path file = Files.writeString(folder.resolve("open.sql"), sql);

    CommandRun run = CommandRun.withInput(sql, "shell", URL);

    assertEquals(1, run.exitCode());
    assertEquals(
        List.of(
            "powertrack: Statement 2 (from line 2): The SQL cannot be read (line 1, column 38): the"
                + " text that begins here has no closing quote. [42601]"),
        run.errLines());
    assertEquals(List.of("+---+", "| A |", "+---+", "| 1 |", "+---+"), run.outLines());
    CommandRun query = CommandRun.of("query", URL, "-f", file.toString(), "--format", "csv");
    assertEquals(query.err(), run.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"values (1;", "select \"a", "select [1", "select 1 /* open", "select 'it''s"})
  void a_statement_that_is_not_whole_is_refused_and_not_dropped(String open) {
    CommandRun run = CommandRun.withInput("values 7;\n!tables\n" + open + "\n", "shell", URL);

    assertEquals(1, run.exitCode(), run.out());
    assertEquals(1, run.errLines().size(), run.err());
    assertTrue(run.err().endsWith(" [42601]\n"), run.err());
    assertTrue(run.out().contains("| 7 "), run.out());
  }

  @Test
  void a_comment_or_a_text_with_semicolons_and_the_same_twice_run_as_they_are() {
    CommandRun run =
        CommandRun.withInput(
            "!outputformat csv\nvalues 'a;b';\nvalues 7;\nvalues 7;\nvalues 8 -- ; last",
            "shell",
            URL);

    assertEquals(0, run.exitCode(), run.err());
    assertEquals(
        List.of("'a;b'", "'7'", "'7'", "'8'"),
        run.outLines().stream().filter(line -> !line.contains("COLUMN")).toList());
  }

  @Test
  void a_warning_is_one_line_and_no_failure() {
    CommandRun run = CommandRun.withInput("values 7;", "shell", URL + "?nix=1");

    assertEquals(0, run.exitCode());
    assertEquals(1, run.errLines().size(), run.err());
    assertTrue(run.err().contains("There is no option 'nix'."), run.err());
  }
}
