package dev.powertrack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.simulator.content.DataFileWriter;
import dev.powertrack.simulator.content.DataFormat;
import dev.powertrack.simulator.content.MatchingRule;
import dev.powertrack.simulator.content.Topic;
import dev.powertrack.simulator.content.TweetGenerator;
import dev.powertrack.simulator.content.Volume;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every line is accounted for: what is good is read, what is not is counted and said. */
class BadFilesTest {
  private static final Instant START = Instant.parse("2014-05-17T18:00:00Z");
  private static final int TWEETS = 20;
  private static final String PREFIX = "20140517-20140517_kj4r26m0qx_2014_05_17_18_";

  @TempDir Path folder;

  private final List<String> warnings = new ArrayList<>();

  @Test
  void a_whole_file_gives_no_warning() throws Exception {
    write("00", dataFile(0));

    assertEquals("20", one("SELECT COUNT(*) FROM tweets"));
    assertEquals(List.of(), warnings);
    assertEquals(
        "20 0 0 Replay Request Completed 20 true 0",
        one(
            "SELECT CAST(tweets AS VARCHAR) || ' ' || CAST(compliance_records AS VARCHAR) || ' ' ||"
                + " CAST(unreadable_lines AS VARCHAR) || ' ' || footer_message || ' ' ||"
                + " CAST(footer_count AS VARCHAR) || ' ' || LOWER(CAST(footer_agrees AS VARCHAR))"
                + " || ' ' || CAST(rows_outside_window AS VARCHAR) FROM files"));
  }

  @Test
  void a_file_that_ends_early_gives_what_is_there_and_a_warning() throws Exception {
    byte[] whole = dataFile(0);
    write("00", Arrays.copyOf(whole, whole.length / 2));
    write("10", dataFile(1));

    long count = Long.parseLong(one("SELECT COUNT(*) FROM tweets"));

    assertTrue(count > TWEETS && count < 2 * TWEETS, "some of the first: " + count);
    assertTrue(warnings.get(0).contains("ends early"), warnings.toString());
    assertEquals("it ends early", one("SELECT problem FROM files WHERE problem IS NOT NULL"));
  }

  @Test
  void with_fail_a_bad_file_is_an_error_that_names_it() throws Exception {
    byte[] whole = dataFile(0);
    write("00", Arrays.copyOf(whole, whole.length / 2));

    SQLException e =
        assertThrows(
            SQLException.class, () -> one("?onBadFile=fail", "SELECT COUNT(*) FROM tweets"));

    assertTrue(String.valueOf(e.getMessage()).contains(PREFIX + "00"), e.getMessage());
  }

  @Test
  void an_unreadable_line_is_counted_told_and_shown() throws Exception {
    String text = text(dataFile(0));
    write("00", text.replaceFirst("\r\n\\{", "\r\n{\"nonsense\":1}\r\n{"));

    assertEquals("20", one("SELECT COUNT(*) FROM tweets"));
    assertTrue(warnings.get(0).contains("UNREADABLE_LINES"), warnings.toString());
    assertEquals(
        "{\"nonsense\":1}", one("SELECT line_start FROM unreadable_lines WHERE line_number > 1"));
    assertFalse(one("SELECT reason FROM unreadable_lines").isEmpty());
  }

  @Test
  void invalid_utf_8_costs_that_line_only() throws Exception {
    byte[] bytes = text(dataFile(0)).getBytes(StandardCharsets.UTF_8);
    bytes[indexOf(bytes, "\"body\":\"") + 9] = (byte) 0xff;
    Files.write(folder.resolve(PREFIX + "00_activities.json"), bytes);

    assertEquals("19", one("SELECT COUNT(*) FROM tweets"));
    assertEquals("1", one("SELECT unreadable_lines FROM files"));
  }

  @Test
  void a_missing_footer_and_a_wrong_one_are_told() throws Exception {
    String text = text(dataFile(0));
    write("00", text.substring(0, text.lastIndexOf("{\"info\"")));
    write("10", text(dataFile(1)).replace("\"activity_count\":20", "\"activity_count\":21"));

    assertEquals("40", one("SELECT COUNT(*) FROM tweets"));
    assertEquals(2, warnings.size(), warnings.toString());
    assertEquals("1", one("SELECT COUNT(*) FROM files WHERE footer_agrees = FALSE"));
    assertEquals("1", one("SELECT COUNT(*) FROM files WHERE footer_message IS NULL"));
  }

