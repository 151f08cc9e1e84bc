package dev.powertrack.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.archive.TimeRange;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * TWEET_VOLUME and COVERAGE over an archive without a service: {@code cup} has a file for each of
 * its 12 windows, {@code odd} begins and ends within a window, {@code holes} has files for two of
 * its six, {@code quiet} has none at all, {@code vague} has no period but three files.
 */
class WindowTablesTest {
  private final InventedArchive archive =
      new InventedArchive(file -> InventedTweet.linesOf(file, 5))
          .job("cup", "2014-07-13T20:00:00Z", "2014-07-13T22:00:00Z")
          .job("odd", "2014-07-13T21:03:00Z", "2014-07-13T21:41:00Z")
          .emptyJob("holes", period("2014-07-14T00:00:00Z", "2014-07-14T01:00:00Z"))
          .file("holes", "2014-07-14T00:10:00Z", tweet("2014-07-14T00:12:00Z"))
          .file("holes", "2014-07-14T00:40:00Z", tweet("2014-07-14T00:44:00Z"))
          .emptyJob("quiet", period("2014-07-15T00:00:00Z", "2014-07-15T00:30:00Z"))
          .emptyJob("vague", null)
          .file("vague", "2014-07-16T00:00:00Z", tweet("2014-07-16T00:00:00Z"))
          .file("vague", "2014-07-16T00:20:00Z", tweet("2014-07-16T00:20:00Z"))
          .file("vague", null, tweet("2014-07-16T00:20:00Z"));
  private final TestEngine engine = TestEngine.over(archive);

  private static TimeRange period(String from, String to) {
    return TimeRange.between(Instant.parse(from), Instant.parse(to));
  }

  private static String tweet(String time) {
    return InventedTweet.at(time, 1).activityStreams();
  }

  @BeforeEach
  void forget() {
    archive.forget();
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void every_window_of_every_job_is_a_row_of_both() {
    List<List<Object>> windows =
        List.of(
            List.of("cup", 12L),
            List.of("holes", 6L),
            List.of("odd", 5L),
            List.of("quiet", 3L),
            List.of("vague", 3L));

    assertEquals(windows, engine.rows(windowsOf("tweet_volume")));
    assertEquals(windows, engine.rows(windowsOf("coverage")));
    opens(0);
  }

  private static String windowsOf(String table) {
    return "SELECT job_id, COUNT(*) FROM " + table + " GROUP BY job_id ORDER BY job_id";
  }

  @Test
  void a_period_that_ends_within_a_window_has_the_whole_window() {
    assertEquals(
        List.of(List.of(millis("2014-07-13T21:00:00Z"), millis("2014-07-13T21:50:00Z"))),
        engine.rows(
            "SELECT MIN(window_start), MAX(window_end) FROM coverage WHERE job_id = 'odd'"));
  }

  @Test
  void the_volume_is_what_tweets_holds_and_zero_elsewhere() {
    Map<List<@Nullable Object>, Long> expected = new HashMap<>();
    for (List<@Nullable Object> row :
        engine.rows("SELECT job_id, window_start FROM tweets WHERE window_start IS NOT NULL")) {
      expected.merge(row, 1L, Long::sum);
    }
    Map<List<@Nullable Object>, Long> found = new HashMap<>();
    for (List<@Nullable Object> row :
        engine.rows("SELECT job_id, window_start, tweets FROM tweet_volume")) {
      if ((Long) row.get(2) > 0) {
        found.put(row.subList(0, 2), (Long) row.get(2));
      }
    }

    assertEquals(expected, found);
    assertEquals(
        List.of(0L, 1L, 0L, 0L, 1L, 0L),
        engine.column(
            "SELECT tweets FROM tweet_volume WHERE job_id = 'holes' ORDER BY window_start"));
    assertEquals(
        List.of(0L, 0L, 0L),
        engine.column("SELECT tweets FROM tweet_volume WHERE job_id = 'quiet'"));
  }

  @Test
  void without_a_service_a_window_without_a_file_is_absent_and_not_called_silent() {
    assertEquals(
        List.of("absent", "listed", "absent", "absent", "listed", "absent"),
        engine.column("SELECT state FROM coverage WHERE job_id = 'holes' ORDER BY window_start"));
    assertEquals(0L, engine.value("SELECT COUNT(suspect_minutes) FROM coverage"));
  }

  @Test
  void coverage_opens_no_file_and_knows_no_tweets_where_none_is_here() {
    assertEquals(
        List.of(List.of(29L, 0L, 0L)),
        engine.rows("SELECT COUNT(*), COUNT(tweets), COUNT(problem) FROM coverage"));
    opens(0);
  }

  @Test
  void a_file_whose_name_tells_no_time_is_of_no_window_and_there_is_a_warning() {
    ExecutionControl control = new ExecutionControl();
    try (Cursor cursor =
        engine
            .prepare("SELECT window_start FROM coverage WHERE job_id = 'vague'")
            .execute(List.of(), 0, control)) {
      assertEquals(3, TestEngine.all(cursor, 1).size());
    }
    assertEquals(
        List.of(
            "1 data files of job vague have names that tell no time, so they are of no window; see"
                + " the table FILES."),
        control.warnings());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "job_id = 'cup' AND window_start = '2014-07-13 21:20:00'|1",
        "window_start >= '2014-07-13 21:30:00' AND window_start < '2014-07-14 00:00:00'|5",
        "window_end <= TIMESTAMP '2014-07-13 20:30:00'|3",
        "EXTRACT(HOUR FROM window_start) = 20|6",
        "FLOOR(window_start TO HOUR) = '2014-07-13 21:00:00' AND job_id IN ('odd', 'quiet')|5",
        "title = 'nobody'|0",
        "state = 'absent'|0",
        "job_id = 'holes'|2",
        "1 = 0|0",
      })
  void files_are_read_of_the_windows_that_pass_and_no_others(String condition) {
    String[] parts = condition.split("\\|");
    engine.rows("SELECT tweets FROM tweet_volume WHERE " + parts[0]);
    opens(Integer.parseInt(parts[1]));
  }

