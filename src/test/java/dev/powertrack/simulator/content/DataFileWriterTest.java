package dev.powertrack.simulator.content;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A data file, byte by byte. */
class DataFileWriterTest {
  private static final Instant WINDOW = Instant.parse("2014-07-13T20:00:00Z");
  private static final TweetGenerator TWEETS = Lines.generator(400);

  @Test
  void lines_end_in_crlf_and_none_has_a_bare_line_feed() throws Exception {
    String text = Lines.text(Lines.file(DataFormat.ORIGINAL, TWEETS, WINDOW));
    assertFalse(text.replace("\r\n", "").contains("\n"));
    assertTrue(text.endsWith("\r\n"));
  }

  @Test
  void there_are_blank_lines_before_between_and_after() throws Exception {
    String text = Lines.text(Lines.file(DataFormat.ACTIVITY_STREAMS, TWEETS, WINDOW));
    assertTrue(text.startsWith("\r\n{"));
    assertTrue(text.substring(2, text.indexOf("{\"info\"") - 4).contains("\r\n\r\n"));
    assertTrue(text.endsWith("}}\r\n\r\n"));
  }

  @Test
  void the_last_line_that_says_something_is_the_footer_with_the_count() throws Exception {
    String text = Lines.text(Lines.file(DataFormat.ACTIVITY_STREAMS, TWEETS, WINDOW));
    assertEquals(
        "{\"info\":{\"message\":\"Replay Request Completed\",\"sent\":\"2014-07-13T20:10:00+00:00\","
            + "\"activity_count\":400}}",
        text.strip().lines().reduce((first, last) -> last).orElseThrow());
  }

  @ParameterizedTest
  @EnumSource(DataFormat.class)
  void the_footers_count_is_that_of_the_tweets(DataFormat format) throws Exception {
    assertEquals(400, Lines.tweets(Lines.file(format, TWEETS, WINDOW)).size());
    assertEquals(400, TWEETS.count(WINDOW, WINDOW.plusSeconds(600)));
  }

  @Test
  void a_file_is_one_gzip_member_without_a_name() throws Exception {
    byte[] file = Lines.file(DataFormat.ORIGINAL, TWEETS, WINDOW);
    assertEquals(0, file[3], "flags");
    ByteArrayInputStream in = new ByteArrayInputStream(file);
    // Reads members one after the other; a second one would change the count below.
    int length = new GZIPInputStream(in).readAllBytes().length;
    int trailer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - 4);
    assertEquals(length, trailer);
  }

  @Test
  void a_file_can_have_a_name_in_its_header() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new DataFileWriter(DataFormat.ORIGINAL)
        .withName()
        .write(TWEETS, WINDOW, WINDOW.plusSeconds(60), out);
    byte[] file = out.toByteArray();
    assertEquals(8, file[3], "flags");
    assertEquals("activities.json\0", new String(file, 10, 16, StandardCharsets.ISO_8859_1));
    assertEquals(40, Lines.tweets(file).size());
  }

  @Test
  void tweets_are_in_their_window_and_mostly_in_time_order() throws Exception {
    List<JsonNode> tweets = Lines.tweets(Lines.file(DataFormat.ORIGINAL, TWEETS, WINDOW));
    long before = 0;
    int late = 0;
    for (JsonNode tweet : tweets) {
      long posted = Long.parseLong(tweet.get("timestamp_ms").textValue());
      late += posted < before ? 1 : 0;
      before = posted;
      assertTrue(posted >= WINDOW.toEpochMilli() && posted < WINDOW.toEpochMilli() + 600_000);
    }
    assertTrue(late > 0 && late < tweets.size() / 5, late + " late");
  }

  @Test
  void ids_are_unique_and_carry_the_time() throws Exception {
    Set<Long> ids = new HashSet<>();
    for (JsonNode tweet :
        Lines.tweets(Lines.file(DataFormat.ORIGINAL, Lines.generator(2_000), WINDOW))) {
      long id = tweet.get("id").longValue();
      assertTrue(ids.add(id), "twice: " + id);
      assertEquals(
          Long.parseLong(tweet.get("timestamp_ms").textValue()), (id >> 22) + 1288834974657L);
    }
    assertEquals(2_000, ids.size());
  }

  @Test
  void the_same_window_is_made_of_the_same_bytes_in_any_order() throws Exception {
    byte[] first = Lines.file(DataFormat.ORIGINAL, Lines.generator(50), WINDOW);
    TweetGenerator other = Lines.generator(50);
    Lines.file(DataFormat.ORIGINAL, other, WINDOW.plusSeconds(6_000));
    assertArrayEquals(first, Lines.file(DataFormat.ORIGINAL, other, WINDOW));
  }

  @ParameterizedTest
  @EnumSource(DataFormat.class)
  void a_tweet_has_the_size_of_a_real_one(DataFormat format) throws Exception {
    int bytes =
        Lines.text(Lines.file(format, TWEETS, WINDOW)).getBytes(StandardCharsets.UTF_8).length;
    assertTrue(bytes / 400 > 2_500 && bytes / 400 < 5_500, bytes / 400 + " bytes a tweet");
  }
}
