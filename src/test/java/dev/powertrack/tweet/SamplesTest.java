package dev.powertrack.tweet;

import static dev.powertrack.tweet.LineKind.ACTIVITY_STREAMS;
import static dev.powertrack.tweet.LineKind.BLANK;
import static dev.powertrack.tweet.LineKind.COMPLIANCE;
import static dev.powertrack.tweet.LineKind.ORIGINAL;
import static dev.powertrack.tweet.LineKind.SYSTEM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Real records are what they are, and have the rows that they should have. */
final class SamplesTest {

  @Test
  void a_real_data_file_holds_68_tweets_and_a_blank_line() {
    List<String> lines = Samples.linesOf("activity_streams/68-posts-no-footer_activities.json.gz");

    assertEquals(Map.of(ACTIVITY_STREAMS, 68L, BLANK, 1L), kinds(lines));
    assertEquals(68, tweets(lines).rows());
  }

  @Test
  void a_mixed_file_holds_55_posts_31_shares_and_14_deletes() {
    List<String> lines = Samples.linesOf("activity_streams/100-posts-shares-deletes.json");
    Decoded tweets = tweets(lines);
    Decoded compliance = Decoded.of("COMPLIANCE", lines.toArray(String[]::new));

    assertEquals(Map.of(ACTIVITY_STREAMS, 86L, COMPLIANCE, 14L, BLANK, 1L), kinds(lines));
    assertEquals(31, tweets.values("IS_RETWEET").stream().filter(Boolean.TRUE::equals).count());
    assertEquals(14, compliance.rows());
    assertFalse(compliance.values("TWEET_ID").contains(null));
    assertFalse(compliance.values("USER_ID").contains(null));
    assertFalse(compliance.values("OCCURRED_AT").contains(null));
  }

  @Test
  void single_records_are_tweets() {
    assertEquals(Map.of(ACTIVITY_STREAMS, 12L), kinds(Samples.in("activity_streams/entities")));
    assertEquals(Map.of(ACTIVITY_STREAMS, 6L), kinds(Samples.in("activity_streams/long")));
    assertEquals(Map.of(ORIGINAL, 6L), kinds(Samples.in("pairs/original")));
  }

  @Test
  void compliance_and_system_messages_are_told_apart() {
    List<String> lines = Samples.in("compliance");

    assertEquals(Map.of(COMPLIANCE, 6L, SYSTEM, 3L), kinds(lines));
    Decoded rows = Decoded.of("COMPLIANCE", lines.toArray(String[]::new));
    assertFalse(rows.values("USER_ID").contains(null), "USER_ID " + rows.values("USER_ID"));
    assertFalse(rows.values("OCCURRED_AT").contains(null));
  }

  @Test
  void every_tweet_has_what_every_tweet_must_have() {
    Decoded tweets = tweets(Samples.in("activity_streams"));

    for (String column :
        List.of(
            "TWEET_ID",
            "POSTED_AT",
            "TWEET_TYPE",
            "TEXT",
            "FULL_TEXT",
            "LINK",
            "SOURCE_NAME",
            "USER_ID",
            "USER_SCREEN_NAME",
            "USER_CREATED_AT",
            "HASHTAG_COUNT",
            "RAW_JSON")) {
      assertFalse(tweets.values(column).contains(null), column);
    }
  }

  @Test
  void ids_carry_the_time_of_the_post() {
    Decoded tweets =
        tweets(Samples.linesOf("activity_streams/68-posts-no-footer_activities.json.gz"));

    for (int row = 0; row < tweets.rows(); row++) {
      long carried = SnowflakeId.millis(tweets.number(row, "TWEET_ID").longValue()).orElseThrow();
      long distance = carried - tweets.number(row, "POSTED_AT").longValue();
      assertTrue(Math.abs(distance) <= 1000, "row " + row + " is " + distance + " ms off");
    }
  }

  private static Decoded tweets(List<String> lines) {
    return Decoded.tweets(lines.toArray(String[]::new));
  }

  private static Map<LineKind, Long> kinds(List<String> lines) {
    return tweets(lines).kinds().stream()
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }
}
