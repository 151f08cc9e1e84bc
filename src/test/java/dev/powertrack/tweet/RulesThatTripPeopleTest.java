package dev.powertrack.tweet;

import static dev.powertrack.tweet.TweetLine.activityStreams;
import static dev.powertrack.tweet.TweetLine.activityStreamsRetweet;
import static dev.powertrack.tweet.TweetLine.original;
import static dev.powertrack.tweet.TweetLine.originalRetweet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The seventeen rules of the reference (tweet-formats, "Rules that trip people"), by number. */
final class RulesThatTripPeopleTest {

  @Test
  void rule_1_full_text_is_the_long_text_and_of_a_retweet_the_nested_one() {
    assertEquals("hello", activityStreams().tweets("FULL_TEXT"));
    assertEquals("hello", original().tweets("FULL_TEXT"));
    assertEquals("long", activityStreams().set("long_object.body", "'long'").tweets("FULL_TEXT"));
    assertEquals("long", original().set("extended_tweet.full_text", "'long'").tweets("FULL_TEXT"));
    assertEquals("the whole text", activityStreamsRetweet().tweets("FULL_TEXT"));
    assertEquals("the whole text", originalRetweet().tweets("FULL_TEXT"));
    assertEquals(
        "nested long",
        activityStreamsRetweet()
            .set("object.long_object.body", "'nested long'")
            .tweets("FULL_TEXT"));
    assertEquals(
        "nested long",
        originalRetweet()
            .set("retweeted_status.extended_tweet.full_text", "'nested long'")
            .tweets("FULL_TEXT"));
    assertEquals("RT @bob: cut…", activityStreamsRetweet().tweets("TEXT"));
    assertEquals("RT @bob: cut…", originalRetweet().tweets("TEXT"));
  }

  @Test
  void rule_1_text_stays_escaped_and_keeps_newlines() {
    assertEquals("a &amp; b\nc", activityStreams().set("body", "'a &amp; b\\nc'").tweets("TEXT"));
    assertEquals("a &amp; b\nc", original().set("text", "'a &amp; b\\nc'").tweets("TEXT"));
  }

  @Test
  void rule_2_retweet_count_of_a_retweet_is_that_of_the_original_tweet() {
    assertEquals(5L, activityStreamsRetweet().set("retweetCount", "5").tweets("RETWEET_COUNT"));
    assertEquals(
        5L,
        originalRetweet()
            .set("retweet_count", "0")
            .set("retweeted_status.retweet_count", "5")
            .tweets("RETWEET_COUNT"));
    assertEquals(3L, original().set("retweet_count", "3").tweets("RETWEET_COUNT"));
  }

  @Test
  void rule_2_favorite_count_is_the_records_own() {
    assertEquals(
        0L,
        activityStreamsRetweet()
            .set("favoritesCount", "0")
            .set("object.favoritesCount", "9")
            .tweets("FAVORITE_COUNT"));
    assertEquals(
        9L,
        activityStreamsRetweet()
            .set("object.favoritesCount", "9")
            .tweets("RETWEETED_FAVORITE_COUNT"));
  }

  @Test
  void rule_3_country_code_holds_the_name() {
    TweetLine tweet =
        activityStreams().set("location", "{country_code: 'Chile', twitter_country_code: 'CL'}");

    assertEquals("Chile", tweet.tweets("PLACE_COUNTRY"));
    assertEquals("CL", tweet.tweets("PLACE_COUNTRY_CODE"));
  }

  @Test
  void rule_4_geo_is_latitude_first_and_all_else_longitude_first() {
    TweetLine as = activityStreams().set("geo", "{type: 'Point', coordinates: [40.5, -105.25]}");
    TweetLine geo = original().set("geo", "{type: 'Point', coordinates: [40.5, -105.25]}");
    TweetLine coordinates =
        original().set("coordinates", "{type: 'Point', coordinates: [-105.25, 40.5]}");
    for (TweetLine tweet : List.of(as, geo, coordinates)) {
      assertEquals(40.5, tweet.tweets("LATITUDE"));
      assertEquals(-105.25, tweet.tweets("LONGITUDE"));
    }
  }

