package dev.powertrack.tweet;

import static dev.powertrack.tweet.LineKind.ACTIVITY_STREAMS;
import static dev.powertrack.tweet.LineKind.BLANK;
import static dev.powertrack.tweet.LineKind.COMPLIANCE;
import static dev.powertrack.tweet.LineKind.ORIGINAL;
import static dev.powertrack.tweet.LineKind.SYSTEM;
import static dev.powertrack.tweet.LineKind.UNREADABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every line is exactly one kind, and an unreadable one says why. */
final class LineKindTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "\r", " ", "\t \r", "\r\n", "\uFEFF", "\uFEFF\r"})
  void white_space_is_blank(String line) {
    assertEquals(BLANK, kind(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"info\":{\"message\":\"Replay Request Completed\"}}",
        "{\"warn\":{\"message\":\"slow\"}}",
        "{\"error\":{\"message\":\"gone\"}}",
        "{\"error\":null}",
        " {\"info\":{}}\r"
      })
  void the_only_field_info_warn_or_error_is_system(String line) {
    assertEquals(SYSTEM, kind(line));
  }

  @Test
  void info_beside_other_fields_is_not_system() {
    assertEquals(UNREADABLE, kind("{\"info\":{},\"more\":1}"));
    assertEquals(UNREADABLE, kind("{\"more\":1,\"info\":{}}"));
    assertEquals(ACTIVITY_STREAMS, kind(TweetLine.activityStreams().set("info", "{}").line()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete",
        "scrub_geo",
        "status_withheld",
        "user_delete",
        "user_undelete",
        "user_protect",
        "user_unprotect",
        "user_suspend",
        "user_unsuspend",
        "user_withheld"
      })
  void compliance_verbs_are_compliance_in_either_format(String verb) {
    assertEquals(COMPLIANCE, kind("{\"verb\":\"" + verb + "\",\"object\":{}}"));
    assertEquals(COMPLIANCE, kind("{\"" + verb + "\":{\"id\":1}}"));
  }

  @Test
  void tweets_are_told_apart_by_their_fields() {
    assertEquals(ACTIVITY_STREAMS, kind(TweetLine.activityStreams().line()));
    assertEquals(ACTIVITY_STREAMS, kind(TweetLine.activityStreamsRetweet().line()));
    assertEquals(ORIGINAL, kind(TweetLine.original().line()));
    assertEquals(
        ORIGINAL, kind(TweetLine.original().without("text").set("full_text", "'x'").line()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"verb", "postedTime", "body", "actor"})
  void without_one_of_its_fields_activity_streams_is_unreadable(String field) {
    String line = TweetLine.activityStreams().without(field).line();

    assertEquals(UNREADABLE, kind(line));
    assertTrue(reason(line).contains("no known kind"), reason(line));
  }

  @Test
  void a_tweet_without_an_id_is_unreadable() {
    List<TweetLine> tweets =
        List.of(
            TweetLine.activityStreams().without("id"),
            TweetLine.activityStreams().set("id", "'tag:search.twitter.com,2005:'"),
            TweetLine.original().without("id").without("id_str"),
            TweetLine.original().without("id_str").set("id", "8.674681389919642E17"));
    for (TweetLine tweet : tweets) {
      assertEquals(UNREADABLE, kind(tweet.line()));
      assertEquals("a tweet without a readable id", reason(tweet.line()));
    }
  }

  @Test
  void what_is_no_json_object_says_so() {
    assertEquals("not a JSON object: starts with '['", reason("[{}]"));
    assertEquals("not a JSON object: starts with 'h'", reason("hello"));
    assertEquals("not a JSON object: starts with byte 1", reason("\u0001"));
    assertEquals("something follows the JSON object", reason("{} {}"));
    assertTrue(reason("{\"a\":1").startsWith("invalid JSON at byte 6"), reason("{\"a\":1"));
    assertTrue(reason("{\"a\":1,}").startsWith("invalid JSON"), reason("{\"a\":1,}"));
    assertEquals("not UTF-8: holds a byte 0", reason("{\u0000}\u0000"));
  }

  @Test
  void invalid_utf_8_is_unreadable_even_where_nobody_looks() {
    byte[] line =
        TweetLine.activityStreams().set("zzz", "'XY'").line().getBytes(StandardCharsets.UTF_8);
    int at = new String(line, StandardCharsets.ISO_8859_1).indexOf("XY");
    line[at] = (byte) 0xc3;
    line[at + 1] = (byte) 0x28;

    Batch rows = Batch.of(List.of());
    LineDecoder decoder = TweetTable.named("TWEETS").decoder(List.of());

    assertEquals(UNREADABLE, decoder.decode(line, 0, line.length, rows));
  }

  @Test
  void nesting_beyond_all_sense_is_unreadable() {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    String line =
        TweetLine.activityStreams()
            .line()
            .replace("{\"objectType\"", "{\"x\":" + deep + ",\"objectType\"");

    assertEquals(UNREADABLE, kind(line));
    assertTrue(reason(line).contains("nesting depth"), reason(line));
  }

  @Test
  void a_line_of_thirty_megabytes_is_read() {
    String text = "x".repeat(30_000_000);
    Decoded row = Decoded.tweets(TweetLine.activityStreams().line().replace("hello", text));

    assertEquals(ACTIVITY_STREAMS, row.kind());
    assertEquals(text, row.value("TEXT"));
  }

  @Test
  void the_kind_does_not_depend_on_the_columns_or_the_table() {
    List<String> lines =
        List.of(
            "",
            "{\"info\":{}}",
            "{\"delete\":{}}",
            TweetLine.activityStreams().line(),
            TweetLine.original().line(),
            "{");
    List<LineKind> expected =
        List.of(BLANK, SYSTEM, COMPLIANCE, ACTIVITY_STREAMS, ORIGINAL, UNREADABLE);
    for (TweetTable table : TweetTable.all()) {
      assertEquals(expected, Decoded.of(table.name(), List.of(), lines).kinds());
      List<Column> all = Decoded.decodable(table.name());
      assertEquals(expected, Decoded.of(table.name(), all, lines).kinds());
    }
  }

  private static LineKind kind(String line) {
    return Decoded.tweets(line).kind();
  }

  private static String reason(String line) {
    return String.valueOf(Decoded.of("UNREADABLE_LINES", line).value("REASON"));
  }
}
