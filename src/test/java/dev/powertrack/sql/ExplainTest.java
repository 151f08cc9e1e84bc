package dev.powertrack.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.simulator.content.DataFileWriter;
import dev.powertrack.simulator.content.DataFormat;
import dev.powertrack.simulator.content.MatchingRule;
import dev.powertrack.simulator.content.Topic;
import dev.powertrack.simulator.content.TweetGenerator;
import dev.powertrack.simulator.content.Volume;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** EXPLAIN says in an analyst's words what a scan would read. */
class ExplainTest {
  private static final Instant START = Instant.parse("2014-05-17T18:00:00Z");

  @TempDir Path folder;

  @BeforeEach
  void write_an_hour() throws IOException {
    for (int window = 0; window < 6; window++) {
      Instant from = START.plusSeconds(600L * window);
      String name = "20140517-20140517_kj4r26m0qx_2014_05_17_18_" + window + "0_activities.json.gz";
      try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
        new DataFileWriter(DataFormat.ORIGINAL)
            .write(
                TweetGenerator.of(
                    7,
                    Topic.everyday(),
                    Volume.perWindow(3),
                    List.of(MatchingRule.of("#dogs", "pets", 7, 0))),
                from,
                from.plusSeconds(600),
                out);
      }
    }
  }

  @Test
  void the_files_of_a_time_range_out_of_those_there_and_their_bytes() throws SQLException {
    String plan =
        explain(
            "SELECT lang FROM tweets WHERE posted_at >= TIMESTAMP '2014-05-17 18:20:00'"
                + " AND posted_at < TIMESTAMP '2014-05-17 18:40:00'");

    assertTrue(plan.contains("columns=[[LANG]]"), plan);
    assertTrue(
        plan.contains(
            "condition=[AND(>=(POSTED_AT, 2014-05-17 18:20:00), <(POSTED_AT, 2014-05-17"
                + " 18:40:00))]"),
        plan);
    assertTrue(
        plan.contains("files=[2 of 6, [2014-05-17T18:20:00Z, 2014-05-17T18:40:00Z); 2 on this"),
        plan);
  }

  @Test
  void ranges_that_do_not_touch() throws SQLException {
    String plan =
        explain("SELECT lang FROM tweets WHERE EXTRACT(MINUTE FROM posted_at) IN (5, 45)");

    assertTrue(
        plan.contains(
            "files=[2 of 6, [2014-05-17T18:00:00Z, 2014-05-17T18:10:00Z) and"
                + " [2014-05-17T18:40:00Z, 2014-05-17T18:50:00Z)"),
        plan);
  }

  @Test
  void what_is_decided_at_execution() throws SQLException {
    String plan =
        explain("SELECT lang FROM tweets WHERE posted_at > CURRENT_TIMESTAMP - INTERVAL '1' DAY");

    assertTrue(plan.contains("files=[decided at execution]"), plan);
  }

  @Test
  void what_a_join_chooses() throws SQLException {
    String plan =
        explain(
            "SELECT t.lang FROM tweets t JOIN jobs j ON t.job_id = j.job_id"
                + " WHERE j.status = 'delivered'");

    assertTrue(plan.contains("by the keys of the join's other side"), plan);
    assertTrue(plan.contains("HashJoin("), plan);
  }

  @Test
  void an_order_and_a_limit_that_the_scan_keeps() throws SQLException {
    String plan = explain("SELECT lang FROM tweets ORDER BY posted_at DESC LIMIT 5");

    assertEquals(1, plan.lines().filter(line -> !line.isBlank()).count(), plan);
    assertTrue(plan.contains("order=[POSTED_AT DESC]"), plan);
    assertTrue(plan.contains("fetch=[5]"), plan);
  }

  @Test
  void what_holds_rows_in_memory() throws SQLException {
    holds(
        "all rows, for the window function",
        "SELECT tweet_id, ROW_NUMBER() OVER (PARTITION BY lang ORDER BY posted_at) FROM tweets");
    holds("all rows, to sort them", "SELECT text FROM tweets ORDER BY lang");
    holds("a row for each group", "SELECT lang, COUNT(*) FROM tweets GROUP BY lang");
    holds("a row for each group", "SELECT DISTINCT lang FROM tweets");
    holds("each different row once", "SELECT lang FROM tweets UNION SELECT status FROM jobs");
    holds(
        "the rows of the join's second input",
        "SELECT t.lang FROM tweets t JOIN jobs j ON t.job_id = j.job_id");
    holds(
        "the rows of the join's second input",
        "SELECT t.lang FROM tweets t JOIN jobs j ON t.posted_at < j.from_date");
  }

  @Test
  void the_first_rows_of_an_order_are_all_that_is_held() throws SQLException {
    holds("5 rows: the first in this order", "SELECT text FROM tweets ORDER BY lang LIMIT 5");
    holds(
        "5 rows and 20 rows before them: the first in this order",
        "SELECT text FROM tweets ORDER BY lang LIMIT 5 OFFSET 20");
  }

  @Test
  void nothing_is_held_by_what_follows_time_or_passes_by() throws SQLException {
    for (String sql :
        List.of(
            "SELECT text FROM tweets WHERE lang = 'en'",
            "SELECT UPPER(text) FROM tweets ORDER BY posted_at",
            "SELECT text FROM tweets LIMIT 5",
            "SELECT COUNT(*), MAX(text), SUM(favorite_count) FROM tweets",
            "SELECT lang FROM tweets UNION ALL SELECT status FROM jobs")) {
      String plan = explain(sql);
      assertFalse(plan.contains("InMemory"), plan);
    }
  }

  @Test
  void tweets_pass_by_and_jobs_or_child_rows_are_held() throws SQLException {
    for (String join :
        List.of(
            "tweets t JOIN jobs x ON t.job_id = x.job_id",
            "jobs x JOIN tweets t ON t.job_id = x.job_id",
            "tweets t LEFT JOIN jobs x ON t.job_id = x.job_id",
            "jobs x LEFT JOIN tweets t ON t.job_id = x.job_id",
            "jobs x RIGHT JOIN tweets t ON t.job_id = x.job_id",
            "tweets t JOIN tweet_hashtags x ON t.job_id = x.job_id"
                + " AND t.window_start = x.window_start AND t.tweet_id = x.tweet_id",
            "tweet_hashtags x JOIN tweets t ON t.job_id = x.job_id"
                + " AND t.window_start = x.window_start AND t.tweet_id = x.tweet_id")) {
      List<String> lines = explain("SELECT t.text, x.* FROM " + join).lines().toList();
      int hash = indexOf(lines, "HashJoin(");
      assertTrue(indexOf(lines, "POWERTRACK, TWEETS]") > hash, lines.toString());
      assertTrue(
          indexOf(lines, "POWERTRACK, TWEETS]")
              < Math.max(
                  indexOf(lines, "POWERTRACK, JOBS]"),
                  indexOf(lines, "POWERTRACK, TWEET_HASHTAGS]")),
          lines.toString());
    }
  }

  @Test
  void a_join_of_tweets_with_what_is_in_them_holds_neither() throws SQLException {
    String plan =
        explain(
            "SELECT t.text, x.* FROM tweets t JOIN tweet_hashtags x"
                + " ON t.job_id = x.job_id AND t.tweet_id = x.tweet_id");
    assertTrue(plan.contains("SameLineJoin(withinJob=[true]"), plan);
    assertTrue(plan.contains("files=[6 of 6"), plan);
  }

  private static int indexOf(List<String> lines, String part) {
    return IntStream.range(0, lines.size())
        .filter(i -> lines.get(i).contains(part))
        .findFirst()
        .orElse(-1);
  }

  private void holds(String what, String sql) throws SQLException {
    String plan = explain(sql);
    assertTrue(plan.contains("InMemory(holds=[" + what + "])"), plan);
  }

  @Test
  void it_is_said_anew_each_time() throws Exception {
    String before = explain("SELECT lang FROM tweets");
    Files.delete(
        folder.resolve("20140517-20140517_kj4r26m0qx_2014_05_17_18_00_activities.json.gz"));
    Thread.sleep(5_100); // the folder is looked through again
    String after = explain("SELECT lang FROM tweets");

    assertTrue(before.contains("6 of 6"), before);
    assertTrue(after.contains("5 of 5"), after);
  }

  private String explain(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:powertrack:file:" + folder);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("EXPLAIN PLAN FOR " + sql)) {
      assertTrue(rows.next());
      return rows.getString(1);
    }
  }
}