  @Test
  void rule_4_boxes_and_profile_locations_are_longitude_first() {
    String box = "[[[-70.5, -33.5], [-70.5, -33.25], [-70.25, -33.25], [-70.25, -33.5]]]";
    TweetLine as =
        activityStreams()
            .set("location.geo.coordinates", box)
            .set("gnip.profileLocations", "[{geo: {coordinates: [-105.25, 40.5]}}]");
    TweetLine orig =
        original()
            .set("place.bounding_box.coordinates", box)
            .set("user.derived.locations", "[{geo: {coordinates: [-105.25, 40.5]}}]");
    for (TweetLine tweet : List.of(as, orig)) {
      assertEquals(-70.5, tweet.tweets("PLACE_WEST"));
      assertEquals(-33.5, tweet.tweets("PLACE_SOUTH"));
      assertEquals(-70.25, tweet.tweets("PLACE_EAST"));
      assertEquals(-33.25, tweet.tweets("PLACE_NORTH"));
      assertEquals(40.5, tweet.tweets("DERIVED_LATITUDE"));
      assertEquals(-105.25, tweet.tweets("DERIVED_LONGITUDE"));
    }
  }

  @Test
  void rule_5_listed_count_minus_one_is_null_and_utc_offset_is_text_or_number() {
    assertNull(activityStreams().set("actor.listedCount", "-1").tweets("USER_LISTED_COUNT"));
    assertNull(original().set("user.listed_count", "null").tweets("USER_LISTED_COUNT"));
    assertEquals(7L, activityStreams().set("actor.listedCount", "7").tweets("USER_LISTED_COUNT"));
    assertEquals(
        -21600, activityStreams().set("actor.utcOffset", "'-21600'").tweets("USER_UTC_OFFSET"));
    assertEquals(
        -21600, activityStreams().set("actor.utcOffset", "-21600").tweets("USER_UTC_OFFSET"));
    assertEquals(-21600, original().set("user.utc_offset", "-21600").tweets("USER_UTC_OFFSET"));
  }

  @Test
  void rule_6_in_reply_to_link_holds_a_name_and_a_status() {
    TweetLine as =
        activityStreams().set("inReplyTo.link", "'http://twitter.com/Bob_B/statuses/900'");
    TweetLine orig =
        original()
            .set("in_reply_to_status_id_str", "'900'")
            .set("in_reply_to_screen_name", "'Bob_B'")
            .set("in_reply_to_user_id_str", "'8'");
    for (TweetLine tweet : List.of(as, orig)) {
      assertEquals(900L, tweet.tweets("IN_REPLY_TO_STATUS_ID"));
      assertEquals("Bob_B", tweet.tweets("IN_REPLY_TO_SCREEN_NAME"));
      assertEquals("reply", tweet.tweets("TWEET_TYPE"));
      assertEquals(true, tweet.tweets("IS_REPLY"));
    }
    assertNull(as.tweets("IN_REPLY_TO_USER_ID"));
    assertEquals(8L, orig.tweets("IN_REPLY_TO_USER_ID"));
  }

  @Test
  void rule_7_source_is_an_anchor_or_empty() {
    TweetLine anchor =
        original().set("source", "'<a href=\"http://x.example/app\" rel=\"nofollow\">My App</a>'");
    assertEquals("My App", anchor.tweets("SOURCE_NAME"));
    assertEquals("http://x.example/app", anchor.tweets("SOURCE_URL"));
    assertNull(original().set("source", "''").tweets("SOURCE_NAME"));
    assertNull(original().set("source", "''").tweets("SOURCE_URL"));
    assertEquals("web", original().set("source", "'web'").tweets("SOURCE_NAME"));
    TweetLine as =
        activityStreams().set("generator", "{displayName: 'My App', link: 'http://x.example/app'}");
    assertEquals("My App", as.tweets("SOURCE_NAME"));
    assertEquals("http://x.example/app", as.tweets("SOURCE_URL"));
  }

  @Test
  void rule_8_the_text_of_an_id_wins_over_its_number() {
    TweetLine rounded =
        original().set("id", "8.674681389919642E17").set("id_str", "'867468138991964160'");
    assertEquals(867468138991964160L, rounded.tweets("TWEET_ID"));
    assertEquals(
        593935482129518593L,
        original()
            .set("user", "{id: 593935482129518600, id_str: '593935482129518593'}")
            .tweets("USER_ID"));
  }

