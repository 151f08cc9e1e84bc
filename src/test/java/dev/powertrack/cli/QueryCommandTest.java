package dev.powertrack.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.simulator.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class QueryCommandTest {
  private static final String VALUES =
      """
      SELECT * FROM (VALUES
        (CAST(9223372036854775807 AS BIGINT), CAST('say "hi", you' AS VARCHAR(20)), TRUE,
         TIMESTAMP '2014-03-09 02:30:00.5', CAST(1.50 AS DECIMAL(5, 2)), DATE '2014-07-13'),
        (CAST(-1 AS BIGINT), CAST(NULL AS VARCHAR(20)), FALSE,
         TIMESTAMP '2014-07-13 21:24:00', CAST(20 AS DECIMAL(5, 2)), DATE '1999-12-31'))
        AS t (id, note, ok, at_utc, amount, day_utc)
      """;

  private static Path folder;
  private static SimulatedAccount account;

  @BeforeAll
  static void open(@TempDir Path temporary) {
    folder = temporary;
    account = SimulatedAccount.open(folder.resolve("cache"));
  }

  @AfterAll
  static void close() {
    account.close();
  }

  @Test
  void prints_a_table_on_stdout_and_the_count_on_stderr() {
    CommandRun run =
        account.query(
            "SELECT title, status FROM jobs WHERE status IN ('quoted', 'failed') ORDER BY title");

    assertEquals(0, run.exitCode(), run.err());
    assertEquals(
        List.of(
            "TITLE                    STATUS",
            "-----------------------  ------",
            "brazil-protests          quoted",
            "meteor-over-chelyabinsk  failed"),
        run.outLines());
    assertTrue(run.err().matches("\\(2 rows, \\d+\\.\\d\\d s\\)\\R"), run.err());
  }

  @Test
  void puts_numbers_to_the_right_and_leaves_null_empty() {
    assertEquals(
        List.of(
            "                 ID  NOTE           OK     AT_UTC                   AMOUNT  DAY_UTC",
            "-------------------  -------------  -----  -----------------------  ------  ----------",
            "9223372036854775807  say \"hi\", you  true   2014-03-09 02:30:00.500    1.50  2014-07-13",
            "                 -1                 false  2014-07-13 21:24:00       20.00  1999-12-31"),
        account.query(VALUES).outLines());
  }

  /** The hour of 2014-03-09 02:30 does not exist in New York, where the tests run. */
  @Test
  void writes_csv_by_rfc_4180_with_utc_times() {
    CommandRun run = account.query(VALUES, "--format", "csv");

    assertEquals(
        """
        ID,NOTE,OK,AT_UTC,AMOUNT,DAY_UTC\r
        9223372036854775807,"say ""hi"", you",true,2014-03-09T02:30:00.500Z,1.50,2014-07-13\r
        -1,,false,2014-07-13T21:24:00.000Z,20.00,1999-12-31\r
        """,
        run.out());
    assertEquals("", run.err());
  }

  @Test
  void writes_json_lines_with_exact_numbers() {
    assertEquals(
        """
        {"ID":9223372036854775807,"NOTE":"say \\"hi\\", you","OK":true,\
        "AT_UTC":"2014-03-09T02:30:00.500Z","AMOUNT":1.50,"DAY_UTC":"2014-07-13"}
        {"ID":-1,"NOTE":null,"OK":false,\
        "AT_UTC":"2014-07-13T21:24:00.000Z","AMOUNT":20.00,"DAY_UTC":"1999-12-31"}
        """,
        account.query(VALUES, "--format", "JSON").out());
  }

  @Test
  void tells_an_empty_text_from_null_in_csv() {
    assertEquals(
        "A,B\r\n\"\",\r\n",
        account.query("SELECT '' AS a, CAST(NULL AS VARCHAR) AS b", "--format", "csv").out());
  }

  @Test
  void writes_line_breaks_of_a_text_as_they_are_in_csv_and_as_a_sign_in_a_table() {
    String sql = "SELECT 'a\nb' AS t";

    assertEquals("T\r\n\"a\nb\"\r\n", account.query(sql, "--format", "csv").out());
    assertEquals("T\n---\na↵b\n", account.query(sql).out());
  }

  @Test
  void runs_the_statements_of_a_file() throws IOException {
    Path file = folder.resolve("two.sql");
    Files.writeString(file, "-- first; of two\nSELECT ';' AS a;\n\nSELECT 2 AS \"İ\";\n");

    CommandRun run =
        CommandRun.of("query", "jdbc:powertrack:demo", "-f", file.toString(), "--format", "csv");

    assertEquals("A\r\n;\r\n\r\nİ\r\n2\r\n", run.out(), run.err());
  }

  @Test
  void says_which_of_several_statements_failed_after_printing_the_others() {
    CommandRun run = account.query("SELECT 1 AS a;\n\nSELECT b FROM jobs", "--format", "csv");

    assertEquals(1, run.exitCode());
    assertTrue(run.out().startsWith("A\r\n1\r\n"), run.out());
    assertEquals(
        List.of(
            "powertrack: Statement 2 (from line 3): There is no column B (line 1, column 8)."
                + " If it is meant as text, it belongs in single quotes. [42703]"),
        run.errLines());
  }

  @Test
  void reads_sql_from_stdin() {
    CommandRun run =
        CommandRun.withInput(
            "SELECT 'Götze' AS who", "query", "jdbc:powertrack:demo", "-", "--format", "json");

    assertEquals("{\"WHO\":\"Götze\"}\n", run.out(), run.err());
  }

  @Test
  void tells_warnings_on_stderr() {
    CommandRun run =
        CommandRun.of("query", "jdbc:powertrack:demo?nix=1", "VALUES 1", "--format", "csv");

    assertEquals(0, run.exitCode());
    assertEquals(List.of("powertrack: warning: There is no option 'nix'."), run.errLines());
  }

  /** The interrupt does what {@link CancelOnExit} does after Ctrl-C. */
  @Test
  @Timeout(60)
  void says_that_it_was_stopped() throws Exception {
    String file = "**/2014/05/10/19/50_activities.json.gz";
    try (SimulatedAccount slow = SimulatedAccount.open(folder.resolve("slow"))) {
      slow.simulator().faults().always(file, Fault.stalledAfter(10));
      FutureTask<CommandRun> query =
          new FutureTask<>(
              () ->
                  slow.query(
                      "SELECT COUNT(*) AS n FROM tweets WHERE posted_at"
                          + " BETWEEN TIMESTAMP '2014-05-10 19:45:00'"
                          + " AND TIMESTAMP '2014-05-10 19:55:00'"));
      Thread command = new Thread(query);
      command.start();
      while (slow.simulator().requests().count("GET", file) == 0 && command.isAlive()) {
        Thread.sleep(10);
      }
      command.interrupt();

      CommandRun run = query.get();
      assertEquals(List.of("Stopped."), run.errLines());
      assertEquals("", run.out());
      assertEquals(130, run.exitCode());
    }
  }

  @Test
  void fetches_only_the_files_of_an_hour_of_a_year() {
    String job =
        account
            .query("SELECT job_id FROM jobs WHERE title = 'year-2013'", "--format", "csv")
            .outLines()
            .get(1);
    account.simulator().requests().clear();

    CommandRun run =
        account.query(
            "SELECT COUNT(*) AS n FROM tweets WHERE job_id = '"
                + job
                + "' AND posted_at >= TIMESTAMP '2013-06-01 13:00:00'"
                + " AND posted_at < TIMESTAMP '2013-06-01 14:00:00'");

    assertEquals(0, run.exitCode(), run.err());
    assertEquals(6, account.simulator().requests().dataFiles());
  }
}
