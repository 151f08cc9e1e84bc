package dev.powertrack.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Texts of the whole world, times in UTC, numbers that keep their fraction. */
class ValuesTest {
  private static final TestEngine ENGINE =
      TestEngine.over(
          new InventedArchive(file -> List.of())
              .emptyJob("invented", null)
              .file(
                  "invented",
                  "2014-07-13T19:30:00Z",
                  tweet(1, "Привет, мир"),
                  tweet(2, "東京タワー"),
                  tweet(3, "gooool 😀 100%"),
                  tweet(4, "İstanbul ISTANBUL")));

  private static String tweet(int number, String text) {
    InventedTweet tweet = InventedTweet.at("2014-07-13T19:30:00Z", number);
    return new InventedTweet(tweet.id(), tweet.postedAt(), text, "en", 7, number, null, List.of())
        .activityStreams();
  }

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  @Test
  void literals_and_patterns_in_any_script() {
    assertEquals(List.of(1L), numbers("text = 'Привет, мир'"));
    assertEquals(List.of(1L), numbers("text LIKE 'Привет%'"));
    assertEquals(List.of(2L), numbers("text LIKE '東_タワー'"));
    assertEquals(List.of(3L), numbers("text LIKE '%😀%'"));
    assertEquals(List.of(3L), numbers("text LIKE '%100!%' ESCAPE '!'"));
    assertEquals(List.of(1L, 2L), numbers("text IN ('東京タワー', 'Привет, мир')"));
    assertEquals(List.of("ПРИВЕТ, МИР"), ENGINE.column("SELECT UPPER(text) FROM tweets LIMIT 1"));
    assertEquals("日本", ENGINE.value("SELECT '日本' FROM tweets LIMIT 1"));
  }

  @Test
  void case_does_not_depend_on_the_locale() {
    assertEquals(List.of(4L), numbers("text LIKE '%' || UPPER('istanbul')"));
    assertEquals("title", ENGINE.value("SELECT LOWER('TITLE') FROM tweets LIMIT 1"));
  }

  @Test
  void an_average_of_whole_numbers_keeps_its_fraction() {
    assertEquals(2.5, ENGINE.value("SELECT AVG(favorite_count) FROM tweets"));
    assertEquals("DOUBLE", type("SELECT AVG(favorite_count) FROM tweets").name());
  }

  @Test
  void types_are_bare_names() {
    assertEquals(
        new SqlType(Types.TIMESTAMP, "TIMESTAMP", 3, 3, true),
        type("SELECT posted_at FROM tweets"));
    assertEquals("BIGINT", type("SELECT tweet_id FROM tweets").name());
    assertEquals(false, type("SELECT tweet_id FROM tweets").nullable());
    assertEquals("VARCHAR", type("SELECT text FROM tweets").name());
    assertEquals("DATE", type("SELECT CAST(posted_at AS DATE) FROM tweets").name());
    assertEquals("INTEGER ARRAY", type("SELECT ARRAY[1, 2]").name());
    assertEquals("INTERVAL_DAY_TO_HOUR", type("SELECT INTERVAL '1 2' DAY TO HOUR").name());
    assertEquals(
        new SqlType(Types.STRUCT, "STRUCT", 0, 0, false), type("SELECT ROW(1, 'a') AS pair"));
    assertEquals(Types.VARCHAR, type("SELECT CAST(NULL AS GEOMETRY)").jdbcType());
  }

  @Test
  void joined_texts_are_a_text_of_any_length_and_null_where_there_is_none() {
    SqlType text =
        new SqlType(Types.VARCHAR, "VARCHAR", type("SELECT text FROM tweets").precision(), 0, true);
    assertEquals(text, type("SELECT STRING_AGG('a', ',') FROM tweets"));
    assertEquals(text, type("SELECT LISTAGG(tweet_id) FROM tweets GROUP BY lang"));
  }

  @Test
  void times_are_utc_whatever_the_zone_of_the_machine() {
    long millis = Instant.parse("2014-07-13T19:30:00Z").toEpochMilli();
    assertEquals(millis, ENGINE.value("SELECT posted_at FROM tweets LIMIT 1"));
    assertEquals(
        "2014-07-13 19:30:00",
        ENGINE.value("SELECT CAST(posted_at AS VARCHAR(19)) FROM tweets LIMIT 1"));
    assertEquals(19L, ENGINE.value("SELECT EXTRACT(HOUR FROM posted_at) FROM tweets LIMIT 1"));
    assertEquals(16264, ENGINE.value("SELECT CAST(posted_at AS DATE) FROM tweets LIMIT 1"));
  }

  @Test
  void numbers_of_two_types_join() {
    assertEquals(
        1L,
        ENGINE.value(
            "SELECT COUNT(*) FROM (VALUES (3), (9)) AS v(n) JOIN tweets t ON t.favorite_count = v.n"));
  }

  private static List<Object> numbers(String condition) {
    return List.copyOf(
        ENGINE.column(
            "SELECT favorite_count FROM tweets WHERE " + condition + " ORDER BY favorite_count"));
  }

  private static SqlType type(String sql) {
    return ENGINE.prepare(sql).columns().get(0).type();
  }
}
