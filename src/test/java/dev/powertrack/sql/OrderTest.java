package dev.powertrack.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.powertrack.archive.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What holds of ORDER BY posted_at where files are as they should not be. A window is sorted when
 * all its files are read, so a tweet whose time is not in its file's window
 *
 * <ul>
 *   <li>comes in its place if that is not passed yet: always if it is later than its window, and
 *       earlier than it if no tweet between has been given;
 *   <li>comes late otherwise: to know of it before would have meant to read all files.
 * </ul>
 *
 * A tweet without a time comes last, or first where NULLS FIRST says so; then all files are read.
 */
class OrderTest {
  private static final String DAY = "2014-07-13T";
  private final InventedArchive archive =
      new InventedArchive(file -> List.of())
          .emptyJob(
              "odd",
              TimeRange.between(
                  Instant.parse("2014-07-13T10:00:00Z"), Instant.parse("2014-07-13T11:00:00Z")));
  private final TestEngine engine = TestEngine.over(archive);

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void rows_of_a_file_are_sorted_and_files_follow_each_other() {
    file("10:00", "10:09", "10:01", "10:05");
    file("10:10", "10:18", "10:11");
    assertEquals(times("10:01", "10:05", "10:09", "10:11", "10:18"), ordered("posted_at"));
    assertEquals(times("10:18", "10:11", "10:09", "10:05", "10:01"), ordered("posted_at DESC"));
  }

  @Test
  void a_tweet_of_a_later_window_waits_for_its_place() {
    file("10:00", "10:01", "10:25");
    file("10:10", "10:11");
    file("10:20", "10:21", "10:29");
    assertEquals(times("10:01", "10:11", "10:21", "10:25", "10:29"), ordered("posted_at"));
    assertEquals(times("10:01", "10:11", "10:21", "10:25"), ordered("posted_at LIMIT 4"));
  }

  @Test
  void a_tweet_of_an_earlier_window_comes_in_its_place_if_none_behind_it_was_given() {
    file("10:00", "10:01", "10:02");
    file("10:10", "10:11", "10:05");
    assertEquals(times("10:01", "10:02", "10:05", "10:11"), ordered("posted_at"));
  }

  @Test
  void a_tweet_of_an_earlier_window_comes_late_if_one_behind_it_was_given() {
    file("10:00", "10:01", "10:08");
    file("10:10", "10:11", "10:05");
    assertEquals(times("10:01", "10:08", "10:05", "10:11"), ordered("posted_at"));
  }

  @Test
  void from_late_to_early_the_same_holds_the_other_way_round() {
    file("10:00", "10:01", "10:25");
    file("10:10", "10:11", "10:05");
    file("10:20", "10:21", "10:29");
    assertEquals(
        times("10:29", "10:21", "10:11", "10:25", "10:05", "10:01"), ordered("posted_at DESC"));
  }

  @Test
  void tweets_without_a_time_come_last() {
    file("10:00", "10:01", null, "10:03");
    file("10:10", "10:11");
    assertEquals(times("10:01", "10:03", "10:11", null), ordered("posted_at"));
    assertEquals(times("10:11", "10:03", "10:01", null), ordered("posted_at DESC"));
    assertEquals(times("10:11", "10:03"), ordered("posted_at DESC LIMIT 2"));
  }

  @Test
  void tweets_without_a_time_come_first_where_the_query_says_so_though_all_files_are_read() {
    file("10:00", "10:01");
    file("10:10", "10:11", null);
    file("10:20", "10:21");
    assertEquals(times(null, "10:01"), ordered("posted_at NULLS FIRST LIMIT 2"));
    assertEquals(3, archive.opened().size());
  }

  @Test
  void a_tweet_without_a_time_is_found_by_is_null() {
    file("10:00", "10:01", null);
    file("10:10", "10:11");
    assertEquals(1L, engine.value("SELECT COUNT(*) FROM tweets WHERE posted_at IS NULL"));
    assertEquals(
        2L,
        engine.value(
            "SELECT COUNT(*) FROM tweets WHERE (posted_at > TIMESTAMP '2014-07-13"
                + " 10:05:00') IS NOT FALSE"));
  }

  @Test
  void a_file_whose_name_tells_no_window_is_read_first_and_its_tweets_wait() {
    file("10:00", "10:01");
    file(null, "10:05", "10:15");
    file("10:10", "10:11");
    assertEquals(times("10:01", "10:05", "10:11", "10:15"), ordered("posted_at"));
    assertEquals(times("10:15", "10:11", "10:05", "10:01"), ordered("posted_at DESC"));
    assertEquals(times("10:01", "10:05"), ordered("posted_at LIMIT 2"));
    assertEquals(times("10:05"), ordered("posted_at", "WHERE window_start IS NULL", 1));
  }

  @Test
  void a_range_of_time_opens_the_windows_of_that_range_and_no_other() {
    file("10:00", "10:01", "10:15");
    file("10:10", "10:11");
    assertEquals(
        times("10:11"),
        ordered(
            "posted_at",
            "WHERE posted_at >= TIMESTAMP '2014-07-13 10:10:00'"
                + " AND posted_at < TIMESTAMP '2014-07-13 10:20:00'",
            100));
  }

  @Test
  void ties_are_broken_by_the_next_key() {
    file("10:00", "10:01", "10:01", "10:01", "10:00");
    assertEquals(
        List.of(3L, 2L, 1L, 0L),
        engine.column("SELECT favorite_count FROM tweets ORDER BY posted_at, favorite_count DESC"));
  }

  @Test
  void an_order_by_window_comes_from_the_scan_too() {
    file("10:00", "10:05");
    file("10:10", "10:11", "10:12");
    assertEquals(
        List.of(1L, 0L, 0L),
        engine.column(
            "SELECT favorite_count FROM tweets ORDER BY window_start DESC, posted_at DESC"));
  }

  private void file(@Nullable String window, @Nullable String... times) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < times.length; i++) {
      InventedTweet tweet =
          times[i] == null
              ? InventedTweet.withoutTime(DAY + "10:00:00Z", 500 + i)
              : InventedTweet.at(DAY + times[i] + ":00Z", i);
      lines.add(tweet.activityStreams());
    }
    archive.file(
        "odd", window == null ? null : DAY + window + ":00Z", lines.toArray(String[]::new));
  }

  private List<@Nullable Object> ordered(String order) {
    return engine.column("SELECT posted_at FROM tweets ORDER BY " + order);
  }

  private List<@Nullable Object> ordered(String order, String where, int limit) {
    return engine.column(
        "SELECT posted_at FROM tweets " + where + " ORDER BY " + order + " LIMIT " + limit);
  }

  private static List<@Nullable Object> times(@Nullable String... times) {
    List<@Nullable Object> millis = new ArrayList<>();
    Stream.of(times)
        .forEach(
            time ->
                millis.add(
                    time == null
                        ? null
                        : Long.valueOf(Instant.parse(DAY + time + ":00Z").toEpochMilli())));
    return millis;
  }
}
