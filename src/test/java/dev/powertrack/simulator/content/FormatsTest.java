package dev.powertrack.simulator.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same 1,500 tweets in both formats, and the quirks of each. */
class FormatsTest {
  private static final Instant WINDOW = Instant.parse("2014-07-13T21:20:00Z");
  private static final DateTimeFormatter ORIGINAL_TIME =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss '+0000' uuuu", Locale.ENGLISH);

  private static List<JsonNode> activities;
  private static List<JsonNode> originals;

  @BeforeAll
  static void make() throws Exception {
    TweetGenerator tweets = Lines.generator(1_500);
    activities = Lines.tweets(Lines.file(DataFormat.ACTIVITY_STREAMS, tweets, WINDOW));
    originals = Lines.tweets(Lines.file(DataFormat.ORIGINAL, tweets, WINDOW));
  }

  @Test
  void both_have_the_same_tweets_in_the_same_order() {
    same(activity -> lastPart(activity.get("id")), original -> original.get("id_str"));
  }

  @Test
  void texts_are_the_same() {
    same(a -> a.get("body"), o -> o.get("text"));
    same(a -> a.at("/long_object/body"), o -> o.at("/extended_tweet/full_text"));
    same(a -> a.at("/object/body"), o -> o.at("/retweeted_status/text"));
    same(
        a -> a.at("/object/long_object/body"),
        o -> o.at("/retweeted_status/extended_tweet/full_text"));
    same(a -> a.at("/twitter_quoted_status/body"), o -> o.at("/quoted_status/text"));
  }

  @Test
  void times_are_the_same() {
    for (int i = 0; i < activities.size(); i++) {
      assertEquals(
          Instant.parse(activities.get(i).get("postedTime").textValue()),
          time(originals.get(i).get("created_at")));
      assertEquals(
          Instant.parse(activities.get(i).at("/actor/postedTime").textValue()),
          time(originals.get(i).at("/user/created_at")));
    }
  }

  @Test
  void users_are_the_same() {
    same(a -> lastPart(a.at("/actor/id")), o -> o.at("/user/id_str"));
    same(a -> a.at("/actor/preferredUsername"), o -> o.at("/user/screen_name"));
    same(a -> a.at("/actor/displayName"), o -> o.at("/user/name"));
    same(a -> a.at("/actor/summary"), o -> o.at("/user/description"));
    same(a -> a.at("/actor/links/0/href"), o -> o.at("/user/url"));
    same(a -> a.at("/actor/location/displayName"), o -> o.at("/user/location"));
    same(a -> a.at("/actor/utcOffset"), o -> o.at("/user/utc_offset"));
    same(a -> a.at("/actor/favoritesCount"), o -> o.at("/user/favourites_count"));
    same(a -> a.at("/gnip/klout_score"), o -> o.at("/user/derived/klout/score"));
    same(
        a -> a.at("/gnip/profileLocations/0/address/countryCode"),
        o -> o.at("/user/derived/locations/0/country_code"));
  }

  @Test
  void an_unknown_listed_count_is_minus_one_or_null() {
    int unknown = 0;
    for (int i = 0; i < activities.size(); i++) {
      JsonNode listed = originals.get(i).at("/user/listed_count");
      unknown += listed.isNull() ? 1 : 0;
      assertEquals(
          listed.isNull() ? -1 : listed.intValue(),
          activities.get(i).at("/actor/listedCount").intValue());
    }
    assertTrue(unknown > 0);
  }

  @Test
  void a_retweet_counts_in_activity_streams_and_only_inside_in_original() {
    int retweets = 0;
    for (int i = 0; i < activities.size(); i++) {
      JsonNode activity = activities.get(i);
      JsonNode original = originals.get(i);
      assertEquals(
          original.has("retweeted_status"), activity.get("verb").textValue().equals("share"));
      if (original.has("retweeted_status")) {
        retweets++;
        assertEquals(0, original.get("retweet_count").intValue());
        assertTrue(activity.get("retweetCount").intValue() > 0);
        assertEquals(activity.get("retweetCount"), original.at("/retweeted_status/retweet_count"));
        assertFalse(activity.get("object").has("retweetCount"));
        assertFalse(activity.get("object").has("gnip"));
      }
    }
    assertTrue(retweets > 300, retweets + " retweets");
  }