  @Test
  void a_limit_reads_no_more_files_than_rows() {
    assertEquals(2, engine.rows("SELECT tweets FROM tweet_volume LIMIT 2").size());
    opens(2);
  }

  @Test
  void lists_no_files_of_jobs_whose_period_or_title_does_not_match() {
    engine.rows("SELECT * FROM tweet_volume WHERE window_start < '2014-07-13 20:30:00'");
    assertEquals(List.of("cup", "vague"), distinct(archive.listed()));
    forget();
    engine.rows("SELECT * FROM coverage WHERE title = 'nobody'");
    assertEquals(List.of(), distinct(archive.listed()));
  }

  @Test
  void a_join_with_jobs_reads_only_what_its_keys_find() {
    engine.rows(
        "SELECT j.job_id, v.tweets FROM jobs j JOIN tweet_volume v ON v.job_id = j.job_id"
            + " WHERE j.job_id = 'odd'");
    opens(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM tweet_volume",
        "SELECT * FROM coverage",
        "SELECT window_start, tweets FROM tweet_volume WHERE tweets > 2",
        "SELECT job_id, SUM(tweets) FROM tweet_volume WHERE EXTRACT(MINUTE FROM window_start) = 10"
            + " GROUP BY job_id",
        "SELECT window_start, state FROM coverage WHERE NOT (state = 'listed' OR job_id = 'cup')",
        "SELECT a.job_id, b.job_id, a.tweets FROM tweet_volume a JOIN tweet_volume b"
            + " ON a.window_start = b.window_start AND a.job_id < b.job_id",
        "SELECT f.file_name, c.window_end FROM files f LEFT JOIN coverage c"
            + " ON c.job_id = f.job_id AND c.file_name = f.file_name",
        "SELECT v.window_start, v.tweets FROM tweet_volume v WHERE v.tweets ="
            + " (SELECT COUNT(*) FROM tweets t WHERE t.job_id = v.job_id"
            + " AND t.window_start = v.window_start)",
      })
  void finds_the_same_rows_with_and_without_pushdown(String sql) {
    try (TestEngine whole = TestEngine.readingEverything(archive)) {
      assertEquals(sorted(whole.rows(sql)), sorted(engine.rows(sql)));
      assertTrue(whole.rows(sql).size() > 2, "says something");
    }
  }

  @Test
  void the_log_of_scans_and_explain_tell_what_is_read() {
    String sql = "SELECT tweets FROM tweet_volume WHERE window_start = '2014-07-13 21:20:00'";

    assertTrue(engine.explain(sql).contains("files=[2 of 19, [2014-07-13T21:20:00Z"));
    opens(0);
    engine.rows(sql);
    assertEquals(
        List.of("TWEET_VOLUME", "done", 19L, 2L, 2L),
        engine
            .rows("SELECT table_name, state, files_listed, files_selected, files_read FROM scans")
            .get(0));
  }

  private void opens(int files) {
    assertEquals(files, archive.opened().size(), archive.opened().toString());
    archive.forget();
  }

  private static List<String> distinct(java.util.Collection<String> jobs) {
    return jobs.stream().distinct().sorted().toList();
  }

  private static List<String> sorted(List<List<@Nullable Object>> rows) {
    return rows.stream().map(String::valueOf).sorted().toList();
  }

  private static Long millis(String time) {
    return Instant.parse(time).toEpochMilli();
  }
}
