package dev.powertrack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What analysts and tools write, on the finished jar, in a class loader that has nothing else: the
 * jar leaves out parts of its libraries, and here each part that queries need is seen to be there.
 * A class that lacks is a LinkageError, which the driver makes an SQLException.
 */
class JarQueriesIT {
  private static final Path JAR = Path.of("target", "powertrack-sql.jar");
  private static final Path EXAMPLES = Path.of("sql-examples");

  /** The hour of the final's goal. */
  private static final String HOUR =
      "posted_at >= '2014-07-13 21:00:00' AND posted_at < '2014-07-13 22:00:00'";

  private static URLClassLoader alone;
  private static Connection connection;

  @BeforeAll
  static void connect() throws Exception {
    alone =
        new URLClassLoader(new URL[] {JAR.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    Driver driver =
        (Driver)
            alone.loadClass("dev.powertrack.jdbc.Driver").getDeclaredConstructor().newInstance();
    connection = driver.connect("jdbc:powertrack:demo", new Properties());
  }

  @AfterAll
  static void close() throws Exception {
    connection.close();
    alone.close();
  }

  static Stream<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void an_example_gives_rows(Path example) throws Exception {
    List<String> rows = rows(Files.readString(example));

    assertTrue(!rows.isEmpty(), example.toString());
  }

  @Test
  void the_minutes_of_the_goal_are_grouped() throws SQLException {
    assertEquals(
        List.of("293", "335", "932", "762", "597", "465"),
        rows(
            "SELECT COUNT(*) FROM tweets t JOIN jobs j ON t.job_id = j.job_id"
                + " WHERE j.title = 'world-cup-final' AND "
                + HOUR
                + " GROUP BY window_start ORDER BY window_start"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "STRING_AGG(x, '-' ORDER BY x) | a-b-c",
        "LISTAGG(x, '') WITHIN GROUP (ORDER BY x DESC) | cba",
        "MEDIAN(n) | 20.0",
        "PERCENTILE_DISC(0.9) WITHIN GROUP (ORDER BY n) | 30",
        "STDDEV(n) | 10.0",
        "COUNT(DISTINCT x) | 3",
        "APPROX_COUNT_DISTINCT(x) | 3",
        "MODE(k) | 1",
        "SUM(n) FILTER (WHERE x <> 'b') | 40",
        "MAX(SOUNDEX(x)) | C000",
        "MAX(REGEXP_REPLACE(x, '[a-b]', 'z')) | z",
        "MIN(JSON_VALUE('{\"a\": 7}', '$.a')) | 7",
        "MAX(TO_CHAR(TIMESTAMP '2014-07-13 21:24:07', 'YYYY Mon DD')) | 2014 Jul 13",
        "MAX(MD5(x)) | 92eb5ffee6ae2fec3ad71c777531578f",
        "MIN(CAST('1.50' AS DECIMAL(5, 2))) | 1.50",
        "MAX(POWER(n, 2)) | 900.0",
        "MAX(DIFFERENCE('Smith', 'Smyth')) | 4"
      })
  void a_function_answers(String call, String expected) throws SQLException {
    assertEquals(
        List.of(expected),
        rows(
            "SELECT "
                + call
                + " FROM (VALUES ('a', 10, 1), ('b', 20, 1), ('c', 30, 2)) AS t(x, n, k)"));
  }

  @Test
  void windows_rank_and_look_back() throws SQLException {
    assertEquals(
        List.of("b 2 1 null 2", "c 2 1 2 4", "a 1 3 2 5"),
        rows(
            "SELECT x || ' ' || n, RANK() OVER (ORDER BY n DESC),"
                + " LAG(n) OVER (ORDER BY n DESC, x), SUM(n) OVER (ORDER BY n DESC, x)"
                + " FROM (VALUES ('a', 1), ('b', 2), ('c', 2)) AS t(x, n) ORDER BY n DESC, x"));
  }

  @Test
  void tweets_are_joined_with_what_is_in_them() throws SQLException {
    List<String> rows =
        rows(
            "SELECT UPPER(h.hashtag), COUNT(DISTINCT t.tweet_id), STRING_AGG(t.lang, ',')"
                + " FROM tweets t JOIN tweet_hashtags h"
                + " ON h.job_id = t.job_id AND h.tweet_id = t.tweet_id"
                + " LEFT JOIN tweet_urls u ON u.job_id = t.job_id AND u.tweet_id = t.tweet_id"
                + " WHERE t."
                + HOUR.replace("AND posted_at", "AND t.posted_at")
                + " GROUP BY 1 HAVING COUNT(*) > 5 ORDER BY 2 DESC LIMIT 3");

    assertEquals(3, rows.size());
  }

  @Test
  void sets_and_subqueries_are_combined() throws SQLException {
    assertEquals(
        List.of("1", "3"),
        rows(
            "WITH a AS (SELECT * FROM (VALUES (1), (2), (3)) AS t(n))"
                + " SELECT n FROM a WHERE n <> (SELECT MIN(n) + 1 FROM a)"
                + " INTERSECT SELECT n FROM a EXCEPT SELECT 5 ORDER BY n"));
    assertEquals(
        List.of("1"),
        rows(
            "SELECT COUNT(*) FROM jobs j WHERE title = 'world-cup-final'"
                + " AND EXISTS (SELECT 1 FROM files f WHERE f.job_id = j.job_id)"));
    assertEquals(
        List.of("null 3", "x 3"),
        rows(
            "SELECT k, SUM(n) FROM (VALUES ('x', 1), ('x', 2)) AS t(k, n)"
                + " GROUP BY ROLLUP(k) ORDER BY k NULLS FIRST"));
  }

  @Test
  void explain_tells_the_files() throws SQLException {
    String plan = String.join("\n", rows("EXPLAIN SELECT text FROM tweets WHERE " + HOUR));

    assertTrue(plan.contains("TWEETS") && plan.contains("of "), plan);
    assertTrue(plan.toLowerCase(Locale.ROOT).contains("files"), plan);
  }

  @Test
  void the_information_schema_is_queried() throws SQLException {
    assertEquals(
        List.of("TWEETS"),
        rows(
            "SELECT table_name FROM information_schema.tables"
                + " WHERE table_schema = 'POWERTRACK' AND table_name LIKE 'TWEETS'"));
    assertTrue(rows("SHOW TABLES").size() > 15);
    assertTrue(rows("DESCRIBE tweets").size() > 70);
  }

  @Test
  void metadata_is_listed() throws SQLException {
    DatabaseMetaData metadata = connection.getMetaData();
    assertTrue(count(metadata.getTables(null, null, "TWEET%", null)) > 8);
    assertTrue(count(metadata.getColumns(null, null, "TWEETS", null)) > 70);
    assertTrue(count(metadata.getFunctions(null, null, "%")) > 100);
    assertEquals(1, count(metadata.getPrimaryKeys(null, null, "JOBS")));
  }

  @Test
  void parameters_are_values_of_java_time() throws SQLException {
    try (PreparedStatement count =
        connection.prepareStatement(
            "SELECT COUNT(*) FROM tweets t JOIN jobs j ON t.job_id = j.job_id"
                + " WHERE title = ? AND posted_at >= ? AND posted_at < ?"
                + " AND CAST(posted_at AS DATE) = ?")) {
      count.setString(1, "world-cup-final");
      count.setObject(2, Instant.parse("2014-07-13T21:20:00Z"));
      count.setObject(3, OffsetDateTime.parse("2014-07-13T18:30:00-03:00"));
      count.setObject(4, LocalDate.of(2014, 7, 13));

      assertEquals(List.of("932"), rows(count.executeQuery()));
    }
  }

  @Test
  void values_are_read_as_java_time() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT TIMESTAMP '2014-07-13 21:24:07', DATE '2014-07-13'")) {
      assertTrue(row.next());
      assertEquals(LocalDateTime.of(2014, 7, 13, 21, 24, 7), row.getObject(1, LocalDateTime.class));
      assertEquals(Instant.parse("2014-07-13T21:24:07Z"), row.getObject(1, Instant.class));
      assertEquals(LocalDate.of(2014, 7, 13), row.getObject(2, LocalDate.class));
    }
  }

  @Test
  void a_long_query_is_cancelled() throws Exception {
    ScheduledExecutorService other = Executors.newSingleThreadScheduledExecutor();
    try (Statement statement = connection.createStatement()) {
      other.schedule(
          () -> {
            statement.cancel();
            return null;
          },
          300,
          TimeUnit.MILLISECONDS);
      SQLException ended =
          assertThrows(
              SQLException.class,
              () ->
                  rows(
                      statement.executeQuery(
                          "SELECT COUNT(*) FROM tweets a JOIN tweets b ON a.lang < b.lang"
                              + " JOIN tweets c ON b.text < c.text")));
      assertEquals("57014", ended.getSQLState(), ended.getMessage());
      assertEquals(List.of("1"), rows(statement.executeQuery("SELECT 1")));
    } finally {
      other.shutdownNow();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT lnag FROM tweets | 42703 | Did you mean LANG",
        "SELECT 1 / 0 | 22012 | zero",
        "SELECT CAST('x' AS INTEGER) | 22018 | no number",
        "SELEC 1 | 42601 | cannot be read",
        "DELETE FROM tweets | 25006 | read-only"
      })
  void a_mistake_is_told(String sql, String state, String words) {
    SQLException e = assertThrows(SQLException.class, () -> rows(sql));

    assertEquals(state, e.getSQLState(), e.getMessage());
    assertTrue(String.valueOf(e.getMessage()).contains(words), e.getMessage());
  }

  private static List<String> rows(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return rows(statement.executeQuery(sql));
    }
  }

  /** The values of a row with blanks between. */
  private static List<String> rows(ResultSet result) throws SQLException {
    List<String> rows = new ArrayList<>();
    ResultSetMetaData columns = result.getMetaData();
    while (result.next()) {
      List<String> row = new ArrayList<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        @Nullable Object value = result.getObject(i);
        row.add(String.valueOf(value));
      }
      rows.add(String.join(" ", row));
    }
    return rows;
  }

  private static int count(ResultSet result) throws SQLException {
    return rows(result).size();
  }
}