  @Test
  void a_point_is_latitude_first_but_in_coordinates() {
    int points = 0;
    for (int i = 0; i < activities.size(); i++) {
      JsonNode original = originals.get(i);
      if (activities.get(i).has("geo")) {
        points++;
        assertEquals(activities.get(i).get("geo"), original.get("geo"));
        assertEquals(original.at("/geo/coordinates/0"), original.at("/coordinates/coordinates/1"));
        assertEquals(original.at("/geo/coordinates/1"), original.at("/coordinates/coordinates/0"));
      } else {
        assertTrue(original.get("geo").isNull() && original.get("coordinates").isNull());
      }
    }
    assertTrue(points > 10, points + " points");
  }

  @Test
  void the_country_code_of_a_location_is_the_countrys_name() {
    same(a -> a.at("/location/country_code"), o -> o.at("/place/country"));
    same(a -> a.at("/location/twitter_country_code"), o -> o.at("/place/country_code"));
    same(a -> a.at("/location/displayName"), o -> o.at("/place/full_name"));
    same(a -> a.at("/location/geo/coordinates"), o -> o.at("/place/bounding_box/coordinates"));
  }

  @Test
  void a_reply_names_user_and_status_in_a_link_or_in_fields() {
    int replies = 0;
    for (int i = 0; i < activities.size(); i++) {
      JsonNode original = originals.get(i);
      if (activities.get(i).has("inReplyTo")) {
        replies++;
        assertEquals(
            "http://twitter.com/"
                + original.get("in_reply_to_screen_name").textValue()
                + "/statuses/"
                + original.get("in_reply_to_status_id_str").textValue(),
            activities.get(i).at("/inReplyTo/link").textValue());
      } else {
        assertTrue(original.get("in_reply_to_status_id").isNull());
      }
    }
    assertTrue(replies > 100, replies + " replies");
  }

  @Test
  void unwound_links_have_a_list_of_their_own_or_stand_in_the_entities() {
    int unwound = 0;
    for (int i = 0; i < activities.size(); i++) {
      List<String> apart = new ArrayList<>();
      for (JsonNode url : activities.get(i).at("/gnip/urls")) {
        apart.add(
            url.get("url").textValue()
                + " "
                + url.get("expanded_url").textValue()
                + " "
                + url.get("expanded_status").intValue());
      }
      List<String> inside = new ArrayList<>();
      for (JsonNode url : wholeEntities(originals.get(i)).get("urls")) {
        if (url.has("unwound")) {
          inside.add(
              url.get("url").textValue()
                  + " "
                  + url.at("/unwound/url").textValue()
                  + " "
                  + url.at("/unwound/status").intValue());
        }
      }
      assertEquals(inside, apart);
      unwound += inside.size();
    }
    assertTrue(unwound > 50, unwound + " unwound");
  }

  @Test
  void matching_rules_are_the_same_and_never_missing() {
    same(a -> a.at("/gnip/matching_rules"), o -> o.get("matching_rules"));
    for (JsonNode original : originals) {
      assertFalse(original.get("matching_rules").isEmpty());
      assertTrue(original.at("/matching_rules/0/id").longValue() > 1L << 53);
    }
  }

  @Test
  void indices_point_at_what_they_mark_in_code_points() {
    for (JsonNode original : originals) {
      marked(original.get("text").textValue(), original.get("entities"));
      if (original.has("extended_tweet")) {
        marked(
            original.at("/extended_tweet/full_text").textValue(),
            original.at("/extended_tweet/entities"));
      }
    }
  }

  @Test
  void a_long_tweet_is_cut_and_leads_to_the_whole() {
    int longTweets = 0;
    for (JsonNode original : originals) {
      boolean isLong = original.has("extended_tweet");
      longTweets += isLong ? 1 : 0;
      assertEquals(isLong, original.get("truncated").booleanValue());
      if (isLong) {
        int shown = codePoints(original.get("text").textValue());
        assertTrue(shown > 130 && shown <= 140, shown + " characters");
        assertTrue(codePoints(original.at("/extended_tweet/full_text").textValue()) > 140);
      }
    }
    assertTrue(longTweets > 15, longTweets + " long tweets");
  }

  @Test
  void a_retweet_is_cut_at_140_and_starts_with_rt() {
    for (JsonNode original : originals) {
      if (original.has("retweeted_status")) {
        String text = original.get("text").textValue();
        String author = original.at("/retweeted_status/user/screen_name").textValue();
        assertTrue(text.startsWith("RT @" + author + ": "), text);
        assertTrue(codePoints(text) <= 140, text);
      }
    }
  }

