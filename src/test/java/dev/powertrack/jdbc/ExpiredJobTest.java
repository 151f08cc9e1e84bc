package dev.powertrack.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.api.io.TempDir;

/** What was downloaded of a job stays readable when the service has forgotten it. */
class ExpiredJobTest {
  private static final String AN_HOUR =
      " WHERE posted_at >= TIMESTAMP '2014-05-10 19:00:00'"
          + " AND posted_at < TIMESTAMP '2014-05-10 20:00:00'";

  private final Simulator simulator = Simulator.start(SimulatorSettings.forTests());
  @TempDir Path cache;

  @AfterEach
  void close() {
    simulator.close();
  }

  @Test
  void its_tweets_files_and_job_are_there() throws SQLException {
    List<String> tweets;
    List<String> files;
    String job;
    try (Connection before = connect("30")) {
      job = rows(before, "SELECT job_id FROM jobs WHERE title = 'song-contest-2014'").get(0);
      tweets = rows(before, "SELECT COUNT(*) FROM tweets" + AN_HOUR);
      files = rows(before, "SELECT file_name FROM files WHERE state = 'stored' ORDER BY 1");
    }
    assertEquals(6, files.size());
    simulator.clock().advance(Duration.ofDays(60));
    try (Connection after = connect("31")) {
      assertEquals(
          List.of("expired"), rows(after, "SELECT status FROM jobs WHERE job_id = '" + job + "'"));
      assertEquals(
          List.of("expired null"),
          rows(
              after,
              "SELECT status || ' ' || COALESCE(data_format, 'null') FROM jobs WHERE job_id = '"
                  + job
                  + "'"));
      assertEquals(tweets, rows(after, "SELECT COUNT(*) FROM tweets" + AN_HOUR));
      assertEquals(
          files,
          rows(
              after,
              "SELECT file_name FROM files WHERE job_id = '"
                  + job
                  + "' AND footer_agrees ORDER BY 1"));
      assertFalse(rows(after, "SELECT COUNT(*) FROM tweets").isEmpty());
    }
    assertEquals(6, simulator.requests().dataFiles());
    assertTrue(simulator.requests().count("GET", "**results.json") >= 1);
  }

  /** Another timeout is another database, which knows nothing of the first one's answers. */
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

  private static List<String> rows(Connection connection, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }
}
