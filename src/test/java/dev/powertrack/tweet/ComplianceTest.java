package dev.powertrack.tweet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What users have taken back, in both formats. */
final class ComplianceTest {

  @Test
  void a_deleted_tweet() {
    Decoded as =
        decoded(
            """
            {"objectType":"activity","verb":"delete",\
            "object":{"id":"tag:search.twitter.com,2005:1001"},"actor":{"id":"id:twitter.com:7"},\
            "timestampMs":"2014-09-04T00:03:06.504+00:00"}""");
    Decoded orig =
        decoded(
            """
            {"delete":{"status":{"id":1001,"id_str":"1001","user_id":7,"user_id_str":"7"},\
            "timestamp_ms":"1409788986504"}}""");

    check(as, "delete", 1001L, 7L);
    check(orig, "delete", 1001L, 7L);
    long when = Instant.parse("2014-09-04T00:03:06.504Z").toEpochMilli();
    assertEquals(when, as.value("OCCURRED_AT"));
    assertEquals(when, orig.value("OCCURRED_AT"));
  }

  @Test
  void a_location_that_must_go() {
    Decoded as =
        decoded(
            """
            {"verb":"scrub_geo","actor":{"id":"id:twitter.com:7"},\
            "target":{"up_to_id":"tag:search.twitter.com,2005:1001"}}""");
    Decoded orig = decoded("{\"scrub_geo\":{\"user_id\":7,\"up_to_status_id_str\":\"1001\"}}");

    check(as, "scrub_geo", null, 7L);
    check(orig, "scrub_geo", null, 7L);
    assertEquals(1001L, as.value("UP_TO_ID"));
    assertEquals(1001L, orig.value("UP_TO_ID"));
  }

  @Test
  void a_tweet_that_is_withheld_in_countries() {
    Decoded as =
        decoded(
            """
            {"verb":"status_withheld","object":{"id":"tag:search.twitter.com,2005:1001",\
            "user_id":"tag:search.twitter.com,2012:user\\/7",\
            "withheld_in_countries":["XY","XZ"]}}""");
    Decoded orig =
        decoded(
            """
            {"status_withheld":{"id":1001,"user_id":7,"withheld_in_countries":["XY","XZ"]}}""");

    check(as, "status_withheld", 1001L, 7L);
    check(orig, "status_withheld", 1001L, 7L);
    assertEquals("XY; XZ", as.value("COUNTRIES"));
    assertEquals("XY; XZ", orig.value("COUNTRIES"));
  }

  @Test
  void a_user_who_is_withheld_in_countries() {
    Decoded as =
        decoded(
            """
            {"verb":"user_withheld","object":{"id":"tag:search.twitter.com,2012:user\\/7"},\
            "withheld_in_countries":["XY"]}""");
    Decoded orig = decoded("{\"user_withheld\":{\"id\":7,\"withheld_in_countries\":[\"XY\"]}}");

    check(as, "user_withheld", null, 7L);
    check(orig, "user_withheld", null, 7L);
    assertEquals("XY", as.value("COUNTRIES"));
    assertEquals("XY", orig.value("COUNTRIES"));
  }

  @Test
  void a_user_who_left_or_hides() {
    check(
        decoded(
            """
            {"verb":"user_protect","object":{"id":"tag:search.twitter.com,2012:user\\/7"}}"""),
        "user_protect",
        null,
        7L);
    check(decoded("{\"user_delete\":{\"id\":7}}"), "user_delete", null, 7L);
  }

  @Test
  void tweets_are_no_compliance_records() {
    assertEquals(0, Decoded.of("COMPLIANCE", TweetLine.original().line()).rows());
    assertEquals(0, Decoded.tweets("{\"delete\":{}}").rows());
  }

  private static Decoded decoded(String line) {
    return Decoded.of("COMPLIANCE", line);
  }

  private static void check(Decoded row, String verb, @Nullable Long tweet, @Nullable Long user) {
    assertEquals(verb, row.value("VERB"));
    assertEquals(tweet, row.value("TWEET_ID"));
    assertEquals(user, row.value("USER_ID"));
    if (!verb.endsWith("withheld")) {
      assertNull(row.value("COUNTRIES"));
    }
  }
}