  @Test
  void extended_entities_have_the_kind_of_media_and_entities_say_photo() {
    int films = 0;
    for (JsonNode original : originals) {
      for (JsonNode media : original.at("/extended_entities/media")) {
        films += media.get("type").textValue().equals("video") ? 1 : 0;
        assertEquals(!media.get("type").textValue().equals("photo"), media.has("video_info"));
        assertEquals("photo", original.at("/entities/media/0/type").textValue());
      }
    }
    assertTrue(films > 3, films + " films");
  }

  @Test
  void texts_are_html_escaped_and_hold_line_feeds_emoji_and_many_scripts() {
    String all = String.join("", originals.stream().map(o -> o.get("text").textValue()).toList());
    assertTrue(all.contains("&amp;") && all.contains("&gt;"));
    assertFalse(all.replaceAll("&(amp|lt|gt);", "").contains("&"));
    assertTrue(all.contains("\n") && all.contains("🏆") && all.contains("\""));
    for (Character.UnicodeScript script :
        List.of(
            Character.UnicodeScript.HIRAGANA,
            Character.UnicodeScript.ARABIC,
            Character.UnicodeScript.CYRILLIC,
            Character.UnicodeScript.HANGUL)) {
      assertTrue(
          all.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == script),
          script.toString());
    }
  }

  @Test
  void what_is_retweeted_is_the_same_each_time_and_its_count_grows() {
    Map<String, JsonNode> seen = new HashMap<>();
    originals.stream()
        .sorted(Comparator.comparing(o -> o.get("timestamp_ms").textValue()))
        .filter(original -> original.has("retweeted_status"))
        .map(original -> original.get("retweeted_status"))
        .forEach(
            retweeted -> {
              JsonNode before = seen.put(retweeted.get("id_str").textValue(), retweeted);
              if (before != null) {
                assertEquals(before.get("text"), retweeted.get("text"));
                assertEquals(before.get("user"), retweeted.get("user"));
                assertTrue(
                    before.get("retweet_count").intValue()
                        <= retweeted.get("retweet_count").intValue());
              }
            });
    assertTrue(seen.size() > 10, seen.size() + " different tweets");
  }

  private interface Path {
    JsonNode in(JsonNode tweet);
  }

  /** Whether each tweet has the same there, where null and missing and types do not count. */
  private static void same(Path activity, Path original) {
    int present = 0;
    for (int i = 0; i < activities.size(); i++) {
      JsonNode expected = original.in(originals.get(i));
      JsonNode actual = activity.in(activities.get(i));
      present += actual.isMissingNode() || actual.isNull() ? 0 : 1;
      assertEquals(text(expected), text(actual), () -> "of " + expected);
    }
    assertTrue(present > 0, "never there");
  }

  private static String text(JsonNode node) {
    if (node.isNull() || node.isMissingNode()) {
      return "nothing";
    }
    return node.isValueNode() ? node.asText() : node.toString();
  }

  private static JsonNode lastPart(JsonNode id) {
    String text = id.textValue();
    return TextNode.valueOf(text.substring(text.lastIndexOf(':') + 1));
  }

  private static Instant time(JsonNode original) {
    return LocalDateTime.parse(original.textValue(), ORIGINAL_TIME).toInstant(ZoneOffset.UTC);
  }

  private static JsonNode wholeEntities(JsonNode original) {
    JsonNode own = original.has("retweeted_status") ? original.get("retweeted_status") : original;
    return own.has("extended_tweet") ? own.at("/extended_tweet/entities") : own.get("entities");
  }

  private static void marked(String text, JsonNode entities) {
    entities.get("hashtags").forEach(tag -> marks(text, tag, "#" + tag.get("text").textValue()));
    entities.get("symbols").forEach(tag -> marks(text, tag, "$" + tag.get("text").textValue()));
    entities.get("urls").forEach(url -> marks(text, url, url.get("url").textValue()));
    entities
        .get("user_mentions")
        .forEach(user -> marks(text, user, "@" + user.get("screen_name").textValue()));
  }

  private static void marks(String text, JsonNode entity, String expected) {
    int start = text.offsetByCodePoints(0, entity.at("/indices/0").intValue());
    int end = text.offsetByCodePoints(0, entity.at("/indices/1").intValue());
    assertEquals(expected, text.substring(start, end), text);
  }

  private static int codePoints(String text) {
    return text.codePointCount(0, text.length());
  }
}
