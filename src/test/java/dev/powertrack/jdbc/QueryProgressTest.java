package dev.powertrack.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A statement tells another thread how far it has come. */
@Timeout(60)
class QueryProgressTest {
  private static final String LAST = "**/2014/05/10/20/50_activities.json.gz";
  private static final String SIX_FILES =
      "SELECT MAX(user_id) FROM tweets WHERE posted_at >= TIMESTAMP '2014-05-10 20:00:00'"
          + " AND posted_at < TIMESTAMP '2014-05-10 21:00:00'";

  @TempDir private Path cache;

  @Test
  void tells_files_bytes_and_rows_while_it_runs_and_at_its_end() throws Exception {
    try (Simulator simulator = Simulator.start(SimulatorSettings.forTests());
        Connection connection = connect(simulator);
        Connection other = connect(simulator);
        Statement statement = connection.createStatement()) {
      QueryProgress progress = statement.unwrap(QueryProgress.class);
      assertTrue(statement.isWrapperFor(QueryProgress.class));
      assertEquals(0, progress.filesTotal());
      assertEquals(-1, progress.bytesTotal());

      simulator.faults().always(LAST, Fault.delayed(java.time.Duration.ofSeconds(4)));
      CompletableFuture<Void> run = CompletableFuture.runAsync(() -> run(statement));
      while (progress.filesDone() < 5 && !run.isDone()) {
        Thread.sleep(10);
      }

      assertFalse(run.isDone(), () -> "it has ended: " + run);
      assertEquals(6, progress.filesTotal());
      assertTrue(progress.bytesDone() > 0 && progress.bytesTotal() > progress.bytesDone());
      assertEquals(
          "running,5", one(other, "SELECT state || ',' || CAST(files_read AS VARCHAR) FROM scans"));

      run.join();
      assertEquals(6, progress.filesDone());
      assertEquals(progress.bytesTotal(), progress.bytesDone());
      assertEquals(progress.bytesFetched(), progress.bytesDone());
      assertTrue(progress.rowsRead() >= progress.rowsMatched() && progress.rowsMatched() > 0);
    }
  }

  private static void run(Statement statement) {
    try (ResultSet rows = statement.executeQuery(SIX_FILES)) {
      while (rows.next()) {
        rows.getString(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String one(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private Connection connect(Simulator simulator) throws SQLException {
    Properties login = new Properties();
    login.setProperty("user", simulator.user());
    login.setProperty("password", simulator.password());
    return DriverManager.getConnection(
        "jdbc:powertrack://127.0.0.1:"
            + simulator.apiUrl().getPort()
            + "/"
            + simulator.account()
            + "?scheme=http&cacheDir="
            + cache,
        login);
  }
}