  @Test
  void rule_8_a_rounded_id_alone_is_no_id() {
    assertNull(original().set("user", "{id: 8.674681389919642E17}").tweets("USER_ID"));
    assertEquals(
        9007199254740991L, original().set("user", "{id: 9.007199254740991E15}").tweets("USER_ID"));
  }

  @Test
  void rule_8_ids_use_all_64_bits() {
    assertEquals(
        Long.MAX_VALUE,
        activityStreams()
            .set("id", "'tag:search.x.com,2005:9223372036854775807'")
            .tweets("TWEET_ID"));
    Decoded rules =
        activityStreams()
            .set("gnip.matching_rules", "[{tag: null, id: 715947673707089920}]")
            .rows("TWEET_MATCHING_RULES");
    assertEquals(715947673707089920L, rules.value("RULE_ID"));
  }

  @Test
  void rule_9_entities_of_the_long_text_win() {
    TweetLine as =
        activityStreams()
            .set("twitter_entities.hashtags", "[{text: 'cut'}]")
            .set("long_object", "{body: 'x', twitter_entities: {hashtags: [{text: 'whole'}]}}");
    TweetLine orig =
        original()
            .set("entities.hashtags", "[{text: 'cut'}]")
            .set("extended_tweet", "{full_text: 'x', entities: {hashtags: [{text: 'whole'}]}}");
    for (TweetLine tweet : List.of(as, orig)) {
      assertEquals("whole", tweet.rows("TWEET_HASHTAGS").value("HASHTAG"));
      assertEquals(1, tweet.tweets("HASHTAG_COUNT"));
    }
  }

  @Test
  void rule_9_entities_of_a_retweet_are_those_of_the_nested_tweet() {
    TweetLine as =
        activityStreamsRetweet()
            .set("twitter_entities.user_mentions", "[{id_str: '8'}, {id_str: '9'}]")
            .set("object.twitter_entities.user_mentions", "[{id_str: '9'}]");
    TweetLine orig =
        originalRetweet()
            .set("entities.user_mentions", "[{id_str: '8'}, {id_str: '9'}]")
            .set("retweeted_status.entities.user_mentions", "[{id_str: '9'}]");
    for (TweetLine tweet : List.of(as, orig)) {
      assertEquals(9L, tweet.rows("TWEET_MENTIONS").value("USER_ID"));
      assertEquals(1, tweet.tweets("MENTION_COUNT"));
    }
  }

  @Test
  void rule_9_extended_media_win_wherever_they_are() {
    String photo = "[{id_str: '1', type: 'photo'}]";
    String film = "[{id_str: '1', type: 'video'}, {id_str: '2', type: 'photo'}]";
    TweetLine shortAs = activityStreams().set("twitter_entities.media", photo);
    List<TweetLine> tweets =
        List.of(
            shortAs.set("twitter_extended_entities.media", film),
            activityStreams()
                .set("long_object.twitter_entities.media", photo)
                .set("long_object.twitter_extended_entities.media", film),
            activityStreams()
                .set("long_object.twitter_entities.media", photo)
                .set("long_object.extended_entities.media", film),
            original().set("entities.media", photo).set("extended_entities.media", film),
            original()
                .set("extended_tweet.entities.media", photo)
                .set("extended_tweet.extended_entities.media", film));
    for (TweetLine tweet : tweets) {
      assertEquals(List.of("video", "photo"), tweet.rows("TWEET_MEDIA").values("MEDIA_TYPE"));
      assertEquals(2, tweet.tweets("MEDIA_COUNT"));
    }
  }

  @Test
  void rule_10_quotes_stand_at_the_root_or_in_the_retweeted_tweet() {
    String asQuote =
        """
        {id: 'tag:search.twitter.com,2005:800', body: 'quoted',
         actor: {id: 'id:twitter.com:9', preferredUsername: 'cy'}}
        """;
    String origQuote =
        "{id: 800, id_str: '800', text: 'quoted', user: {id_str: '9', screen_name: 'cy'}}";
    List<TweetLine> tweets =
        List.of(
            activityStreams().set("twitter_quoted_status", asQuote),
            activityStreamsRetweet().set("object.twitter_quoted_status", asQuote),
            original().set("is_quote_status", "true").set("quoted_status", origQuote),
            originalRetweet().set("retweeted_status.quoted_status", origQuote));
    for (TweetLine tweet : tweets) {
      assertEquals(true, tweet.tweets("IS_QUOTE"));
      assertEquals(800L, tweet.tweets("QUOTED_STATUS_ID"));
      assertEquals(9L, tweet.tweets("QUOTED_USER_ID"));
      assertEquals("cy", tweet.tweets("QUOTED_SCREEN_NAME"));
      assertEquals("quoted", tweet.tweets("QUOTED_TEXT"));
    }
    assertEquals(
        Arrays.asList("quote", "retweet", "quote", "retweet"),
        tweets.stream().map(tweet -> tweet.tweets("TWEET_TYPE")).toList());
  }

