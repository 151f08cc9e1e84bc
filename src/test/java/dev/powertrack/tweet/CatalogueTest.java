package dev.powertrack.tweet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.PowerTrackException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tables and columns as users see them. */
final class CatalogueTest {

  @Test
  void the_tables_are_these() {
    assertEquals(
        List.of(
            "TWEETS",
            "TWEET_HASHTAGS",
            "TWEET_SYMBOLS",
            "TWEET_MENTIONS",
            "TWEET_URLS",
            "TWEET_MEDIA",
            "TWEET_MATCHING_RULES",
            "TWEET_KLOUT_TOPICS",
            "TWEET_DERIVED_LOCATIONS",
            "TWEET_POLLS",
            "COMPLIANCE",
            "UNREADABLE_LINES"),
        TweetTable.all().stream().map(TweetTable::name).toList());
  }

  @Test
  void tweets_has_the_columns_of_the_reference_in_its_order() {
    assertEquals(
        """
        TWEET_ID POSTED_AT TWEET_TYPE IS_RETWEET IS_QUOTE IS_REPLY TEXT FULL_TEXT IS_TRUNCATED LANG \
        GNIP_LANG LINK SOURCE_NAME SOURCE_URL RETWEET_COUNT FAVORITE_COUNT REPLY_COUNT QUOTE_COUNT \
        FILTER_LEVEL POSSIBLY_SENSITIVE IN_REPLY_TO_STATUS_ID IN_REPLY_TO_SCREEN_NAME \
        IN_REPLY_TO_USER_ID USER_ID USER_SCREEN_NAME USER_NAME USER_DESCRIPTION USER_URL \
        USER_LOCATION USER_CREATED_AT USER_VERIFIED USER_FOLLOWERS_COUNT USER_FRIENDS_COUNT \
        USER_LISTED_COUNT USER_STATUSES_COUNT USER_FAVORITES_COUNT USER_TIME_ZONE USER_UTC_OFFSET \
        USER_LANG USER_IMAGE_URL KLOUT_SCORE KLOUT_USER_ID LATITUDE LONGITUDE PLACE_ID PLACE_NAME \
        PLACE_FULL_NAME PLACE_TYPE PLACE_COUNTRY PLACE_COUNTRY_CODE PLACE_WEST PLACE_SOUTH \
        PLACE_EAST PLACE_NORTH DERIVED_COUNTRY DERIVED_COUNTRY_CODE DERIVED_REGION \
        DERIVED_SUB_REGION DERIVED_LOCALITY DERIVED_FULL_NAME DERIVED_LATITUDE DERIVED_LONGITUDE \
        RETWEETED_STATUS_ID RETWEETED_USER_ID RETWEETED_SCREEN_NAME RETWEETED_AT \
        RETWEETED_FAVORITE_COUNT QUOTED_STATUS_ID QUOTED_USER_ID QUOTED_SCREEN_NAME QUOTED_TEXT \
        MATCHING_RULE_COUNT MATCHING_RULE_VALUES MATCHING_RULE_TAGS HASHTAG_COUNT URL_COUNT \
        MENTION_COUNT MEDIA_COUNT INITIAL_TWEET_ID IS_EDITABLE EDIT_COUNT RAW_JSON DATA_FORMAT \
        JOB_ID FILE_NAME WINDOW_START WINDOW_END LINE_NUMBER""",
        String.join(" ", names("TWEETS")));
  }

  @Test
  void child_tables_begin_with_their_key_and_end_with_where_the_row_came_from() {
    for (TweetTable table : TweetTable.all()) {
      if (table.foreignKey().isPresent()) {
        List<String> names = names(table.name());
        assertEquals(List.of("JOB_ID", "TWEET_ID", "POSTED_AT", "ORDINAL"), names.subList(0, 4));
        assertEquals(
            List.of("FILE_NAME", "WINDOW_START", "WINDOW_END", "LINE_NUMBER"),
            names.subList(names.size() - 4, names.size()));
        assertEquals(List.of("JOB_ID", "TWEET_ID", "ORDINAL"), table.primaryKey());
      }
    }
    assertEquals(9, TweetTable.all().stream().filter(t -> t.foreignKey().isPresent()).count());
  }

  @Test
  void keys_are_columns_that_are_never_null() {
    for (TweetTable table : TweetTable.all()) {
      Set<String> required = new HashSet<>();
      table.columns().stream().filter(c -> !c.nullable()).forEach(c -> required.add(c.name()));
      assertTrue(required.containsAll(table.primaryKey()), table.name() + " " + required);
      table
          .foreignKey()
          .ifPresent(
              key -> assertEquals(TweetTable.named(key.table()).primaryKey(), key.referenced()));
    }
  }

  @Test
  void of_tweets_only_the_id_and_where_the_row_came_from_are_never_null() {
    assertEquals(
        List.of("TWEET_ID", "JOB_ID", "FILE_NAME", "LINE_NUMBER"),
        TweetTable.named("TWEETS").columns().stream()
            .filter(column -> !column.nullable())
            .map(Column::name)
            .toList());
  }

  @Test
  void every_table_and_column_is_described_and_named_once() {
    for (TweetTable table : TweetTable.all()) {
      assertFalse(table.remark().isBlank());
      assertEquals(table.columns().size(), new HashSet<>(names(table.name())).size());
      for (Column column : table.columns()) {
        assertTrue(column.name().matches("[A-Z_]+"), column.name());
        assertTrue(column.remark().length() > 3, column.name());
      }
    }
  }

  @Test
  void where_a_row_came_from_is_up_to_the_caller() {
    for (TweetTable table : TweetTable.all()) {
      assertEquals(5, table.columns().stream().filter(TweetTable::isProvenance).count());
    }
    Column fileName = Provenance.FILE_NAME.column();
    assertEquals(Optional.of(Provenance.FILE_NAME), Provenance.of(fileName));
    PowerTrackException refused =
        assertThrows(
            PowerTrackException.class, () -> TweetTable.named("TWEETS").decoder(List.of(fileName)));
    assertEquals(PowerTrackException.Kind.UNKNOWN_COLUMN, refused.kind());
    assertTrue(String.valueOf(refused.getMessage()).contains("FILE_NAME"));
  }

  @Test
  void tables_are_found_in_any_case() {
    assertEquals("TWEET_MENTIONS", TweetTable.named("tweet_mentions").name());
    PowerTrackException unknown =
        assertThrows(PowerTrackException.class, () -> TweetTable.named("TWEETZ"));
    assertEquals(PowerTrackException.Kind.UNKNOWN_TABLE, unknown.kind());
  }

  private static List<String> names(String table) {
    return TweetTable.named(table).columns().stream().map(Column::name).toList();
  }
}
