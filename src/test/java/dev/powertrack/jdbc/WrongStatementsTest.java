package dev.powertrack.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.PowerTrackException;
import dev.powertrack.sql.Table;
import dev.powertrack.sql.TestEngine;
import dev.powertrack.sql.ThreeTweets;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user reads when a statement is wrong, and its SQLState: {@code mistakes.txt}. */
class WrongStatementsTest {
  private static final TestEngine ENGINE = ThreeTweets.engine();

  /** Words of the planner's, which mean nothing to a user. */
  private static final List<String> JARGON =
      List.of(
          "<CHARACTER>",
          "<NUMERIC>",
          "<VARCHAR>",
          "<TIMESTAMP",
          "<COMPARABLE_TYPE>",
          "RexNode",
          "RexCall",
          "Enumerable",
          "CannotPlan",
          "EXPR$",
          "ANY)",
          "Calcite",
          "calcite",
          "RecordType",
          "RECORDTYPE",
          "SqlNode",
          "rowcount",
          "Exception",
          "java.",
          "$SCALAR",
          "$INTERVAL",
          "$ALL",
          "POWERTRACK_TOP",
          "Encountered",
          "Was expecting",
          "<EOF>",
          "<IDENTIFIER>",
          "function signature",
          "Supported form",
          "For input string",
          "SINGLE_VALUE");

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  static List<Table.Entry> mistakes() {
    return Table.read(WrongStatementsTest.class, "mistakes.txt", '!');
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void a_mistake_is_told_in_plain_words(Table.Entry mistake) {
    PowerTrackException failure =
        assertThrows(PowerTrackException.class, () -> ENGINE.rows(mistake.statement()));
    SQLException e = SqlErrors.of(failure);
    String message = String.valueOf(e.getMessage());

    String expected = mistake.expected().get(0);
    assertEquals(expected.substring(0, 5), e.getSQLState(), message);
    assertTrue(message.startsWith(expected.substring(6)), message);
    assertTrue(message.lines().count() == 1, message);
    JARGON.forEach(word -> assertFalse(message.contains(word), message));
  }
}
