package dev.powertrack.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many of six files are asked for while the first of them is still on its way. */
@Timeout(60)
class FetchedAheadTest {
  private static final Simulator SIMULATOR = Simulator.start(SimulatorSettings.forTests());
  private static final String FIRST = "**/2014/05/10/20/00_activities.json.gz";
  private static final String HOUR =
      "posted_at BETWEEN '2014-05-10 20:00:00' AND '2014-05-10 20:59:59'";

  @TempDir private Path cache;

  @AfterAll
  static void close() {
    SIMULATOR.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT lang, COUNT(*) FROM tweets WHERE <hour> GROUP BY lang",
        "SELECT MAX(user_id) FROM tweets WHERE <hour>",
        "SELECT COUNT(*) FROM tweets WHERE <hour>",
        "SELECT text FROM tweets WHERE <hour> ORDER BY text",
        "SELECT text FROM tweets WHERE <hour> ORDER BY text LIMIT 3",
        "SELECT text, RANK() OVER (ORDER BY text) FROM tweets WHERE <hour>",
        "SELECT DISTINCT lang FROM tweets WHERE <hour> AND text LIKE '%a%'",
        "SELECT title, COUNT(*) FROM tweets JOIN jobs USING (job_id) WHERE <hour> GROUP BY title",
        "SELECT COUNT(h.hashtag) FROM tweets t JOIN tweet_hashtags h"
            + " ON t.job_id = h.job_id AND t.tweet_id = h.tweet_id WHERE t.<hour>",
      })
  void all_where_no_row_comes_before_the_last_was_read(String sql) throws Exception {
    assertEquals(6, askedBeforeFirstArrives(sql));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT text FROM tweets WHERE <hour>",
        "SELECT text FROM tweets WHERE <hour> ORDER BY posted_at",
        "SELECT COUNT(*) FROM (SELECT text FROM tweets WHERE <hour> LIMIT 10)",
        "SELECT text FROM tweets WHERE <hour> UNION ALL SELECT title FROM jobs",
      })
  void one_where_the_reader_may_stop(String sql) throws Exception {
    assertEquals(1, askedBeforeFirstArrives(sql));
  }

  /** As DBeaver asks: for 200 rows at most. */
  private int askedBeforeFirstArrives(String sql) throws Exception {
    SIMULATOR.faults().always(FIRST, Fault.delayed(Duration.ofMillis(800)));
    int before = SIMULATOR.requests().dataFiles();
    int asked = 0;
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.setMaxRows(200);
      QueryProgress progress = statement.unwrap(QueryProgress.class);
      CompletableFuture<Void> run =
          CompletableFuture.runAsync(() -> read(statement, sql.replace("<hour>", HOUR)));
      while (!run.isDone()) {
        int now = SIMULATOR.requests().dataFiles() - before;
        asked = progress.filesDone() == 0 ? now : asked;
        Thread.sleep(5);
      }
      run.join();
    }
    return asked;
  }

  private static void read(Statement statement, String sql) {
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        rows.getString(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection connect() throws SQLException {
    Properties login = new Properties();
    login.setProperty("user", SIMULATOR.user());
    login.setProperty("password", SIMULATOR.password());
    return DriverManager.getConnection(
        "jdbc:powertrack://127.0.0.1:"
            + SIMULATOR.apiUrl().getPort()
            + "/"
            + SIMULATOR.account()
            + "?scheme=http&cacheDir="
            + cache,
        login);
  }
}
