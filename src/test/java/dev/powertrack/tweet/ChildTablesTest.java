package dev.powertrack.tweet;

import static dev.powertrack.tweet.TweetLine.activityStreams;
import static dev.powertrack.tweet.TweetLine.original;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a tweet has in lists is rows of child tables, the same in both formats. */
final class ChildTablesTest {

  @Test
  void rows_carry_the_tweet_and_their_place_in_it() {
    String hashtags = "[{text: 'a', indices: [0, 2]}, {text: 'b', indices: [3, 5]}]";
    for (TweetLine tweet :
        List.of(
            activityStreams().set("twitter_entities.hashtags", hashtags),
            original().set("entities.hashtags", hashtags))) {
      Decoded rows = tweet.rows("TWEET_HASHTAGS");
      assertEquals(List.of(1001L, 1001L), rows.values("TWEET_ID"));
      assertEquals(List.of(1400176047000L, 1400176047000L), rows.values("POSTED_AT"));
      assertEquals(List.of(1, 2), rows.values("ORDINAL"));
      assertEquals(List.of("a", "b"), rows.values("HASHTAG"));
      assertEquals(List.of(0, 3), rows.values("START_INDEX"));
      assertEquals(List.of(2, 5), rows.values("END_INDEX"));
    }
  }

  @Test
  void a_tweet_with_an_empty_or_missing_list_has_no_rows() {
    assertEquals(0, activityStreams().rows("TWEET_HASHTAGS").rows());
    assertEquals(0, activityStreams().without("twitter_entities").rows("TWEET_HASHTAGS").rows());
    assertEquals(
        0, activityStreams().set("twitter_entities.hashtags", "'x'").rows("TWEET_HASHTAGS").rows());
  }

  @Test
  void counts_are_zero_for_a_missing_list_and_null_for_missing_entities() {
    assertEquals(0, activityStreams().tweets("MEDIA_COUNT"));
    assertEquals(0, original().tweets("MEDIA_COUNT"));
    assertNull(activityStreams().without("twitter_entities").tweets("HASHTAG_COUNT"));
    assertNull(original().without("entities").tweets("HASHTAG_COUNT"));
    assertNull(original().tweets("MATCHING_RULE_COUNT"));
  }

  @Test
  void elements_that_are_no_objects_are_no_rows() {
    TweetLine tweet =
        activityStreams()
            .set("twitter_entities.hashtags", "['x', {text: 'a'}, null, 7, [], {text: 'b'}]");

    assertEquals(List.of("a", "b"), tweet.rows("TWEET_HASHTAGS").values("HASHTAG"));
    assertEquals(List.of(1, 2), tweet.rows("TWEET_HASHTAGS").values("ORDINAL"));
    assertEquals(2, tweet.tweets("HASHTAG_COUNT"));
  }

  @Test
  void an_element_does_not_inherit_from_the_one_before_nor_from_the_line_before() {
    String first =
        activityStreams()
            .set("twitter_entities.user_mentions", "[{id_str: '8', name: 'B'}, {id_str: '9'}]")
            .line();
    String second = original().set("entities.user_mentions", "[{screen_name: 'cy'}]").line();

    Decoded rows = Decoded.of("TWEET_MENTIONS", first, second);

    assertEquals(Arrays.asList(8L, 9L, null), rows.values("USER_ID"));
    assertEquals(Arrays.asList("B", null, null), rows.values("NAME"));
    assertEquals(Arrays.asList(null, null, "cy"), rows.values("SCREEN_NAME"));
  }

  @Test
  void symbols_are_cashtags() {
    String symbols = "[{text: 'SPY', indices: [63, 67]}]";
    assertEquals(
        "SPY",
        activityStreams()
            .set("twitter_entities.symbols", symbols)
            .rows("TWEET_SYMBOLS")
            .value("SYMBOL"));
    assertEquals(
        "SPY", original().set("entities.symbols", symbols).rows("TWEET_SYMBOLS").value("SYMBOL"));
  }

  @Test
  void of_a_film_the_mp4_with_the_highest_bit_rate_is_the_best() {
    String media =
        """
        [{id: 5, id_str: '5', type: 'video', url: 'http://t.co/v', display_url: 'pic/v',
          expanded_url: 'http://x/v', media_url: 'http://i/1.jpg',
          media_url_https: 'https://i/1.jpg', source_status_id_str: '900', indices: [10, 20],
          video_info: {duration_millis: 29520, variants: [
            {content_type: 'video/mp4', bitrate: 320000, url: 'http://v/low.mp4'},
            {content_type: 'video/webm', bitrate: 9000000, url: 'http://v/high.webm'},
            {content_type: 'application/x-mpegURL', url: 'http://v/list.m3u8'},
            {content_type: 'video/mp4', bitrate: 832000, url: 'http://v/high.mp4'}]}}]
        """;
    for (TweetLine tweet :
        List.of(
            activityStreams().set("twitter_extended_entities.media", media),
            original().set("extended_entities.media", media))) {
      Decoded row = tweet.rows("TWEET_MEDIA");
      assertEquals(5L, row.value("MEDIA_ID"));
      assertEquals("video", row.value("MEDIA_TYPE"));
      assertEquals("https://i/1.jpg", row.value("MEDIA_URL"));
      assertEquals("http://t.co/v", row.value("URL"));
      assertEquals("http://x/v", row.value("EXPANDED_URL"));
      assertEquals("pic/v", row.value("DISPLAY_URL"));
      assertEquals(29520L, row.value("DURATION_MS"));
      assertEquals("http://v/high.mp4", row.value("BEST_VIDEO_URL"));
      assertEquals(900L, row.value("SOURCE_STATUS_ID"));
      assertEquals(10, row.value("START_INDEX"));
      assertEquals(20, row.value("END_INDEX"));
    }
  }

