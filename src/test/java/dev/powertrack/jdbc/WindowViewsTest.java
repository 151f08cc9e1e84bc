package dev.powertrack.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.simulator.Fault;
import dev.powertrack.simulator.Simulator;
import dev.powertrack.simulator.SimulatorSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** TWEET_VOLUME and COVERAGE over an account, against what other tables tell of it. */
@Timeout(60)
class WindowViewsTest {
  private static final String FINAL = " WHERE title = 'world-cup-final'";

  private final Simulator simulator = Simulator.start(SimulatorSettings.forTests());
  @TempDir Path cache;

  @AfterEach
  void close() {
    simulator.close();
  }

  @Test
  void the_volumes_of_a_job_add_up_to_the_service_s_own_count() throws SQLException {
    try (Connection connection = connect("30")) {
      assertEquals(
          rows(connection, "SELECT activity_count, file_count, 144 - file_count FROM jobs" + FINAL),
          rows(
              connection,
              "SELECT SUM(tweets), COUNT(*) FILTER (WHERE tweets > 0),"
                  + " COUNT(*) FILTER (WHERE state = 'silent') FROM tweet_volume"
                  + FINAL));
      assertEquals(
          rows(
              connection,
              "SELECT t.window_start, COUNT(*) FROM tweets t JOIN jobs j ON t.job_id = j.job_id"
                  + FINAL
                  + " GROUP BY t.window_start ORDER BY 1"),
          rows(
              connection,
              "SELECT window_start, tweets FROM tweet_volume"
                  + FINAL
                  + " AND state <> 'silent' ORDER BY window_start"));
    }
  }

  @Test
  void coverage_fetches_nothing_and_tells_where_the_suspect_minutes_are() throws SQLException {
    try (Connection connection = connect("30")) {
      assertEquals(
          List.of("listed 139 3", "silent 5 0"),
          rows(
              connection,
              "SELECT state, COUNT(*), SUM(suspect_minutes) FROM coverage"
                  + FINAL
                  + " GROUP BY state ORDER BY state"));
      assertEquals(
          rows(
              connection,
              "SELECT FLOOR(minute_start TO HOUR), COUNT(*) FROM suspect_minutes s JOIN jobs j"
                  + " ON s.job_id = j.job_id"
                  + FINAL
                  + " GROUP BY FLOOR(minute_start TO HOUR) ORDER BY 1"),
          rows(
              connection,
              "SELECT FLOOR(window_start TO HOUR), SUM(suspect_minutes) FROM coverage"
                  + FINAL
                  + " AND suspect_minutes > 0 GROUP BY FLOOR(window_start TO HOUR) ORDER BY 1"));
      rows(connection, "SELECT * FROM coverage");
    }
    assertEquals(0, simulator.requests().dataFiles());
  }

  @Test
  void only_the_windows_asked_for_are_fetched_and_then_they_are_stored() throws SQLException {
    String hour =
        FINAL
            + " AND window_start >= TIMESTAMP '2014-07-13 21:00:00'"
            + " AND window_start < TIMESTAMP '2014-07-13 22:00:00'";
    try (Connection connection = connect("30")) {
      rows(connection, "SELECT window_start, state FROM tweet_volume" + FINAL);
      assertEquals(0, simulator.requests().dataFiles());
      String sum = one(connection, "SELECT SUM(tweets) FROM tweet_volume" + hour);
      assertEquals(6, simulator.requests().dataFiles());
      assertEquals(
          "stored 6 6 " + sum,
          one(
              connection,
              "SELECT state, COUNT(*), COUNT(*) FILTER (WHERE verified), SUM(tweets)"
                  + " FROM coverage"
                  + hour
                  + " GROUP BY state"));
    }
    assertEquals(6, simulator.requests().dataFiles());
  }

  @Test
  void states_bytes_and_problems_are_those_of_files() throws SQLException {
    simulator.faults().always("**/2014/05/10/19/10_activities.json.gz", Fault.footerCount(1));
    String song =
        " WHERE job_id = (SELECT job_id FROM jobs WHERE title = 'song-contest-2014')"
            + " ORDER BY window_start";
    try (Connection connection = connect("30")) {
      rows(
          connection,
          "SELECT tweets FROM tweet_volume WHERE title = 'song-contest-2014'"
              + " AND window_start < TIMESTAMP '2014-05-10 20:00:00'");
      String columns = "SELECT file_name, window_start, state, bytes, tweets, problem FROM ";
      List<String> files = rows(connection, columns + "files" + song);

      assertEquals(files, rows(connection, columns + "coverage" + song));
      assertTrue(files.get(1).contains("the footer tells of 1 tweets"), files.get(1));
    }
  }

