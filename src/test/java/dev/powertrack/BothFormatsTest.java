package dev.powertrack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The simulator delivers the same tweets in both formats: each column that both formats carry is
 * equal in every row, and what only one carries is NULL in the other.
 */
class BothFormatsTest {
  /** Where a row came from, what it was written as, and which job it belongs to. */
  private static final Set<String> OF_THE_FILE =
      Set.of("JOB_ID", "FILE_NAME", "LINE_NUMBER", "RAW_JSON", "DATA_FORMAT");

  private static Connection connection;

  @BeforeAll
  static void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:powertrack:demo");
  }

  @AfterAll
  static void disconnect() throws SQLException {
    connection.close();
  }

  @Test
  void a_tweet_is_the_same_row() throws SQLException {
    Map<String, Map<String, String>> streams = rows("TWEETS", "world-cup-final");
    Map<String, Map<String, String>> original = rows("TWEETS", "world-cup-final-original");

    assertTrue(streams.size() > 1000, "there are tweets: " + streams.size());
    assertEquals(streams.keySet(), original.keySet());
    Set<String> onlyStreams = new TreeSet<>(withValues(streams));
    onlyStreams.removeAll(withValues(original));
    Set<String> onlyOriginal = new TreeSet<>(withValues(original));
    onlyOriginal.removeAll(withValues(streams));
    assertEquals(Set.of("GNIP_LANG"), onlyStreams);
    assertEquals(
        new TreeSet<>(
            Set.of("IN_REPLY_TO_USER_ID", "POSSIBLY_SENSITIVE", "QUOTE_COUNT", "REPLY_COUNT")),
        onlyOriginal);
    assertEqual(streams, original, union(onlyStreams, onlyOriginal));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TWEET_HASHTAGS",
        "TWEET_SYMBOLS",
        "TWEET_MENTIONS",
        "TWEET_URLS",
        "TWEET_MEDIA",
        "TWEET_MATCHING_RULES",
        "TWEET_KLOUT_TOPICS",
        "TWEET_DERIVED_LOCATIONS"
      })
  void what_is_in_a_tweet_is_the_same_rows(String table) throws SQLException {
    Map<String, Map<String, String>> streams = rows(table, "world-cup-final");
    Map<String, Map<String, String>> original = rows(table, "world-cup-final-original");

    assertTrue(streams.size() > 0, "there are rows");
    assertEquals(streams.keySet(), original.keySet());
    assertEqual(streams, original, Set.of());
  }

  private static void assertEqual(
      Map<String, Map<String, String>> streams,
      Map<String, Map<String, String>> original,
      Set<String> except) {
    List<String> differences = new ArrayList<>();
    streams.forEach(
        (key, row) ->
            row.forEach(
                (column, value) -> {
                  String other = String.valueOf(original.getOrDefault(key, Map.of()).get(column));
                  if (!except.contains(column) && !String.valueOf(value).equals(other)) {
                    differences.add(key + " " + column + ": " + value + " | " + other);
                  }
                }));
    assertEquals(List.of(), differences.stream().limit(10).toList());
  }

  private static Set<String> withValues(Map<String, Map<String, String>> rows) {
    Set<String> columns = new TreeSet<>();
    rows.values()
        .forEach(
            row ->
                row.forEach(
                    (column, value) -> {
                      if (value != null) {
                        columns.add(column);
                      }
                    }));
    return columns;
  }

  private static Set<String> union(Set<String> a, Set<String> b) {
    Set<String> both = new TreeSet<>(a);
    both.addAll(b);
    return both;
  }

  /** Half an hour of a job, by tweet and ordinal. */
  private static Map<String, Map<String, String>> rows(String table, String title)
      throws SQLException {
    Map<String, Map<String, String>> rows = new TreeMap<>();
    String sql =
        "SELECT x.* FROM "
            + table
            + " x JOIN jobs j ON x.job_id = j.job_id WHERE j.title = '"
            + title
            + "' AND x.posted_at >= TIMESTAMP '2014-07-13 21:10:00'"
            + " AND x.posted_at < TIMESTAMP '2014-07-13 21:40:00'";
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      ResultSetMetaData columns = result.getMetaData();
      while (result.next()) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          if (!OF_THE_FILE.contains(columns.getColumnName(i))) {
            row.put(columns.getColumnName(i), result.getString(i));
          }
        }
        rows.put(row.get("TWEET_ID") + " " + row.getOrDefault("ORDINAL", ""), row);
      }
    }
    return rows;
  }
}
