package dev.powertrack.tweet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Only what is asked for is decoded. */
final class ProjectionTest {
  private static final List<String> LINES =
      List.of(
          TweetLine.activityStreams().line(),
          TweetLine.original().line(),
          "",
          "{\"info\":{}}",
          TweetLine.activityStreamsRetweet().line());

  @Test
  void an_empty_projection_decodes_no_value() {
    Decoded none = Decoded.of("TWEETS", List.of(), LINES);

    assertEquals(0, none.valuesDecoded());
    assertEquals(5, none.kinds().size());
    assertEquals(3, none.rows());
  }

  @Test
  void an_empty_projection_of_a_child_table_still_counts_its_rows() {
    String line =
        TweetLine.activityStreams()
            .set("twitter_entities.hashtags", "[{text: 'a'}, {text: 'b'}]")
            .line();

    Decoded none = Decoded.of("TWEET_HASHTAGS", List.of(), List.of(line, line));

    assertEquals(4, none.rows());
    assertEquals(0, none.valuesDecoded());
  }

  @Test
  void one_column_decodes_one_value_per_row() {
    Decoded one = Decoded.of("TWEETS", List.of(column("USER_ID")), LINES);

    assertEquals(List.of(7L, 7L, 7L), one.values("USER_ID"));
    assertEquals(3, one.valuesDecoded());
  }

  @Test
  void a_column_that_is_null_decodes_nothing() {
    Decoded one = Decoded.of("TWEETS", List.of(column("KLOUT_SCORE")), LINES);

    assertEquals(3, one.rows());
    assertEquals(0, one.valuesDecoded());
  }

  @Test
  void columns_come_in_the_order_asked_for_and_as_often() {
    Decoded rows =
        Decoded.of("TWEETS", List.of(column("TEXT"), column("TWEET_ID"), column("TEXT")), LINES);

    assertEquals(3, rows.rows());
    assertEquals(9, rows.valuesDecoded());
  }

  @Test
  void a_child_table_decodes_only_what_it_needs() {
    String line =
        TweetLine.activityStreams()
            .set("twitter_entities.hashtags", "[{text: 'a', indices: [1, 2]}, {text: 'b'}]")
            .line();
    Column hashtag = Decoded.column("TWEET_HASHTAGS", "HASHTAG");

    Decoded rows = Decoded.of("TWEET_HASHTAGS", List.of(hashtag), List.of(line));

    assertEquals(List.of("a", "b"), rows.values("HASHTAG"));
    assertEquals(2, rows.valuesDecoded());
  }

  @Test
  void a_scan_captures_only_what_the_columns_name() {
    WantedPaths wanted = new WantedPaths();
    int id = wanted.slot("actor.id");
    Slots slots = new Slots(wanted.size());
    byte[] line = TweetLine.activityStreams().line().getBytes(StandardCharsets.UTF_8);
    byte[] roomy = Arrays.copyOf(line, line.length + LineDecoder.ROOM_BEHIND);
    slots.reset(roomy, 0, line.length);

    new LineScanner().scan(roomy, 0, line.length, wanted.root(), slots);

    assertEquals(1, wanted.size());
    assertEquals("id:twitter.com:7", slots.text(id));
  }

  private static Column column(String name) {
    return Decoded.column("TWEETS", name);
  }
}
