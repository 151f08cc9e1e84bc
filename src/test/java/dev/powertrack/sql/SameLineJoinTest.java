package dev.powertrack.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A tweet and its hashtags stand in one line, so a join of the two reads each line once. */
class SameLineJoinTest {
  private static final String JOIN =
      " FROM tweets t JOIN tweet_hashtags h ON h.job_id = t.job_id AND h.tweet_id = t.tweet_id";
  private static final String BY_ID_ALONE =
      " FROM tweets t JOIN tweet_hashtags h ON h.tweet_id = t.tweet_id";
  private static final String ALL =
      "SELECT t.tweet_id, t.text, t.line_number, h.hashtag, h.ordinal, h.file_name, h.line_number";

  private static final List<String> HAVING_PARTNERS =
      List.of(
          "SELECT t.tweet_id, t.text, t.line_number FROM tweets t WHERE EXISTS"
              + " (SELECT 1 FROM tweet_hashtags h WHERE h.tweet_id = t.tweet_id)",
          "SELECT COUNT(*) FROM tweets t WHERE EXISTS (SELECT 1 FROM tweet_hashtags h"
              + " WHERE h.tweet_id = t.tweet_id AND h.job_id = t.job_id AND h.hashtag <> 'gol')",
          "SELECT t.line_number, t.job_id FROM tweets t WHERE"
              + " t.tweet_id IN (SELECT tweet_id FROM tweet_hashtags WHERE ordinal < 2)",
          "SELECT h.hashtag, h.job_id FROM tweet_hashtags h WHERE h.tweet_id IN"
              + " (SELECT tweet_id FROM tweets WHERE line_number < 2)",
          "SELECT h.hashtag, h.file_name FROM tweet_hashtags h WHERE EXISTS (SELECT 1 FROM tweets t"
              + " WHERE t.tweet_id = h.tweet_id AND t.job_id = h.job_id AND t.text LIKE '%1%')");

  private static final InventedTweet ONE = InventedTweet.at("2014-01-01T10:00:01Z", 1);
  private static final InventedTweet TWO = InventedTweet.at("2014-01-01T10:05:00Z", 2);
  private static final InventedTweet THREE = InventedTweet.at("2014-01-01T10:12:00Z", 3);

  private static InventedArchive eachTweetOnce() {
    return new InventedArchive(file -> List.of())
        .emptyJob("a", null)
        .file(
            "a",
            "2014-01-01T10:00:00Z",
            ONE.with("gol", "copa").activityStreams(),
            TWO.with().activityStreams())
        .file("a", "2014-01-01T10:10:00Z", THREE.with("gol").original());
  }

  /** In one file, in files of two windows, in two jobs, and in a file of no known time. */
  private static InventedArchive someTweetsTwice() {
    return eachTweetOnce()
        .emptyJob("b", null)
        .file(
            "b",
            "2014-01-01T10:00:00Z",
            ONE.with("other", "job").activityStreams(),
            TWO.with("now", "tagged").original(),
            TWO.with().original(),
            TWO.with("again").activityStreams())
        .file("b", "2014-01-01T10:10:00Z", TWO.with("late").activityStreams())
        .file("b", null, THREE.with("timeless").original(), THREE.with("timeless").original());
  }

  @Test
  void is_planned_for_a_join_on_the_id_with_or_without_the_job_either_way_round() {
    try (TestEngine engine = TestEngine.over(eachTweetOnce())) {
      assertInOnePass(true, engine, ALL + JOIN);
      assertInOnePass(true, engine, ALL + BY_ID_ALONE);
      assertInOnePass(
          true,
          engine,
          "SELECT t.lang, h.hashtag FROM tweet_hashtags h JOIN tweets t USING (tweet_id)");
      assertInOnePass(true, engine, "SELECT COUNT(*)" + JOIN + " WHERE t.text LIKE '%1%'");
    }
  }

  @Test
  void is_planned_for_exists_and_in() {
    try (TestEngine engine = TestEngine.over(eachTweetOnce())) {
      for (String sql : HAVING_PARTNERS) {
        assertInOnePass(true, engine, sql);
      }
      assertInOnePass(false, engine, HAVING_PARTNERS.get(0).replace("EXISTS", "NOT EXISTS"));
    }
  }