  @Test
  void compliance_records_can_be_queried() throws Exception {
    String delete =
        "{\"objectType\":\"activity\",\"verb\":\"delete\",\"object\":{\"id\":"
            + "\"tag:search.twitter.com,2005:601140908713738240\"},\"actor\":{\"id\":"
            + "\"id:twitter.com:31301\"},\"timestampMs\":\"2015-05-20T21:42:18.944+00:00\"}\r\n";
    String text = text(dataFile(0)).replace("\"activity_count\":20", "\"activity_count\":21");
    write(
        "00",
        text.replaceFirst(
            "\\{\"info\"", java.util.regex.Matcher.quoteReplacement(delete) + "{\"info\""));

    assertEquals("20", one("SELECT COUNT(*) FROM tweets"));
    assertEquals(
        "delete 601140908713738240",
        one("SELECT verb || ' ' || CAST(tweet_id AS VARCHAR) FROM compliance"));
    assertEquals("true", one("SELECT footer_agrees FROM files"));
  }

  @Test
  void tweets_outside_their_window_are_counted() throws Exception {
    write("10", dataFile(0));

    assertEquals("20", one("SELECT rows_outside_window FROM files"));
    assertEquals("20", one("SELECT COUNT(*) FROM tweets"));
  }

  @Test
  void a_file_that_changed_is_counted_anew() throws Exception {
    String text = text(dataFile(0));
    write("00", text);
    String before = one("SELECT tweets FROM files");

    int secondTweet = text.indexOf("\r\n{", text.indexOf("{") + 1);
    write("00", text.substring(secondTweet + 2));

    assertEquals("20", before);
    assertEquals("19", one("SELECT tweets FROM files"));
  }

  @Test
  void json_functions_work_on_the_line_as_delivered() throws Exception {
    write("00", dataFile(0));

    assertEquals(
        "20",
        one(
            "SELECT COUNT(*) FROM tweets WHERE JSON_VALUE(raw_json, '$.actor.preferredUsername')"
                + " = user_screen_name"));
  }

  @Test
  void a_tweet_joins_with_its_parts() throws Exception {
    write("00", dataFile(0));

    assertEquals(
        one("SELECT SUM(hashtag_count) FROM tweets"),
        one(
            "SELECT COUNT(*) FROM tweets t JOIN tweet_hashtags h"
                + " ON t.job_id = h.job_id AND t.tweet_id = h.tweet_id"));
  }

  @Test
  void ids_can_be_text() throws Exception {
    write("00", dataFile(0));

    String id = one("SELECT MIN(tweet_id) FROM tweets");

    assertEquals(
        "1", one("?ids=varchar", "SELECT COUNT(*) FROM tweets WHERE tweet_id = '" + id + "'"));
    assertEquals("1", one("SELECT COUNT(*) FROM tweets WHERE tweet_id = " + id));
  }

  private String one(String sql) throws SQLException {
    return one("", sql);
  }

  /** The first value of a query's one row. */
  private String one(String options, String sql) throws SQLException {
    warnings.clear();
    try (Connection connection =
            DriverManager.getConnection("jdbc:powertrack:file:" + folder + options);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertTrue(rows.next(), "has a row");
      String value = rows.getString(1);
      assertFalse(rows.next(), "has one row");
      for (SQLWarning w = rows.getWarnings(); w != null; w = w.getNextWarning()) {
        warnings.add(w.getMessage());
      }
      return value;
    }
  }

  private void write(String minutes, byte[] gzip) throws IOException {
    Files.write(folder.resolve(PREFIX + minutes + "_activities.json.gz"), gzip);
  }

  private void write(String minutes, String text) throws IOException {
    Files.writeString(folder.resolve(PREFIX + minutes + "_activities.json"), text);
  }

  /** The file of a window, counted from {@link #START}. */
  private static byte[] dataFile(int window) throws IOException {
    Instant from = START.plusSeconds(600L * window);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new DataFileWriter(DataFormat.ACTIVITY_STREAMS)
        .write(
            TweetGenerator.of(
                7,
                Topic.everyday(),
                Volume.perWindow(TWEETS),
                List.of(MatchingRule.of("#dogs", "pets", 7, 0))),
            from,
            from.plusSeconds(600),
            out);
    return out.toByteArray();
  }

  private static String text(byte[] gzip) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new java.io.ByteArrayInputStream(gzip))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static int indexOf(byte[] bytes, String text) {
    int index = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    assertTrue(index >= 0, text);
    return index;
  }
}
