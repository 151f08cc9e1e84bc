package dev.powertrack.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlJdbcFunctionCall;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

  static java.util.List<String> functions() {
    return Words.lines("functions.tsv").stream().map(line -> line.split("\t", -1)[0]).toList();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void a_listed_function_exists(String name) {
    Set<String> known =
        SqlStdOperatorTable.instance().getOperatorList().stream()
            .map(SqlOperator::getName)
            .collect(Collectors.toSet());
    assertTrue(known.contains(name), name);
  }
}
