package dev.powertrack.tweet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Invented tweets, one line each, to which a test adds what it is about. */
final class TweetLine {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .build();

  private final ObjectNode json;

  private TweetLine(String json) {
    this.json = (ObjectNode) parse(json);
  }

  /** A tweet in Activity Streams format, id 1001 by user 7. */
  static TweetLine activityStreams() {
    return new TweetLine(
        """
        {id: 'tag:search.twitter.com,2005:1001', objectType: 'activity', verb: 'post',
         actor: {objectType: 'person', id: 'id:twitter.com:7', preferredUsername: 'ada'},
         postedTime: '2014-05-15T17:47:27.000Z',
         body: 'hello',
         object: {objectType: 'note', id: 'object:search.twitter.com,2005:1001',
                  summary: 'hello', postedTime: '2014-05-15T17:47:27.000Z'},
         link: 'http://twitter.com/ada/statuses/1001',
         twitter_entities: {hashtags: [], symbols: [], urls: [], user_mentions: []}}
        """);
  }

  /** The same tweet in the original format. */
  static TweetLine original() {
    return new TweetLine(
        """
        {created_at: 'Thu May 15 17:47:27 +0000 2014', id: 1001, id_str: '1001',
         text: 'hello', truncated: false,
         in_reply_to_status_id: null, in_reply_to_status_id_str: null,
         in_reply_to_user_id_str: null, in_reply_to_screen_name: null,
         user: {id: 7, id_str: '7', screen_name: 'ada'},
         retweet_count: 0, favorite_count: 0,
         entities: {hashtags: [], symbols: [], urls: [], user_mentions: []}}
        """);
  }

  /** A retweet of tweet 900 by user 8, in Activity Streams format. */
  static TweetLine activityStreamsRetweet() {
    return activityStreams()
        .set("verb", "'share'")
        .set("body", "'RT @bob: cut…'")
        .set(
            "object",
            """
            {id: 'tag:search.twitter.com,2005:900', objectType: 'activity', verb: 'post',
             actor: {id: 'id:twitter.com:8', preferredUsername: 'bob'},
             postedTime: '2014-05-14T00:00:00.000Z', body: 'the whole text',
             twitter_entities: {hashtags: [], symbols: [], urls: [], user_mentions: []}}
            """);
  }

  /** The same retweet in the original format. */
  static TweetLine originalRetweet() {
    return original()
        .set("text", "'RT @bob: cut…'")
        .set(
            "retweeted_status",
            """
            {created_at: 'Wed May 14 00:00:00 +0000 2014', id: 900, id_str: '900',
             text: 'the whole text', user: {id: 8, id_str: '8', screen_name: 'bob'},
             entities: {hashtags: [], symbols: [], urls: [], user_mentions: []}}
            """);
  }

  /** Puts JSON (quotes may be single, names bare) at a path, making objects on the way. */
  TweetLine set(String path, String value) {
    ObjectNode node = json;
    String[] steps = path.split("\\.", -1);
    for (int i = 0; i < steps.length - 1; i++) {
      JsonNode next = node.get(steps[i]);
      node = next instanceof ObjectNode object ? object : node.putObject(steps[i]);
    }
    node.set(steps[steps.length - 1], parse(value));
    return this;
  }

  TweetLine without(String field) {
    json.remove(field);
    return this;
  }

  String line() {
    return json.toString();
  }

  /** The column's value in TWEETS. */
  @Nullable Object tweets(String column) {
    return Decoded.tweets(line()).value(column);
  }

  /** The rows in a child table. */
  Decoded rows(String table) {
    return Decoded.of(table, line());
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("bad fixture: " + json, e);
    }
  }
}
