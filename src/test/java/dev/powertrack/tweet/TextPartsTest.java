package dev.powertrack.tweet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that are packed into texts, and texts that only look so. */
final class TextPartsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tag:search.twitter.com,2005:20",
        "tag:search.x.com,2005:20",
        "object:search.twitter.com,2005:20",
        "id:twitter.com:20",
        "tag:search.twitter.com,2012:user/20",
        "20"
      })
  void an_id_is_what_follows_the_last_colon_or_slash(String text) {
    assertEquals(OptionalLong.of(20), idAtEnd(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tag:search.twitter.com,2005:",
        "tag:search.twitter.com,2005:x20",
        "tag:search.twitter.com,2005:20x",
        "tag:search.twitter.com,2005:-20",
        "tag:search.twitter.com,2005:9223372036854775808"
      })
  void anything_else_there_is_no_id(String text) {
    assertEquals(OptionalLong.empty(), idAtEnd(text));
  }

  @ParameterizedTest
  @CsvSource({
    "http://twitter.com/jane/statuses/20, jane, 20",
    "https://twitter.com/jane/status/20, jane, 20",
    "http://twitter.com/jane/lists/20, , ",
    "http://twitter.com/jane, , ",
    "http://twitter.com//statuses/20, , 20",
    "http://twitter.com/jane/statuses/, jane, ",
    "statuses/20, , ",
    "20, , "
  })
  void a_link_to_a_tweet_holds_a_user_and_an_id(String link, String user, Long id) {
    byte[] bytes = link.getBytes(StandardCharsets.UTF_8);
    OptionalLong expected = id == null ? OptionalLong.empty() : OptionalLong.of(id);

    assertEquals(user, TextParts.userInLink(link));
    assertEquals(expected, TextParts.statusInLink(bytes, 0, bytes.length));
  }

  @ParameterizedTest
  @CsvSource({
    "<a href=\"http://x\" rel=\"nofollow\">App</a>, App, http://x",
    "<a rel=\"nofollow\" href=\"http://x\">App</a>, App, http://x",
    "web, web, ",
    "<a href=\"http://x\"></a>, , http://x",
    "<a href=\"\">App</a>, App, ",
    "<a href=\"http://x, , ",
    "<, , "
  })
  void a_source_is_an_anchor_or_a_name(String source, String name, String link) {
    assertEquals(name, TextParts.anchorText(source));
    assertEquals(link, TextParts.anchorLink(source));
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.twitter.com/1.1/geo/id/00ab.json, 00ab",
    "https://api.twitter.com/1.1/geo/id/00ab, 00ab",
    "https://api.twitter.com/1.1/geo/id/.json, ",
    "https://api.twitter.com/1.1/geo/id/, "
  })
  void a_place_is_the_last_part_of_its_link(String link, String place) {
    assertEquals(place, TextParts.placeInLink(link));
  }

  private static OptionalLong idAtEnd(String text) {
    byte[] bytes = ("1" + text).getBytes(StandardCharsets.UTF_8);
    return TextParts.idAtEnd(bytes, 1, bytes.length);
  }
}
