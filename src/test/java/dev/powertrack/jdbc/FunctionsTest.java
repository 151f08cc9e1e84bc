package dev.powertrack.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.powertrack.sql.TestEngine;
import dev.powertrack.sql.ThreeTweets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every function that getFunctions lists can be called: {@code function-examples.tsv}. */
class FunctionsTest {
  private static final TestEngine ENGINE = ThreeTweets.engine();

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  static Stream<String> examples() {
    try (InputStream in =
        Objects.requireNonNull(FunctionsTest.class.getResourceAsStream("function-examples.tsv"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void every_listed_function_has_an_example() {
    List<String> listed =
        Words.lines("functions.tsv").stream().map(line -> line.split("\t", -1)[0]).toList();
    assertEquals(listed, examples().map(line -> line.split("\t", -1)[0]).toList());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void an_example_runs(String example) {
    assertFalse(ENGINE.rows(example.split("\t", -1)[1]).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SUBSTR('abc', 2)", "SUBSTR('abc', 1, 1)", "GREATEST(1, 2)", "LEAST(1, 2)"})
  void rows_can_be_grouped_and_ordered_by_a_function_of_several_dialects(String call) {
    List<List<@Nullable Object>> groups =
        ENGINE.rows("SELECT " + call + ", COUNT(*) FROM tweets GROUP BY 1 ORDER BY 1");

    assertEquals(1, groups.size());
    assertEquals(3L, groups.get(0).get(1));
  }

  static Stream<String> escapes() {
    return Stream.of(
        "ABS(-1)",
        "ACOS(1)",
        "ASIN(1)",
        "ATAN(1)",
        "ATAN2(1, 1)",
        "CBRT(8)",
        "CEILING(1.5)",
        "COS(1)",
        "COT(1)",
        "DEGREES(1)",
        "EXP(1)",
        "FLOOR(1.5)",
        "LOG(1)",
        "LOG10(1)",
        "MOD(5, 3)",
        "PI()",
        "POWER(2, 3)",
        "RADIANS(1)",
        "RAND()",
        "ROUND(1.5, 0)",
        "SIGN(-1)",
        "SIN(1)",
        "SQRT(4)",
        "TAN(1)",
        "TRUNCATE(1.55, 1)",
        "ASCII('a')",
        "CHAR(65)",
        "CONCAT('a', 'b')",
        "DIFFERENCE('a', 'b')",
        "INSERT('abc', 2, 1, 'x')",
        "LCASE('A')",
        "LEFT('abc', 1)",
        "LENGTH('abc')",
        "LOCATE('b', 'abc')",
        "LTRIM(' a')",
        "REPEAT('a', 2)",
        "REPLACE('abc', 'b', 'x')",
        "RIGHT('abc', 1)",
        "RTRIM('a ')",
        "SOUNDEX('a')",
        "SPACE(2)",
        "SUBSTRING('abc', 2, 1)",
        "UCASE('a')",
        "CONVERT('1', SQL_INTEGER)",
        "DATABASE()",
        "IFNULL(NULL, 1)",
        "USER()",
        "CONVERT_TIMEZONE('UTC', 'UTC', {ts '2014-07-13 10:00:00'})",
        "CURDATE()",
        "CURTIME()",
        "DAYNAME({d '2014-07-13'})",
        "DAYOFMONTH({d '2014-07-13'})",
        "DAYOFWEEK({d '2014-07-13'})",
        "DAYOFYEAR({d '2014-07-13'})",
        "HOUR({ts '2014-07-13 10:00:00'})",
        "MINUTE({ts '2014-07-13 10:00:00'})",
        "MONTH({d '2014-07-13'})",
        "MONTHNAME({d '2014-07-13'})",
        "NOW()",
        "QUARTER({d '2014-07-13'})",
        "SECOND({ts '2014-07-13 10:00:00'})",
        "TIMESTAMPADD(SQL_TSI_DAY, 1, {ts '2014-07-13 10:00:00'})",
        "TIMESTAMPDIFF(SQL_TSI_DAY, {d '2014-07-13'}, {d '2014-07-14'})",
        "TO_DATE('2014-07-13', 'YYYY-MM-DD')",
        "TO_TIMESTAMP('2014-07-13', 'YYYY-MM-DD')",
        "WEEK({d '2014-07-13'})",
        "YEAR({d '2014-07-13'})");
  }

  @ParameterizedTest
  @MethodSource("escapes")
  void a_function_in_an_escape_runs(String call) {
    assertEquals(1, ENGINE.rows("SELECT {fn " + call + "}").size());
  }

  @Test
  void all_functions_that_the_driver_reports_for_escapes_are_tried() {
    List<String> tried = escapes().map(call -> call.substring(0, call.indexOf('('))).toList();
    Stream.of(
            Words.NUMERIC_FUNCTIONS,
            Words.STRING_FUNCTIONS,
            Words.SYSTEM_FUNCTIONS,
            Words.TIME_FUNCTIONS)
        .flatMap(words -> Stream.of(words.text().split(",")))
        .forEach(name -> assertEquals(List.of(), tried.contains(name) ? List.of() : List.of(name)));
  }
}
