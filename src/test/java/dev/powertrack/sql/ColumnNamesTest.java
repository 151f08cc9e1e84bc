package dev.powertrack.sql;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import dev.powertrack.tweet.Column;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names are written without quotes. */
class ColumnNamesTest {
  private final TestEngine engine = TestEngine.over(new InventedArchive(file -> List.of()));

  @Test
  void every_column_can_be_named_without_quotes() {
    for (TableDescription table : engine.database().tables()) {
      for (Column column : table.columns()) {
        String sql = "SELECT t." + column.name() + ", " + column.name() + " FROM " + table.name();
        assertDoesNotThrow(() -> engine.prepare(sql + " AS t"), sql);
      }
    }
  }

  @Test
  void the_keyword_ordinal_still_is_one_in_an_array() {
    assertDoesNotThrow(() -> engine.prepare("SELECT a[ORDINAL(1)] FROM (SELECT ARRAY[1, 2] AS a)"));
  }

  @Test
  void names_match_in_any_case_whatever_the_locale() {
    assertDoesNotThrow(() -> engine.prepare("select Tweet_Id, in_reply_to_user_id from Tweets"));
    assertDoesNotThrow(() -> engine.prepare("select TWEET_ID from powertrack.TWEETS"));
  }
}
