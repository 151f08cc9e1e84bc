package dev.powertrack.sql;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.powertrack.tweet.Column;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.junit.jupiter.api.Test;

/** Names are written without quotes. */
class ColumnNamesTest {
  private final TestEngine engine = TestEngine.over(new InventedArchive(file -> List.of()));

  /** ORDINAL is a reserved word of Calcite's parser. */
  @Test
  void every_column_but_ordinal_can_be_named_without_quotes() {
    Set<String> reserved = new TreeSet<>();
    for (TableDescription table : engine.database().tables()) {
      for (Column column : table.columns()) {
        try {
          SqlParser.create("t." + column.name()).parseExpression();
        } catch (SqlParseException e) {
          reserved.add(column.name());
        }
      }
    }
    assertEquals(Set.of("ORDINAL"), reserved);
  }

  @Test
  void names_match_in_any_case_whatever_the_locale() {
    assertDoesNotThrow(() -> engine.prepare("select Tweet_Id, in_reply_to_user_id from Tweets"));
    assertDoesNotThrow(() -> engine.prepare("select TWEET_ID from powertrack.TWEETS"));
  }
}