  @Test
  void rule_10_the_quoted_id_stays_where_the_quoted_tweet_is_gone() {
    TweetLine gone = original().set("is_quote_status", "true").set("quoted_status_id_str", "'800'");

    assertEquals(800L, gone.tweets("QUOTED_STATUS_ID"));
    assertEquals(true, gone.tweets("IS_QUOTE"));
    assertNull(gone.tweets("QUOTED_TEXT"));
  }

  @Test
  void rule_11_unwound_urls_are_joined_by_url_and_none_is_lost() {
    Decoded rows =
        activityStreams()
            .set(
                "twitter_entities.urls",
                "[{url: 'http://t.co/a', expanded_url: 'http://a'}, {url: 'http://t.co/b'}]")
            .set(
                "gnip.urls",
                """
                [{url: 'http://t.co/c', expanded_url: 'http://c.example'},
                 {url: 'http://t.co/a', expanded_url: 'http://a.example', expanded_status: 200,
                  expanded_url_title: 'A', expanded_url_description: 'About A'}, {}]
                """)
            .rows("TWEET_URLS");

    assertEquals(List.of("http://t.co/a", "http://t.co/b", "http://t.co/c"), rows.values("URL"));
    assertEquals(
        Arrays.asList("http://a.example", null, "http://c.example"), rows.values("UNWOUND_URL"));
    assertEquals(Arrays.asList("http://a", null, null), rows.values("EXPANDED_URL"));
    assertEquals(200, rows.row(0).get("UNWOUND_STATUS"));
    assertEquals("A", rows.row(0).get("UNWOUND_TITLE"));
    assertEquals("About A", rows.row(0).get("UNWOUND_DESCRIPTION"));
    assertEquals(List.of(1, 2, 3), rows.values("ORDINAL"));
  }

  @Test
  void rule_11_the_original_format_nests_them() {
    Decoded rows =
        original()
            .set(
                "entities.urls",
                """
                [{url: 'http://t.co/a', expanded_url: 'http://a', unwound:
                  {url: 'http://a.example', status: 200, title: 'A', description: 'About A'}}]
                """)
            .rows("TWEET_URLS");

    assertEquals("http://t.co/a", rows.value("URL"));
    assertEquals("http://a.example", rows.value("UNWOUND_URL"));
    assertEquals(200, rows.value("UNWOUND_STATUS"));
    assertEquals("A", rows.value("UNWOUND_TITLE"));
    assertEquals("About A", rows.value("UNWOUND_DESCRIPTION"));
  }

  @Test
  void rule_12_matching_rules_come_in_three_shapes() {
    String shapes =
        "[{value: 'v1', tag: null}, {value: 'v2', tag: 't2', id: 5}, {tag: 't3', id: 6, id_str: '7'}]";
    TweetLine as = activityStreams().set("gnip.matching_rules", shapes);
    TweetLine orig = original().set("matching_rules", shapes);
    for (TweetLine tweet : List.of(as, orig)) {
      Decoded rules = tweet.rows("TWEET_MATCHING_RULES");
      assertEquals(Arrays.asList(null, 5L, 7L), rules.values("RULE_ID"));
      assertEquals(Arrays.asList("v1", "v2", null), rules.values("RULE_VALUE"));
      assertEquals(Arrays.asList(null, "t2", "t3"), rules.values("RULE_TAG"));
      assertEquals(3, tweet.tweets("MATCHING_RULE_COUNT"));
      assertEquals("v1; v2", tweet.tweets("MATCHING_RULE_VALUES"));
      assertEquals("t2; t3", tweet.tweets("MATCHING_RULE_TAGS"));
    }
  }

