package dev.powertrack.tweet;

import static dev.powertrack.tweet.TweetLine.activityStreams;
import static dev.powertrack.tweet.TweetLine.activityStreamsRetweet;
import static dev.powertrack.tweet.TweetLine.original;
import static dev.powertrack.tweet.TweetLine.originalRetweet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where each column of TWEETS stands in either format, as far as no rule says more. */
final class TweetColumnsTest {

  @ParameterizedTest
  @CsvSource({
    "LANG, twitter_lang, lang",
    "FILTER_LEVEL, twitter_filter_level, filter_level",
    "USER_SCREEN_NAME, actor.preferredUsername, user.screen_name",
    "USER_NAME, actor.displayName, user.name",
    "USER_DESCRIPTION, actor.summary, user.description",
    "USER_LOCATION, actor.location.displayName, user.location",
    "USER_TIME_ZONE, actor.twitterTimeZone, user.time_zone",
    "USER_IMAGE_URL, actor.image, user.profile_image_url_https",
    "PLACE_NAME, location.name, place.name",
    "PLACE_FULL_NAME, location.displayName, place.full_name",
    "PLACE_TYPE, location.twitter_place_type, place.place_type",
    "PLACE_COUNTRY, location.country_code, place.country",
    "PLACE_COUNTRY_CODE, location.twitter_country_code, place.country_code"
  })
  void texts(String column, String activityStreams, String original) {
    assertEquals("x", activityStreams().set(activityStreams, "'x'").tweets(column));
    assertEquals("x", original().set(original, "'x'").tweets(column));
    assertNull(activityStreams().set(activityStreams, "null").tweets(column));
    assertNull(original().set(original, "null").tweets(column));
  }

  @ParameterizedTest
  @CsvSource({
    "RETWEET_COUNT, retweetCount, retweet_count",
    "FAVORITE_COUNT, favoritesCount, favorite_count",
    "USER_FOLLOWERS_COUNT, actor.followersCount, user.followers_count",
    "USER_FRIENDS_COUNT, actor.friendsCount, user.friends_count",
    "USER_LISTED_COUNT, actor.listedCount, user.listed_count",
    "USER_STATUSES_COUNT, actor.statusesCount, user.statuses_count",
    "USER_FAVORITES_COUNT, actor.favoritesCount, user.favourites_count",
    "INITIAL_TWEET_ID, edit_history.initial_tweet_id, edit_history.initial_tweet_id"
  })
  void numbers(String column, String activityStreams, String original) {
    assertEquals(12L, activityStreams().set(activityStreams, "12").tweets(column));
    assertEquals(12L, original().set(original, "12").tweets(column));
  }

  @ParameterizedTest
  @CsvSource({"USER_VERIFIED, actor.verified, user.verified", "IS_EDITABLE, editable, editable"})
  void booleans(String column, String activityStreams, String original) {
    assertEquals(true, activityStreams().set(activityStreams, "true").tweets(column));
    assertEquals(true, original().set(original, "true").tweets(column));
    assertEquals(false, activityStreams().set(activityStreams, "false").tweets(column));
    assertEquals(false, original().set(original, "false").tweets(column));
  }

  @ParameterizedTest
  @CsvSource({"REPLY_COUNT, reply_count, 12, 12", "QUOTE_COUNT, quote_count, 12, 12"})
  void columns_of_the_original_format_only(String column, String path, String json, long expected) {
    assertEquals(expected, original().set(path, json).tweets(column));
    assertNull(activityStreams().set(path, json).tweets(column));
  }

  @Test
  void possibly_sensitive_and_gnip_lang_are_in_one_format_only() {
    assertEquals(true, original().set("possibly_sensitive", "true").tweets("POSSIBLY_SENSITIVE"));
    assertNull(activityStreams().tweets("POSSIBLY_SENSITIVE"));
    assertEquals("en", activityStreams().set("gnip.language.value", "'en'").tweets("GNIP_LANG"));
    assertNull(original().tweets("GNIP_LANG"));
  }

