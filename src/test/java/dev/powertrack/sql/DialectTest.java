package dev.powertrack.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The SQL that people and tools write, in the forms of many databases: {@code dialect.txt}. */
class DialectTest {
  private static final TestEngine ENGINE = ThreeTweets.engine();

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  static List<Table.Entry> statements() {
    return Table.read(DialectTest.class, "dialect.txt", '=');
  }

  @ParameterizedTest
  @MethodSource("statements")
  void a_statement_gives_its_rows(Table.Entry entry) {
    List<String> rows = rows(entry.statement());
    List<String> expected =
        entry.expected().equals(List.of("(no rows)")) ? List.of() : entry.expected();
    boolean ordered = entry.statement().toUpperCase(Locale.ROOT).contains("ORDER BY");
    assertEquals(
        ordered ? expected : expected.stream().sorted().toList(),
        ordered ? rows : rows.stream().sorted().toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BEGIN",
        "START TRANSACTION READ ONLY",
        "COMMIT",
        "ROLLBACK WORK;",
        "USE powertrack",
        "SET search_path TO powertrack",
        "SET SCHEMA 'POWERTRACK'",
        "SET TIME ZONE 'UTC'",
        "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY"
      })
  void what_is_so_anyway_can_be_said(String statement) {
    PreparedQuery query = ENGINE.prepare(statement);

    assertFalse(query.returnsRows());
    try (Cursor cursor = query.execute(List.of(), 0, new ExecutionControl())) {
      assertTrue(cursor.next());
      assertEquals(0L, cursor.value(0));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT COUNT(*) FROM tweets WHERE LOWER(lang) = LOWER(?)",
        "SELECT COUNT(*) FROM tweets WHERE ? IS NULL",
        "SELECT COUNT(*) FROM tweets WHERE lang = UPPER(?) OR ? IS NOT NULL",
        "SELECT COUNT(*) FROM tweets WHERE LENGTH(?) > 2",
        "SELECT COUNT(*) FROM tweets WHERE ? = ?",
        "SELECT COUNT(*) FROM tweets WHERE text LIKE ?",
        "SELECT COUNT(*) FROM tweets WHERE ? NOT LIKE '_' OR text LIKE '%' || ? || '%'",
        "SELECT COUNT(*) FROM tweets WHERE text ILIKE ? OR text NOT ILIKE ? OR lang NOT LIKE ?",
        "SELECT COUNT(*) FROM tweets WHERE text LIKE ? ESCAPE '!'",
        "SELECT COUNT(*) FROM tweets WHERE text SIMILAR TO ? OR text NOT SIMILAR TO ?",
        "SELECT COUNT(*) FROM tweets WHERE text ~* ? OR text !~* ? OR REGEXP_LIKE(text, ?, 'i')",
        "SELECT COUNT(*) FROM tweets WHERE text LIKE ? || '%' AND text ILIKE '%' || ? || '%'",
        "SELECT COUNT(*) FROM tweets WHERE lang || ? = 'dex'",
        "SELECT ?, ? AS title, ? || ?, COALESCE(?, ?) FROM tweets",
        "SELECT COALESCE(?, lang), NULLIF(?, 'de'), GREATEST(lang, ?), IF(1 = 1, ?, lang) FROM tweets",
        "SELECT REPLACE(text, ?, ?), POSITION(? IN text), TRIM(BOTH ? FROM lang) FROM tweets",
        "SELECT REGEXP_REPLACE(text, ?, ?), SPLIT_PART(text, ?, 1), LPAD(lang, 5, ?) FROM tweets",
        "SELECT COUNT(*) FROM tweets WHERE CAST(CONVERT_TIMEZONE(?, ?, posted_at) AS DATE) > TO_DATE(?, ?)",
        "SELECT TO_CHAR(posted_at, ?), SOUNDEX(?), DIFFERENCE(lang, ?) FROM tweets"
      })
  void a_parameter_whose_place_tells_no_type_is_a_text(String statement) {
    PreparedQuery query = ENGINE.prepare(statement);

    query
        .parameters()
        .forEach(parameter -> assertEquals(Types.VARCHAR, parameter.jdbcType(), statement));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT YEAR(?)",
        "SELECT EXTRACT(HOUR FROM ?)",
        "SELECT DATE_TRUNC('month', ?)",
        "SELECT TO_CHAR(?, 'YYYY-MM')",
        "SELECT TIMESTAMPDIFF(DAY, ?, ?)",
        "SELECT TIMESTAMPADD(DAY, 1, ?)",
        "SELECT CONVERT_TIMEZONE('UTC', 'Asia/Tokyo', ?)",
        "SELECT ? - INTERVAL '1 day'",
        "SELECT COUNT(*) FROM tweets WHERE posted_at > ? - INTERVAL '1' DAY"
      })
  void a_parameter_of_a_function_of_time_is_a_time(String statement) {
    ENGINE
        .prepare(statement)
        .parameters()
        .forEach(parameter -> assertEquals(Types.TIMESTAMP, parameter.jdbcType(), statement));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT TIMESTAMPADD(DAY, ?, posted_at) FROM tweets",
        "SELECT DATEADD(day, ?, posted_at) FROM tweets",
        "SELECT COUNT(*) FROM tweets WHERE posted_at > CURRENT_TIMESTAMP - ? * INTERVAL '1' DAY",
        "SELECT SUBSTRING(text, ?, ?), SUBSTRING(text FROM ? FOR ?), LEFT(text, ?) FROM tweets",
        "SELECT LPAD(lang, ?, 'x'), SPLIT_PART(text, ' ', ?), ROUND(1.55, ?) FROM tweets",
        "SELECT COALESCE(?, 1), MOD(?, 7), 7 % ? FROM tweets"
      })
  void a_parameter_that_counts_is_a_whole_number(String statement) {
    ENGINE
        .prepare(statement)
        .parameters()
        .forEach(parameter -> assertEquals(Types.INTEGER, parameter.jdbcType(), statement));
  }

  @Test
  void parameters_are_in_the_order_of_the_text_where_the_tree_has_another() {
    String sql =
        "SELECT MAX(lang || ?) FILTER (WHERE tweet_id < ?) OVER () FROM tweets WHERE text = ?";

    assertEquals(
        List.of(Types.VARCHAR, Types.BIGINT, Types.VARCHAR),
        ENGINE.prepare(sql).parameters().stream().map(SqlType::jdbcType).toList());
    assertEquals("en!", ENGINE.value(sql, "!", Long.MAX_VALUE, "tweet 1"));
  }

  @Test
  void a_parameter_is_rounded_by_its_cast() {
    PreparedQuery query = ENGINE.prepare("SELECT CAST(? AS DECIMAL(5, 1))");

    try (Cursor cursor =
        query.execute(List.of(new BigDecimal("4.96")), 0, new ExecutionControl())) {
      assertTrue(cursor.next());
      assertEquals(new BigDecimal("5.0"), cursor.value(0));
    }
  }

  @Test
  void explain_needs_no_plan_for() {
    String sql = "SELECT text FROM tweets WHERE posted_at > '2014-07-14'";

    assertEquals(ENGINE.explain(sql), ENGINE.value("EXPLAIN " + sql));
  }

  @Test
  void an_expression_without_a_name_is_called_by_its_text() {
    assertEquals(
        List.of("COUNT(*)", "MAX(LENGTH(TEXT))", "'x y'", "N", "COUNT(*)_1"),
        labels("select count(*), max( length(text) ), 'x y', 1 as n, COUNT(*) from tweets").stream()
            .map(label -> label.replace("( ", "(").replace(" )", ")"))
            .toList());
    assertEquals(
        List.of("LANG", "COUNT(*)"),
        labels("SELECT x.* FROM (SELECT lang, COUNT(*) FROM tweets GROUP BY lang) x"));
    assertEquals(List.of("COLUMN1", "COLUMN2"), labels("VALUES (1, 'a')"));
    assertEquals(60, labels("SELECT " + "1 + ".repeat(40) + "1").get(0).length());
  }

  @Test
  void the_functions_of_a_jdbc_escape_lose_its_braces() {
    assertEquals(List.of("UCASE('a')"), labels("SELECT {fn UCASE('a')}"));
  }

  private static List<String> labels(String sql) {
    return ENGINE.prepare(sql).columns().stream().map(ResultColumn::label).toList();
  }

  private static List<String> rows(String sql) {
    List<ResultColumn> columns = ENGINE.prepare(sql).columns();
    List<String> rows = new ArrayList<>();
    for (List<@Nullable Object> row : ENGINE.rows(sql)) {
      StringJoiner text = new StringJoiner(" | ");
      for (int i = 0; i < columns.size(); i++) {
        text.add(text(row.get(i), columns.get(i).type().jdbcType()));
      }
      rows.add(text.toString().stripTrailing());
    }
    return rows;
  }

  private static String text(@Nullable Object value, int type) {
    if (value == null) {
      return "NULL";
    }
    return switch (type) {
      case Types.TIMESTAMP -> Instant.ofEpochMilli((Long) value).toString();
      case Types.DATE -> LocalDate.ofEpochDay((Integer) value).toString();
      case Types.TIME -> LocalTime.ofNanoOfDay((Integer) value * 1_000_000L).toString();
      default -> value.toString();
    };
  }

  @Test
  void a_parameter_beside_a_number_is_one_inside_comparisons_and_choices_too() {
    String numbers = " FROM (VALUES (1), (2)) AS t(v)";
    assertEquals(List.of(2), ENGINE.column("SELECT v" + numbers + " WHERE v + ? > 6", 5));
    assertEquals(List.of(1), ENGINE.column("SELECT v" + numbers + " WHERE ABS(v * ?) IN (5)", 5));
    assertEquals(
        List.of(0, 7),
        ENGINE.column("SELECT CASE WHEN v > 1 THEN v + ? ELSE 0 END" + numbers + " ORDER BY v", 5));
    assertEquals(
        List.of(0, 4),
        ENGINE.column(
            "SELECT LAG(v * ?, ?, 0) OVER (ORDER BY v) AS x" + numbers + " ORDER BY x", 4, 1));
    assertEquals(List.of(true), ENGINE.column("SELECT MAX(v + ?) + ? = 10" + numbers, 3, 5));
  }

  @Test
  void many_parameters_in_one_sum_are_looked_at_once_each() {
    Object[] ones = Stream.generate(() -> 1).limit(40).toArray();
    String sum = "SELECT v FROM (VALUES (1), (2)) AS t(v) WHERE v" + " + ?".repeat(40) + " > 41";
    assertEquals(List.of(2), ENGINE.column(sum, ones));
  }
}
