package dev.powertrack.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** H2, whose linked tables read ours as if they were its own, joined with a table of its own. */
class H2LinkedTableTest {
  private Connection h2;

  @BeforeEach
  void link() throws SQLException {
    h2 = DriverManager.getConnection("jdbc:h2:mem:");
    run(
        "CREATE LINKED TABLE jobs('dev.powertrack.jdbc.Driver', '"
            + FinalOfTheWorldCup.URL
            + "', '', '', 'POWERTRACK', 'JOBS') READONLY");
    run(
        "CREATE LINKED TABLE tweets('dev.powertrack.jdbc.Driver', '"
            + FinalOfTheWorldCup.URL
            + "', '', '', 'POWERTRACK', 'TWEETS') READONLY");
  }

  @AfterEach
  void close() throws SQLException {
    h2.close();
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = h2.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void columns_and_types_are_taken_over() throws SQLException {
    try (Statement statement = h2.createStatement();
        ResultSet columns =
            statement.executeQuery(
                "SELECT column_name, data_type FROM information_schema.columns"
                    + " WHERE table_name = 'TWEETS'")) {
      Map<String, String> types = new TreeMap<>();
      while (columns.next()) {
        types.put(columns.getString(1), columns.getString(2));
      }
      assertEquals("BIGINT", types.get("TWEET_ID"));
      assertEquals("TIMESTAMP", types.get("POSTED_AT"));
      assertTrue(String.valueOf(types.get("TEXT")).startsWith("CHARACTER"), types.toString());
    }
  }

  @Test
  void our_tweets_join_its_table_of_phases() throws SQLException {
    run("CREATE TABLE phases(window_start TIMESTAMP PRIMARY KEY, phase VARCHAR(20))");
    run(
        "INSERT INTO phases VALUES (TIMESTAMP '2014-07-13 21:10:00', 'before the goal'),"
            + " (TIMESTAMP '2014-07-13 21:20:00', 'the goal'),"
            + " (TIMESTAMP '2014-07-13 21:30:00', 'the whistle')");
    Map<String, Integer> found = new TreeMap<>();
    try (PreparedStatement statement =
        h2.prepareStatement(
            "SELECT phase, COUNT(*) FROM tweets t"
                + " JOIN phases p ON p.window_start = t.window_start"
                + " JOIN jobs j ON j.job_id = t.job_id"
                + " WHERE j.title = ? AND t.posted_at >= ? AND t.posted_at < ? GROUP BY phase")) {
      statement.setString(1, FinalOfTheWorldCup.JOB);
      statement.setObject(2, LocalDateTime.parse("2014-07-13T21:00"));
      statement.setObject(3, LocalDateTime.parse("2014-07-13T22:00"));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.put(rows.getString(1), rows.getInt(2));
        }
      }
    }
    assertEquals(
        Map.of(
            "before the goal", FinalOfTheWorldCup.TWEETS.get("2014-07-13T21:10"),
            "the goal", FinalOfTheWorldCup.TWEETS.get("2014-07-13T21:20"),
            "the whistle", FinalOfTheWorldCup.TWEETS.get("2014-07-13T21:30")),
        found);
  }

  @Test
  void a_time_comes_through_as_it_is_in_utc() throws SQLException {
    try (Statement statement = h2.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT from_date FROM jobs WHERE title = '" + FinalOfTheWorldCup.JOB + "'")) {
      assertTrue(rows.next());
      LocalDateTime through = rows.getObject(1, LocalDateTime.class);
      try (Connection ours = DriverManager.getConnection(FinalOfTheWorldCup.URL);
          ResultSet direct =
              ours.createStatement()
                  .executeQuery(
                      "SELECT from_date FROM jobs WHERE title = '"
                          + FinalOfTheWorldCup.JOB
                          + "'")) {
        assertTrue(direct.next());
        assertEquals(direct.getObject(1, LocalDateTime.class), through);
      }
    }
  }

  @Test
  void a_change_is_refused() {
    assertThrows(SQLException.class, () -> run("DELETE FROM jobs"));
  }
}
