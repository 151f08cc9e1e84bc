package dev.powertrack.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.simulator.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What there is of a job is told on the terminal and in a page, and by the exit code. */
@Timeout(60)
class CoverageCommandTest {
  private static final String JOB = "song-contest-2014";

  @TempDir private Path temporary;
  private SimulatedAccount account;

  @BeforeEach
  void open() {
    account = SimulatedAccount.open(temporary.resolve("cache"));
  }

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void a_job_that_was_not_fetched_fails_and_nothing_is_fetched() {
    CommandRun run = account.run("coverage", JOB, "--no-page");

    assertEquals(1, run.exitCode());
    assertTrue(run.out().contains("Not complete: none of its 24 files has been fetched."));
    assertTrue(run.out().contains("  not fetched        24  "), run.out());
    assertEquals(0, account.simulator().requests().dataFiles());
  }

  @Test
  void a_job_that_was_fetched_is_complete_and_the_page_says_so() throws IOException {
    account.command("download", "--job", JOB);
    Path file = temporary.resolve("page.html");

    CommandRun run = account.run("coverage", JOB, "-o", file.toString());

    assertEquals(0, run.exitCode(), run.out() + run.err());
    assertTrue(run.out().contains("Complete: all 24 files are here and right"), run.out());
    assertTrue(run.err().contains("The page is in "), run.err());
    String html = Files.readString(file);
    assertTrue(html.contains("<h1>song-contest-2014</h1>"));
    assertTrue(html.contains("✓ they agree"));
  }

  @Test
  void its_numbers_are_those_of_the_views() {
    account
        .simulator()
        .faults()
        .always("**/2014/05/10/19/10_activities.json.gz", Fault.footerCount(1));
    account.command("download", "--job", JOB, "--to", "2014-05-10T21:00Z");

    String told = account.run("coverage", JOB, "--no-page").out();
    CommandRun run =
        account.query(
            "SELECT COUNT(*) FILTER (WHERE verified),"
                + " COUNT(*) FILTER (WHERE state = 'listed' AND problem IS NULL),"
                + " (SELECT SUM(v.tweets) FROM tweet_volume v WHERE v.title = 'song-contest-2014'"
                + " AND EXTRACT(HOUR FROM v.window_start) = 20)"
                + " FROM coverage WHERE title = 'song-contest-2014'",
            "--format",
            "csv");
    List<String> counts = List.of(run.outLines().get(1).split(","));

    assertEquals(counts.get(0), number(told, "verified"), told);
    assertEquals("11", counts.get(0));
    assertEquals("12", counts.get(1)); // the one with the wrong footer is not kept, but known
    assertEquals(counts.get(1), number(told, "not fetched"), told);
    assertEquals(Long.parseLong(counts.get(2)), tweetsFrom(told, "2014-05-10 20"));
  }

  private static String number(String told, String word) {
    return told.lines()
        .filter(line -> line.startsWith("  " + word + " "))
        .map(line -> line.substring(word.length() + 2).strip().split(" ")[0])
        .findFirst()
        .orElseThrow();
  }

  private static long tweetsFrom(String told, String time) {
    return told.lines()
        .filter(line -> line.startsWith("  " + time))
        .mapToLong(
            line -> Long.parseLong(line.substring(18).strip().split(" ")[0].replace(",", "")))
        .sum();
  }

  @Test
  void for_programs_it_is_the_row_of_verify() {
    CommandRun run = account.run("coverage", JOB, "--no-page", "--format", "json");

    assertEquals(1, run.exitCode());
    assertEquals(account.command("verify", "--job", JOB, "--format", "json").out(), run.out());
    assertTrue(run.out().startsWith("{\"JOB_ID\":\""), run.out());
  }

  @Test
  void a_folder_with_a_hole_tells_that_a_file_may_be_missing() throws IOException {
    Path dir = temporary.resolve("files");
    account.command("download", "--job", JOB, "--dir", dir.toString());
    List<Path> files;
    try (var all = Files.list(dir)) {
      files = all.sorted().toList();
    }
    Files.delete(files.get(3));
    String id = files.get(0).getFileName().toString().split("_", -1)[1];

    CommandRun run = CommandRun.of("coverage", "jdbc:powertrack:file:" + dir, id, "--no-page");

    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("  absent              1  "), run.out());
    assertTrue(run.out().contains("silence, or a file that is not in the folder"), run.out());
    assertFalse(run.out().contains("suspect"), run.out());
  }

  @Test
  void a_job_that_there_is_not_and_a_job_without_files_are_wrong_usage() {
    CommandRun unknown = account.run("coverage", "nobody", "--no-page");
    assertEquals(2, unknown.exitCode());
    assertTrue(unknown.err().contains("no job with the id or title 'nobody'"), unknown.err());

    CommandRun quoted = account.run("coverage", "brazil-protests", "--no-page");
    assertEquals(2, quoted.exitCode());
    assertTrue(quoted.err().contains("has no data files: its status is quoted"), quoted.err());
  }

  @Test
  void the_page_is_not_written_over_a_folder() {
    CommandRun run = account.run("coverage", JOB, "-o", temporary.toString());

    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("is a folder; name a file in it."), run.err());
  }

  @Test
  void the_page_is_named_after_the_job_where_no_name_is_given() throws IOException {
    String id =
        account.query("SELECT job_id FROM jobs WHERE title = '" + JOB + "'").outLines().get(2);
    Path page = Path.of("coverage-" + id.strip() + ".html");
    try {
      CommandRun run = account.run("coverage", JOB);

      assertTrue(run.err().contains("The page is in " + page), run.err());
      assertTrue(Files.readString(page).contains("<h1>song-contest-2014</h1>"));
    } finally {
      Files.deleteIfExists(page);
    }
  }

  @Test
  void the_help_fits_a_terminal_and_names_states_and_exit_codes() {
    CommandRun help = CommandRun.of("coverage", "--help");

    assertEquals(0, help.exitCode());
    for (String word : List.of("Exit codes:", "Examples:", "absent", "not fetched", "--format")) {
      assertTrue(help.out().contains(word), word);
    }
    help.outLines().forEach(line -> assertTrue(line.length() <= 92, line));
  }
}
