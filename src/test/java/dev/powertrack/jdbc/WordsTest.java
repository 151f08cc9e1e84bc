package dev.powertrack.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.sql.SqlJdbcFunctionCall;
import org.apache.calcite.sql.parser.SqlParser;
import org.junit.jupiter.api.Test;

/** The lists of words are files, so that this room needs no Calcite; here they are compared. */
class WordsTest {

  @Test
  void keywords_and_escape_functions_are_calcites() {
    Set<String> keywords =
        new TreeSet<>(List.of(SqlParser.create("").getMetadata().getJdbcKeywords().split(",", -1)));
    keywords.removeAll(Words.lines("standard-words.txt"));
    assertEquals(String.join(",", keywords), Words.KEYWORDS.text());
    assertEquals(SqlJdbcFunctionCall.getNumericFunctions(), Words.NUMERIC_FUNCTIONS.text());
    assertEquals(SqlJdbcFunctionCall.getStringFunctions(), Words.STRING_FUNCTIONS.text());
    assertEquals(SqlJdbcFunctionCall.getSystemFunctions(), Words.SYSTEM_FUNCTIONS.text());
    Set<String> times =
        new TreeSet<>(List.of(SqlJdbcFunctionCall.getTimeDateFunctions().split(",", -1)));
    times.removeAll(Set.of("CONVERT_TIMEZONE", "TO_DATE", "TO_TIMESTAMP")); // not of JDBC
    assertEquals(String.join(",", times), Words.TIME_FUNCTIONS.text());
  }
}