  @Test
  void lists_of_one_stand_for_their_first_element() {
    assertEquals(
        "http://x",
        activityStreams()
            .set("actor.links", "[{href: 'http://x'}, {href: 'http://y'}]")
            .tweets("USER_URL"));
    assertEquals("http://x", original().set("user.url", "'http://x'").tweets("USER_URL"));
    assertEquals(
        "en", activityStreams().set("actor.languages", "['en', 'de']").tweets("USER_LANG"));
    assertEquals("en", original().set("user.lang", "'en'").tweets("USER_LANG"));
  }

  @Test
  void the_link_is_built_where_it_is_not_delivered() {
    String link = "http://twitter.com/ada/statuses/1001";
    assertEquals(link, activityStreams().tweets("LINK"));
    assertEquals(link, original().tweets("LINK"));
    assertNull(original().set("user", "{}").tweets("LINK"));
  }

  @Test
  void truncated_means_that_there_is_a_long_text() {
    assertEquals(false, activityStreams().tweets("IS_TRUNCATED"));
    assertEquals(true, activityStreams().set("long_object", "{}").tweets("IS_TRUNCATED"));
    assertEquals(true, original().set("truncated", "true").tweets("IS_TRUNCATED"));
  }

  @Test
  void the_place_id_is_in_the_link_of_the_place() {
    assertEquals(
        "00c4b64e7affea25",
        activityStreams()
            .set("location.link", "'https://api.twitter.com/1.1/geo/id/00c4b64e7affea25.json'")
            .tweets("PLACE_ID"));
    assertEquals("00c4", original().set("place.id", "'00c4'").tweets("PLACE_ID"));
  }

  @Test
  void a_place_can_be_a_point_and_its_box_can_be_broken() {
    TweetLine point =
        original().set("place.bounding_box.coordinates", "[[[-70.5, -33.5], [-70.5, -33.5]]]");
    assertEquals(-70.5, point.tweets("PLACE_WEST"));
    assertEquals(-70.5, point.tweets("PLACE_EAST"));
    assertNull(original().set("place.bounding_box", "null").tweets("PLACE_WEST"));
    assertNull(
        original().set("place.bounding_box.coordinates", "[['a', {}]]").tweets("PLACE_WEST"));
  }

  @Test
  void the_retweeted_tweet_is_told_only_of_retweets() {
    for (TweetLine retweet : List.of(activityStreamsRetweet(), originalRetweet())) {
      assertEquals("retweet", retweet.tweets("TWEET_TYPE"));
      assertEquals(true, retweet.tweets("IS_RETWEET"));
      assertEquals(900L, retweet.tweets("RETWEETED_STATUS_ID"));
      assertEquals(8L, retweet.tweets("RETWEETED_USER_ID"));
      assertEquals("bob", retweet.tweets("RETWEETED_SCREEN_NAME"));
      assertEquals(1400025600000L, retweet.tweets("RETWEETED_AT"));
    }
    for (TweetLine tweet : List.of(activityStreams(), original())) {
      assertEquals("tweet", tweet.tweets("TWEET_TYPE"));
      assertEquals(false, tweet.tweets("IS_RETWEET"));
      assertNull(tweet.tweets("RETWEETED_STATUS_ID"));
      assertNull(tweet.tweets("RETWEETED_AT"));
    }
    assertEquals(
        4L,
        originalRetweet()
            .set("retweeted_status.favorite_count", "4")
            .tweets("RETWEETED_FAVORITE_COUNT"));
  }

  @Test
  void a_tweet_that_was_never_edited_has_one_version() {
    assertEquals(0, original().set("edit_history.edit_tweet_ids", "['1001']").tweets("EDIT_COUNT"));
    assertEquals(
        2,
        activityStreams()
            .set("edit_history.edit_tweet_ids", "['1001', '1002', '1003']")
            .tweets("EDIT_COUNT"));
    assertNull(original().tweets("EDIT_COUNT"));
  }
}