  @Test
  void rule_13_klout_has_one_list_of_topics_or_two() {
    TweetLine as =
        activityStreams()
            .set("gnip.klout_score", "17")
            .set(
                "gnip.klout_profile",
                """
                {klout_user_id: '133', topics: [
                  {id: '10000000000000008253', displayName: 'Tea', score: 0.5,
                   topic_type: 'influence', link: 'http://k/tea'},
                  {id: '2', displayName: 'Cake', score: 0.25, topic_type: 'interest',
                   link: 'http://k/cake'}]}
                """);
    TweetLine orig =
        original()
            .set(
                "user.derived.klout",
                """
                {score: 17, user_id: '133',
                 influence_topics:
                   [{id: '10000000000000008253', name: 'Tea', score: 0.5, url: 'http://k/tea'}],
                 interest_topics: [{id: '2', name: 'Cake', score: 0.25, url: 'http://k/cake'}]}
                """);
    for (TweetLine tweet : List.of(as, orig)) {
      assertEquals(17, tweet.tweets("KLOUT_SCORE"));
      assertEquals("133", tweet.tweets("KLOUT_USER_ID"));
      Decoded topics = tweet.rows("TWEET_KLOUT_TOPICS");
      assertEquals(List.of("10000000000000008253", "2"), topics.values("TOPIC_ID"));
      assertEquals(List.of("Tea", "Cake"), topics.values("TOPIC_NAME"));
      assertEquals(List.of("influence", "interest"), topics.values("TOPIC_TYPE"));
      assertEquals(List.of(0.5, 0.25), topics.values("SCORE"));
      assertEquals(List.of("http://k/tea", "http://k/cake"), topics.values("TOPIC_URL"));
      assertEquals(List.of(1, 2), topics.values("ORDINAL"));
    }
  }

  @Test
  void rule_14_what_old_tweets_lack_is_null() {
    String bare =
        """
        {"id":"tag:search.twitter.com,2005:20","verb":"post","actor":{},"body":"old",\
        "postedTime":"2006-03-21T20:50:14.000Z"}""";
    Decoded row = Decoded.tweets(bare);

    assertEquals(20L, row.value("TWEET_ID"));
    long nulls = row.row(0).values().stream().filter(value -> value == null).count();
    assertEquals(row.row(0).size() - nulls, row.valuesDecoded());
    assertTrue(nulls > 60, "columns that are NULL: " + nulls);
  }

  @Test
  void rule_15_indices_count_code_points_of_the_escaped_text() {
    String text = "🐣 &amp; #tea";
    Decoded row =
        activityStreams()
            .set("body", "'" + text + "'")
            .set("twitter_entities.hashtags", "[{text: 'tea', indices: [8, 12]}]")
            .rows("TWEET_HASHTAGS");

    int start = text.offsetByCodePoints(0, row.number("START_INDEX").intValue());
    int end = text.offsetByCodePoints(0, row.number("END_INDEX").intValue());
    assertEquals("#tea", text.substring(start, end));
  }

  @Test
  void rule_16_times_are_utc_in_three_forms() {
    long posted = Instant.parse("2014-05-15T17:47:27Z").toEpochMilli();
    assertEquals(posted, activityStreams().tweets("POSTED_AT"));
    assertEquals(posted, original().tweets("POSTED_AT"));
    assertEquals(
        posted,
        activityStreams().set("postedTime", "'2014-05-15T17:47:27+00:00'").tweets("POSTED_AT"));
    assertEquals(
        posted + 568,
        activityStreams()
            .set("actor.postedTime", "'2014-05-15T17:47:27.568Z'")
            .tweets("USER_CREATED_AT"));
    assertEquals(
        posted,
        original()
            .set("created_at", "'some day'")
            .set("timestamp_ms", "'1400176047661'")
            .tweets("POSTED_AT"));
  }

  @Test
  void rule_17_ids_that_carry_a_time_agree_with_the_time_posted() {
    long id = SnowflakeId.firstAt(1400176047661L);
    Decoded row =
        Decoded.tweets(
            activityStreams().set("id", "'tag:search.twitter.com,2005:" + id + "'").line());

    long posted = row.number("POSTED_AT").longValue();
    long carried = SnowflakeId.millis(row.number("TWEET_ID").longValue()).orElseThrow();
    assertEquals(661, carried - posted);
  }
}
