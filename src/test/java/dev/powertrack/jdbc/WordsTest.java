package dev.powertrack.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.calcite.sql.SqlJdbcFunctionCall;
import org.apache.calcite.sql.parser.SqlParser;
import org.junit.jupiter.api.Test;

/** The lists of words are files, so that this room needs no Calcite; here they are compared. */
class WordsTest {

  @Test
  void keywords_and_escape_functions_are_calcites() {
    assertEquals(SqlParser.create("").getMetadata().getJdbcKeywords(), Words.KEYWORDS.text());
    assertEquals(SqlJdbcFunctionCall.getNumericFunctions(), Words.NUMERIC_FUNCTIONS.text());
    assertEquals(SqlJdbcFunctionCall.getStringFunctions(), Words.STRING_FUNCTIONS.text());
    assertEquals(SqlJdbcFunctionCall.getSystemFunctions(), Words.SYSTEM_FUNCTIONS.text());
    assertEquals(SqlJdbcFunctionCall.getTimeDateFunctions(), Words.TIME_FUNCTIONS.text());
  }
}