  @Test
  void a_picture_has_no_film() {
    Decoded row =
        original().set("entities.media", "[{id_str: '5', type: 'photo'}]").rows("TWEET_MEDIA");

    assertNull(row.value("BEST_VIDEO_URL"));
    assertNull(row.value("DURATION_MS"));
  }

  @Test
  void derived_locations_are_nested_in_one_format_and_flat_in_the_other() {
    TweetLine as =
        activityStreams()
            .set(
                "gnip.profileLocations",
                """
                [{displayName: 'Boulder, Colorado, United States',
                  geo: {type: 'point', coordinates: [-105.25, 40.5]},
                  address: {country: 'United States', countryCode: 'US', region: 'Colorado',
                            subRegion: 'Boulder County', locality: 'Boulder'}}]
                """);
    TweetLine orig =
        original()
            .set(
                "user.derived.locations",
                """
                [{full_name: 'Boulder, Colorado, United States',
                  geo: {type: 'point', coordinates: [-105.25, 40.5]},
                  country: 'United States', country_code: 'US', region: 'Colorado',
                  sub_region: 'Boulder County', locality: 'Boulder'}]
                """);
    for (TweetLine tweet : List.of(as, orig)) {
      Decoded row = tweet.rows("TWEET_DERIVED_LOCATIONS");
      for (String table : List.of("", "DERIVED_")) {
        Decoded of = table.isEmpty() ? row : Decoded.tweets(tweet.line());
        assertEquals("United States", of.value(table + "COUNTRY"));
        assertEquals("US", of.value(table + "COUNTRY_CODE"));
        assertEquals("Colorado", of.value(table + "REGION"));
        assertEquals("Boulder County", of.value(table + "SUB_REGION"));
        assertEquals("Boulder", of.value(table + "LOCALITY"));
        assertEquals("Boulder, Colorado, United States", of.value(table + "FULL_NAME"));
        assertEquals(40.5, of.value(table + "LATITUDE"));
        assertEquals(-105.25, of.value(table + "LONGITUDE"));
      }
    }
  }

  @Test
  void polls_have_options() {
    String polls =
        """
        [{duration_minutes: 1440, end_datetime: 'Thu May 25 22:13:40 +0000 2017',
          options: [{position: 1, text: 'tea'}, {position: 2, text: 'cake'}]}]
        """;
    for (TweetLine tweet :
        List.of(
            activityStreams().set("twitter_entities.polls", polls),
            original().set("entities.polls", polls))) {
      Decoded row = tweet.rows("TWEET_POLLS");
      assertEquals(1440, row.value("DURATION_MINUTES"));
      assertEquals(Instant.parse("2017-05-25T22:13:40Z").toEpochMilli(), row.value("ENDED_AT"));
      assertEquals("tea; cake", row.value("OPTIONS"));
    }
  }

  @Test
  void a_link_that_stands_twice_in_the_text_is_unwound_twice() {
    Decoded rows =
        activityStreams()
            .set("twitter_entities.urls", "[{url: 'http://t.co/a'}, {url: 'http://t.co/a'}]")
            .set(
                "gnip.urls",
                "[{url: 'http://t.co/a', expanded_url: 'http://x'},"
                    + "{url: 'http://t.co/a', expanded_url: 'http://y', expanded_status: 200}]")
            .rows("TWEET_URLS");

    assertEquals(List.of("http://x", "http://x"), rows.values("UNWOUND_URL"));
    assertEquals(Arrays.asList(null, null), rows.values("UNWOUND_STATUS"));
  }

  @Test
  void lists_of_any_length_are_joined_in_time() {
    StringBuilder urls = new StringBuilder("[");
    for (int i = 0; i < 30_000; i++) {
      urls.append(i == 0 ? "" : ",").append("{\"url\":\"http://t.co/").append(i).append("\"}");
    }
    String line =
        activityStreams()
            .set("twitter_entities.urls", "'OWN'")
            .set("gnip.urls", "'GNIP'")
            .line()
            .replace("\"OWN\"", urls + "]")
            .replace("\"GNIP\"", urls + ",{\"url\":\"more\"}]");

    Decoded rows = assertTimeout(ofSeconds(10), () -> Decoded.of("TWEET_URLS", line));

    assertEquals(30_001, rows.rows());
  }
}