  @Test
  void is_not_planned_for_other_joins() {
    try (TestEngine engine = TestEngine.over(eachTweetOnce())) {
      assertInOnePass(
          false, engine, ALL + " FROM tweets t JOIN tweet_hashtags h ON h.job_id = t.job_id");
      assertInOnePass(
          false, engine, ALL + " FROM tweets t JOIN tweet_hashtags h ON h.tweet_id = t.user_id");
      assertInOnePass(
          false, engine, "SELECT COUNT(*) FROM tweets t JOIN tweets s ON s.tweet_id = t.tweet_id");
      assertInOnePass(false, engine, ALL + BY_ID_ALONE.replace("JOIN", "LEFT JOIN"));
    }
  }

  @Test
  void opens_each_file_once() {
    InventedArchive archive = eachTweetOnce();
    try (TestEngine engine = TestEngine.over(archive)) {
      assertEquals(3, engine.rows(ALL + JOIN).size());
      assertEquals(2, archive.opened().size());
    }
  }

  @Test
  void opens_them_again_only_where_a_tweet_was_delivered_twice() {
    InventedArchive archive = someTweetsTwice();
    try (TestEngine engine = TestEngine.over(archive)) {
      engine.rows(ALL + JOIN);
      assertEquals(2 * archive.fileCount(), archive.opened().size());
    }
  }

  @Test
  void finds_what_a_join_of_all_with_all_finds() {
    for (InventedArchive archive : List.of(eachTweetOnce(), someTweetsTwice())) {
      for (String join : List.of(JOIN, BY_ID_ALONE)) {
        finds_the_same(archive, ALL + join);
        finds_the_same(archive, ALL + join + " WHERE t.line_number > 1");
        finds_the_same(archive, ALL + join + " WHERE h.hashtag <> 'gol'");
        finds_the_same(archive, ALL + join + " WHERE h.line_number = 1 AND t.line_number = 2");
        finds_the_same(archive, ALL + join + " WHERE t.data_format = 'original' AND h.ordinal = 1");
        finds_the_same(
            archive, "SELECT h.hashtag, COUNT(*), MIN(t.lang)" + join + " GROUP BY h.hashtag");
        finds_the_same(archive, ALL + join + " WHERE t.job_id = 'a'");
        finds_the_same(archive, ALL + join + " WHERE t.job_id = 'b' AND h.ordinal > 1");
        finds_the_same(archive, "SELECT COUNT(*)" + join + " WHERE t.file_name > h.file_name");
      }
      for (String sql : HAVING_PARTNERS) {
        finds_the_same(archive, sql);
      }
    }
  }

  @Test
  void a_tweet_and_its_elements_keep_columns_of_the_same_name_apart() {
    InventedArchive archive =
        new InventedArchive(file -> List.of())
            .emptyJob("a", null)
            .file(
                "a",
                "2014-01-01T10:00:00Z",
                ONE.original()
                    .replace(
                        "\"hashtags\":[]",
                        "\"user_mentions\":[{\"id_str\":\"99\",\"screen_name\":\"her\"}]"));
    try (TestEngine engine = TestEngine.over(archive)) {
      String sql =
          "SELECT t.user_id, m.user_id, t.user_screen_name, m.screen_name"
              + " FROM tweets t JOIN tweet_mentions m USING (job_id, tweet_id)";
      assertInOnePass(true, engine, sql);
      assertEquals(List.of(List.of(7L, 99L, "u7", "her")), engine.rows(sql));
    }
  }

  @Test
  void a_limit_ends_the_scan() {
    InventedArchive archive = someTweetsTwice();
    try (TestEngine engine = TestEngine.over(archive)) {
      assertEquals(2, engine.rows(ALL + JOIN + " LIMIT 2").size());
      assertTrue(archive.opened().size() <= archive.fileCount());
    }
  }

  private static void finds_the_same(InventedArchive archive, String sql) {
    try (TestEngine pushed = TestEngine.over(archive);
        TestEngine whole = TestEngine.readingEverything(archive)) {
      List<List<@Nullable Object>> missing = new ArrayList<>(whole.rows(sql));
      List<List<@Nullable Object>> tooMany = new ArrayList<>();
      assertFalse(missing.isEmpty() && archive.fileCount() > 2, "finds nothing: " + sql);
      for (List<@Nullable Object> row : pushed.rows(sql)) {
        if (!missing.remove(row)) {
          tooMany.add(row);
        }
      }
      assertEquals(List.of(List.of(), List.of()), List.of(tooMany, missing), sql);
    }
  }

  private static void assertInOnePass(boolean expected, TestEngine engine, String sql) {
    String plan = engine.explain(sql);
    assertEquals(expected, plan.contains("SameLineJoin"), plan);
  }
}
