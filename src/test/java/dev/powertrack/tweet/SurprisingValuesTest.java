package dev.powertrack.tweet;

import static dev.powertrack.tweet.TweetLine.activityStreams;
import static dev.powertrack.tweet.TweetLine.original;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A value of a surprising type is converted where nothing is lost, else it is NULL. */
final class SurprisingValuesTest {

  @ParameterizedTest
  @ValueSource(strings = {"12", "'12'", "12.0", "'12.0'", "1.2e1"})
  void whole_numbers_come_as_numbers_or_texts(String json) {
    assertEquals(12L, original().set("user.followers_count", json).tweets("USER_FOLLOWERS_COUNT"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"12.5", "'twelve'", "''", "true", "null", "[12]", "{n: 12}", "1e400", "'1_000'"})
  void what_is_no_whole_number_is_null(String json) {
    assertNull(original().set("user.followers_count", json).tweets("USER_FOLLOWERS_COUNT"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2147483648", "-2147483649", "'99999999999'"})
  void what_is_too_large_for_an_integer_is_null(String json) {
    assertNull(original().set("user.utc_offset", json).tweets("USER_UTC_OFFSET"));
  }

  @Test
  void texts_come_as_texts_numbers_or_booleans() {
    assertEquals("x", original().set("user.name", "'x'").tweets("USER_NAME"));
    assertEquals("12", original().set("user.name", "12").tweets("USER_NAME"));
    String number = original().set("user.name", "'NAME'").line().replace("\"NAME\"", "-1.50");
    assertEquals("-1.50", Decoded.tweets(number).value("USER_NAME"));
    assertEquals("true", original().set("user.name", "true").tweets("USER_NAME"));
    assertNull(original().set("user.name", "{}").tweets("USER_NAME"));
    assertNull(original().set("user.name", "['x']").tweets("USER_NAME"));
  }

  @Test
  void booleans_come_as_booleans_or_texts() {
    assertEquals(true, original().set("user.verified", "true").tweets("USER_VERIFIED"));
    assertEquals(false, original().set("user.verified", "false").tweets("USER_VERIFIED"));
    assertEquals(true, original().set("user.verified", "'true'").tweets("USER_VERIFIED"));
    assertNull(original().set("user.verified", "1").tweets("USER_VERIFIED"));
    assertNull(original().set("user.verified", "'yes'").tweets("USER_VERIFIED"));
  }

  @Test
  void coordinates_come_as_numbers_or_texts() {
    assertEquals(40.5, original().set("geo.coordinates", "['40.5', 1]").tweets("LATITUDE"));
    assertEquals(40.0, original().set("geo.coordinates", "[40, 1]").tweets("LATITUDE"));
    assertNull(original().set("geo.coordinates", "[[40, 1]]").tweets("LATITUDE"));
    assertNull(original().set("geo.coordinates", "[]").tweets("LATITUDE"));
  }

  @Test
  void a_time_that_is_none_is_null_and_not_made_up() {
    assertNull(activityStreams().set("postedTime", "'yesterday'").tweets("POSTED_AT"));
    assertNull(activityStreams().set("postedTime", "1400176047000").tweets("POSTED_AT"));
  }

  @Test
  void escapes_are_decoded_in_texts_ids_and_times() {
    String line =
        activityStreams()
            .line()
            .replace("hello", "\\ud83d\\udc23 \\\"\\u0026\\\" \\\\ \\/ \\b\\f\\n\\r\\t")
            .replace("2005:1001\",\"objectType\":\"activity\"", "\\u0032005\\u003a1001\",\"x\":1")
            .replace("2014-05-15T17:47:27.000Z", "2014-05-15\\u005417:47:27.000Z");
    Decoded row = Decoded.tweets(line);

    assertEquals("🐣 \"&\" \\ / \b\f\n\r\t", row.value("TEXT"));
    assertEquals(1001L, row.value("TWEET_ID"));
    assertEquals(1400176047000L, row.value("POSTED_AT"));
  }

  @Test
  void of_a_key_that_occurs_twice_the_last_counts_with_all_that_is_below_it() {
    String line =
        activityStreams()
            .line()
            .replace(
                "\"actor\":{",
                "\"actor\":{\"displayName\":\"gone\",\"summary\":\"gone\"},\"actor\":{\"displayName\":\"x\",\"displayName\":\"y\",");
    Decoded row = Decoded.tweets(line);

    assertEquals("y", row.value("USER_NAME"));
    assertNull(row.value("USER_DESCRIPTION"));
    assertEquals(7L, row.value("USER_ID"));
  }

  @Test
  void raw_json_is_the_line_without_its_end() {
    String line = activityStreams().line();

    assertEquals(line, Decoded.tweets(line).value("RAW_JSON"));
    assertEquals(line, Decoded.tweets(line + "\r").value("RAW_JSON"));
    assertEquals(" " + line + " ", Decoded.tweets(" " + line + " \r").value("RAW_JSON"));
    assertEquals("activity_streams", Decoded.tweets(line).value("DATA_FORMAT"));
    assertEquals("original", original().tweets("DATA_FORMAT"));
  }
}
