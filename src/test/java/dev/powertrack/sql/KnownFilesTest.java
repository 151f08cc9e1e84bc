package dev.powertrack.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What was found in files that were read before answers COUNT, MIN and MAX, and leaves out files,
 * for as long as it is surely what reading them again would find. Two hours of three tweets a file,
 * 1, 3 and 7 minutes into its window, all of them read.
 */
class KnownFilesTest {
  private static final String WINDOW = "2014-07-13T21:20:00Z";

  private final InventedArchive archive =
      new InventedArchive(
              file -> tweets(Objects.requireNonNull(file.window()).start(), 60, 180, 420))
          .job("cup", "2014-07-13T20:00:00Z", "2014-07-13T22:00:00Z");
  private final TestEngine engine = TestEngine.over(archive);

  private static List<String> tweets(Instant start, int... seconds) {
    List<String> lines = new ArrayList<>();
    for (int second : seconds) {
      lines.add(InventedTweet.at(start.plusSeconds(second), second).activityStreams());
    }
    lines.add(footer(seconds.length));
    return lines;
  }

  private static String footer(int count) {
    return "{\"info\":{\"message\":\"Replay Request Completed\",\"activity_count\":" + count + "}}";
  }

  @BeforeEach
  void read_all() {
    readAgain();
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private void readAgain() {
    engine.rows("SELECT posted_at FROM tweets");
    archive.forget();
  }

  @Test
  void counts_all_without_opening_any() {
    finds(
        "SELECT COUNT(*), MIN(posted_at), MAX(posted_at) FROM tweets", row(36L, "20:01", "21:57"));
    opens(0);
  }

  @Test
  void counts_by_job_file_and_window() {
    finds("SELECT job_id, COUNT(*) FROM tweets GROUP BY job_id", List.of("cup", 36L));
    assertEquals(12, engine.rows("SELECT file_name FROM tweets GROUP BY file_name").size());
    assertEquals(
        12, engine.rows("SELECT window_start, COUNT(*) FROM tweets GROUP BY window_start").size());
    finds("SELECT MIN(window_start), MAX(window_end) FROM tweets", row("20:00", "22:00"));
    opens(0);
  }

  @Test
  void counts_by_the_hour() {
    finds(
        "SELECT FLOOR(posted_at TO HOUR), COUNT(*), MAX(posted_at) FROM tweets"
            + " GROUP BY FLOOR(posted_at TO HOUR) ORDER BY 1",
        row("20:00", 18L, "20:57"),
        row("21:00", 18L, "21:57"));
    finds(
        "SELECT EXTRACT(HOUR FROM posted_at), COUNT(*) FROM tweets"
            + " GROUP BY EXTRACT(HOUR FROM posted_at) ORDER BY 1",
        List.of(20L, 18L),
        List.of(21L, 18L));
    opens(0);
  }

  @Test
  void opens_what_a_group_divides() {
    engine.rows("SELECT FLOOR(posted_at TO MINUTE), COUNT(*) FROM tweets GROUP BY 1");
    opens(12);
    engine.rows(
        "SELECT FLOOR(posted_at + INTERVAL '5' MINUTE TO HOUR), COUNT(*) FROM tweets GROUP BY 1");
    opens(2);
  }

  @Test
  void opens_what_a_condition_divides() {
    finds("SELECT COUNT(*) FROM tweets WHERE posted_at >= '2014-07-13 21:52:00'", List.of(2L));
    opens(1);
    finds("SELECT COUNT(*) FROM tweets WHERE posted_at >= '2014-07-13 21:51:00'", List.of(3L));
    opens(0);
  }

  @Test
  void leaves_out_files_whose_tweets_are_all_outside_the_range() {
    finds(
        "SELECT text FROM tweets WHERE posted_at BETWEEN '2014-07-13 20:07:30' AND '2014-07-13"
            + " 20:11:00'",
        List.of("tweet 60"));
    opens(1);
  }

  @Test
  void any_other_question_reads_the_files() {
    finds("SELECT COUNT(lang) FROM tweets", List.of(36L));
    opens(12);
    finds("SELECT COUNT(*) FILTER (WHERE lang = 'en') FROM tweets", List.of(36L));
    opens(12);
    finds("SELECT COUNT(*) FROM tweets WHERE lang = 'pt'", List.of(0L));
    opens(12);
    finds("SELECT COUNT(*), SUM(favorite_count) FROM tweets", List.of(36L, 12L * (60 + 180 + 420)));
    opens(12);
    finds(
        "SELECT COUNT(*) FROM tweets WHERE tweet_id >= "
            + InventedTweet.id(Instant.parse("2014-07-13T20:00:00Z"), 0),
        List.of(36L));
    opens(12);
  }

  @Test
  void a_file_that_has_changed_is_read_again() {
    archive.replace("cup", WINDOW, tweets(Instant.parse(WINDOW), 30, 90).toArray(String[]::new));

    finds("SELECT COUNT(*) FROM tweets", List.of(35L));
    opens(1);
    finds("SELECT COUNT(*) FROM tweets", List.of(35L));
    opens(0);
    finds(
        "SELECT text FROM tweets WHERE posted_at BETWEEN '2014-07-13 21:20:10' AND '2014-07-13"
            + " 21:20:40'",
        List.of("tweet 30"));
  }

  @Test
  void counts_of_a_scan_without_times_answer_counts_without_times() {
    archive.replace("cup", WINDOW, tweets(Instant.parse(WINDOW), 30).toArray(String[]::new));
    engine.rows("SELECT text FROM tweets");
    archive.forget();

    finds("SELECT COUNT(*) FROM tweets", List.of(34L));
    opens(0);
    finds("SELECT COUNT(posted_at) FROM tweets", List.of(34L));
    opens(1);
  }

  @Test
  void a_file_with_an_unreadable_line_is_read_again_and_gives_its_warning_again() {
    isReadAgain("lines that cannot be read", "{\"id\":", footer(0));
  }

  @Test
  void a_file_without_a_footer_is_read_again() {
    isReadAgain("no footer", InventedTweet.at(WINDOW, 1).activityStreams());
  }

  @Test
  void a_file_whose_footer_disagrees_is_read_again() {
    isReadAgain("another number", InventedTweet.at(WINDOW, 1).activityStreams(), footer(2));
  }

  @Test
  void a_file_that_the_service_did_not_complete_is_read_again() {
    isReadAgain(
        "by the service's own word",
        InventedTweet.at(WINDOW, 1).activityStreams(),
        footer(1).replace("Completed", "Completed with Errors"));
  }

  @Test
  void a_file_with_tweets_of_another_time_or_of_none_is_read_again() {
    isReadAgain(
        "another time", InventedTweet.at("2014-07-13T21:30:00Z", 1).activityStreams(), footer(1));
    isReadAgain("another time", InventedTweet.withoutTime(WINDOW, 1).activityStreams(), footer(1));
  }

  @Test
  void a_file_without_tweets_has_no_groups() {
    archive.replace("cup", WINDOW, footer(0));
    readAgain();

    assertEquals(
        11, engine.rows("SELECT window_start, COUNT(*) FROM tweets GROUP BY window_start").size());
    opens(0);
  }

  @Test
  void the_log_of_scans_tells_how_many_were_known() {
    engine.value("SELECT COUNT(*) FROM tweets WHERE posted_at >= '2014-07-13 21:52:00'");

    assertEquals(
        List.of(12L, 1L, 0L, 1L),
        last("SELECT files_listed, files_selected, files_known, files_read FROM scans"));
    engine.value("SELECT COUNT(*) FROM tweets WHERE posted_at >= '2014-07-13 21:32:00'");
    assertEquals(
        List.of(12L, 3L, 2L, 1L),
        last("SELECT files_listed, files_selected, files_known, files_read FROM scans"));
  }

  @Test
  void explain_tells_how_many_are_known() {
    String plan =
        engine.explain("SELECT COUNT(*) FROM tweets WHERE posted_at >= '2014-07-13 21:32:00'");

    assertTrue(
        plan.contains(
            "files=[1 of 12, [2014-07-13T21:30:00Z, 2014-07-13T21:40:00Z); 0 on this machine, 0 kB;"
                + " 2 answered from counts known of files read before]"),
        plan);
  }

  @Test
  void without_pushdown_nothing_is_taken_for_known() {
    try (TestEngine whole = TestEngine.readingEverything(archive)) {
      whole.rows("SELECT posted_at FROM tweets");
      archive.forget();
      whole.value("SELECT COUNT(*) FROM tweets");
      opens(12);
    }
  }

  private void isReadAgain(String warning, String... lines) {
    archive.replace("cup", WINDOW, lines);
    readAgain();
    ExecutionControl control = new ExecutionControl();
    try (Cursor cursor =
        engine
            .prepare("SELECT COUNT(*), MAX(posted_at) FROM tweets")
            .execute(List.of(), 0, control)) {
      TestEngine.all(cursor, 2);
    }
    opens(1);
    assertTrue(
        control.warnings().stream().anyMatch(said -> said.contains(warning)),
        control.warnings().toString());
  }

  @SafeVarargs
  private void finds(String sql, List<? extends @Nullable Object>... rows) {
    assertEquals(Arrays.asList(rows), engine.rows(sql), sql);
  }

  private void opens(int files) {
    assertEquals(files, archive.opened().size());
    archive.forget();
  }

  private List<@Nullable Object> last(String sql) {
    List<List<@Nullable Object>> rows = engine.rows(sql);
    return rows.get(rows.size() - 1);
  }

  /** Words like 21:57 are times of the day. */
  private static List<Object> row(Object... values) {
    return Arrays.stream(values)
        .map(
            value ->
                value instanceof String time
                    ? Instant.parse("2014-07-13T" + time + ":00Z").toEpochMilli()
                    : value)
        .toList();
  }
}
