package dev.powertrack.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What a user reads when a statement is wrong: one line, in plain words, with the place. */
class FailuresTest {
  private static final TestEngine ENGINE =
      TestEngine.over(
          new InventedArchive(file -> InventedTweet.linesOf(file, 5))
              .job("day", "2014-07-13T00:00:00Z", "2014-07-13T01:00:00Z"));

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  @Test
  void an_unknown_table_with_what_may_have_been_meant() {
    fails(
        Kind.UNKNOWN_TABLE,
        "There is no table TWEET (line 1, column 15). Did you mean TWEETS?",
        "SELECT * FROM tweet");
  }

  @Test
  void an_unknown_table_like_no_other_with_all_there_are() {
    fails(
        Kind.UNKNOWN_TABLE,
        "There is no table CUSTOMERS (line 2, column 6). The tables are COMPLIANCE, COVERAGE,"
            + " FILES, JOBS,"
            + " JOB_RULES, RESULTS, SCANS, SUSPECT_MINUTES, TWEETS, TWEET_DERIVED_LOCATIONS, TWEET_HASHTAGS,"
            + " TWEET_KLOUT_TOPICS, TWEET_MATCHING_RULES, TWEET_MEDIA, TWEET_MENTIONS,"
            + " TWEET_POLLS, TWEET_SYMBOLS, TWEET_URLS, TWEET_VOLUME, UNREADABLE_LINES, USAGE.",
        "SELECT *\nFROM customers");
  }

  @Test
  void an_unknown_column() {
    fails(
        Kind.UNKNOWN_COLUMN,
        "There is no column LANGG (line 1, column 18). Did you mean LANG?",
        "SELECT tweet_id, langg FROM tweets");
    fails(
        Kind.UNKNOWN_COLUMN,
        "There is no column SCREEN_NAM (line 1, column 10). Did you mean SCREEN_NAME?",
        "SELECT t.screen_nam FROM tweets t");
  }

  @Test
  void an_unknown_alias() {
    fails(
        Kind.UNKNOWN_TABLE,
        "There is no table or alias X in this query (line 1, column 8).",
        "SELECT x.lang FROM tweets t");
  }

  @Test
  void syntax() {
    fails(
        Kind.SYNTAX,
        "The SQL cannot be read (line 1, column 24): unexpected \"WERE\".",
        "SELECT * FROM tweets t WERE lang = 'en'");
    fails(Kind.SYNTAX, "The statement is empty.", " ; ");
  }

  @Test
  void types_that_do_not_go_together() {
    fails(
        Kind.WRONG_TYPE,
        "The types do not go together in EXTRACT(HOUR FROM BOOLEAN) (line 1, column 8).",
        "SELECT EXTRACT(HOUR FROM is_retweet) FROM tweets");
  }

  @Test
  void division_by_zero() {
    fails(Kind.DIVISION_BY_ZERO, "Division by zero.", "SELECT tweet_id / 0 FROM tweets");
    fails(
        Kind.DIVISION_BY_ZERO,
        "Division by zero.",
        "SELECT 1 / (favorite_count - favorite_count) FROM tweets");
    fails(Kind.DIVISION_BY_ZERO, "Division by zero.", "SELECT 1.5 / 0 FROM tweets");
    fails(Kind.DIVISION_BY_ZERO, "Division by zero.", "SELECT MOD(tweet_id, 0) FROM tweets");
  }

  @Test
  void text_that_is_no_number_or_time() {
    assertEquals(Kind.BAD_CAST, failure("SELECT CAST(text AS INTEGER) FROM tweets").kind());
    assertEquals(Kind.BAD_TIME, failure("SELECT CAST(text AS TIMESTAMP) FROM tweets").kind());
    assertEquals(
        Kind.BAD_TIME, failure("SELECT COUNT(*) FROM tweets WHERE posted_at > 'yesterday'").kind());
  }

  @Test
  void a_number_out_of_range() {
    assertEquals(Kind.OUT_OF_RANGE, failure("SELECT CAST(tweet_id AS INTEGER) FROM tweets").kind());
  }

  @Test
  void a_limit_that_is_no_number() {
    fails(
        Kind.INVALID_VALUE,
        "LIMIT and OFFSET take a number of rows, not null.",
        "SELECT lang FROM tweets LIMIT ?",
        (Object) null);
  }

  @Test
  void tables_are_not_to_be_changed() {
    assertEquals(Kind.READ_ONLY, failure("DELETE FROM tweets").kind());
  }

  private static void fails(Kind kind, String message, String sql, @Nullable Object... parameters) {
    PowerTrackException e = failure(sql, parameters);
    assertEquals(message, e.getMessage());
    assertEquals(kind, e.kind());
  }

  private static PowerTrackException failure(String sql, @Nullable Object... parameters) {
    return assertThrows(PowerTrackException.class, () -> ENGINE.rows(sql, parameters), sql);
  }
}