  @Test
  void of_a_job_that_the_service_has_forgotten_a_hole_is_absent() throws SQLException {
    String job;
    try (Connection before = connect("30")) {
      job = one(before, "SELECT job_id FROM jobs WHERE title = 'song-contest-2014'");
      rows(
          before,
          "SELECT tweets FROM tweet_volume WHERE job_id = '"
              + job
              + "' AND EXTRACT(MINUTE FROM window_start) IN (0, 30)"
              + " AND window_start < TIMESTAMP '2014-05-10 20:00:00'");
    }
    simulator.clock().advance(Duration.ofDays(60));
    try (Connection after = connect("31")) {
      assertEquals(
          List.of(
              "19:00 stored null", "19:10 absent null", "19:20 absent null", "19:30 stored null"),
          rows(
              after,
              "SELECT SUBSTRING(CAST(window_start AS VARCHAR) FROM 12 FOR 5), state,"
                  + " suspect_minutes FROM coverage WHERE job_id = '"
                  + job
                  + "' ORDER BY window_start"));
    }
  }

  @Test
  void a_bad_file_gives_its_warning_also_below_a_limit() throws SQLException {
    simulator.faults().always("**/2014/05/10/19/00_activities.json.gz", Fault.footerCount(1));
    try (Connection connection = connect("30");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT tweets FROM tweet_volume WHERE title = 'song-contest-2014' LIMIT 1")) {
      assertTrue(rows.next());
      assertFalse(rows.next());
      String warning = String.valueOf(statement.getWarnings());
      assertTrue(warning.contains("another number of tweets"), warning);
    }
  }

  @Test
  void a_timeout_ends_the_reading() throws SQLException {
    simulator.faults().always("**activities.json.gz", Fault.delayed(Duration.ofSeconds(20)));
    try (Connection connection = connect("30");
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(1);
      SQLException ended =
          assertThrows(
              SQLException.class,
              () -> {
                try (ResultSet rows =
                    statement.executeQuery(
                        "SELECT SUM(tweets) FROM tweet_volume WHERE title = 'year-2013'")) {
                  assertFalse(rows.next());
                }
              });
      assertEquals("57014", ended.getSQLState(), ended.toString());
    }
  }

  @Test
  void metadata_lists_them_as_views_with_remarks() throws SQLException {
    try (Connection connection = connect("30");
        ResultSet views =
            connection.getMetaData().getTables(null, "POWERTRACK", "%", new String[] {"VIEW"});
        ResultSet columns =
            connection.getMetaData().getColumns(null, "POWERTRACK", "TWEET_VOLUME", "%")) {
      List<String> names = new ArrayList<>();
      while (views.next()) {
        names.add(views.getString("TABLE_NAME"));
        assertNotNull(views.getString("REMARKS"));
      }
      assertEquals(List.of("COVERAGE", "TWEET_VOLUME"), names);
      int count = 0;
      for (; columns.next(); count++) {
        assertTrue(columns.getString("REMARKS").length() > 10);
      }
      assertEquals(6, count);
      assertEquals(
          List.of("COVERAGE VIEW", "TWEET_VOLUME VIEW"),
          rows(
              connection,
              "SELECT table_name, table_type FROM information_schema.tables"
                  + " WHERE table_type = 'VIEW' ORDER BY 1"));
    }
  }

  private Connection connect(String readTimeout) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:powertrack://127.0.0.1:"
            + simulator.apiUrl().getPort()
            + "/"
            + simulator.account()
            + "?scheme=http&cacheDir="
            + cache
            + "&readTimeout="
            + readTimeout,
        simulator.user(),
        simulator.password());
  }

  private static String one(Connection connection, String sql) throws SQLException {
    List<String> rows = rows(connection, sql);
    assertEquals(1, rows.size());
    return rows.get(0);
  }

  /** The values of a row with blanks between them. */
  private static List<String> rows(Connection connection, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.append(i == 1 ? "" : " ").append(rows.getString(i));
        }
        values.add(row.toString());
      }
    }
    return values;
  }
}
