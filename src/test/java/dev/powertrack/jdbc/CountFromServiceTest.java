package dev.powertrack.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.simulator.Fault;
import dev.powertrack.simulator.Origin;
import dev.powertrack.simulator.Simulator;
import dev.powertrack.simulator.SimulatorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With countFromService=true, COUNT(*) of whole jobs is the service's own count. */
class CountFromServiceTest {
  @TempDir Path cache;
  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    connection = connect("countFromService=true");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void a_whole_job_is_counted_without_a_file() throws SQLException {
    String sql = "SELECT COUNT(*) FROM tweets WHERE job_id = '" + job("year-2013") + "'";
    String told = one("SELECT activity_count FROM jobs WHERE title = 'year-2013'");

    assertEquals(told, one(sql));
    assertEquals(0, filesRead());
    assertTrue(
        one("EXPLAIN PLAN FOR " + sql).contains("whole jobs answered from the service's count: 1"),
        one("EXPLAIN PLAN FOR " + sql));
  }

  @Test
  void all_jobs_are_counted_together_and_one_by_one() throws SQLException {
    String total = one("SELECT SUM(activity_count) FROM jobs WHERE status = 'delivered'");

    assertEquals(total, one("SELECT COUNT(*) FROM tweets"));
    assertEquals(
        rows(
            "SELECT job_id || ' ' || CAST(activity_count AS VARCHAR) FROM jobs"
                + " WHERE status = 'delivered' ORDER BY 1"),
        rows(
            "SELECT job_id || ' ' || CAST(n AS VARCHAR) FROM"
                + " (SELECT job_id, COUNT(*) AS n FROM tweets GROUP BY job_id) ORDER BY 1"));
    assertEquals(0, filesRead());
  }

  @Test
  void a_period_of_a_whole_job_is_counted_without_a_file() throws SQLException {
    String job = job("song-contest-2014");
    String told = one("SELECT activity_count FROM jobs WHERE job_id = '" + job + "'");
    String from = one("SELECT from_date FROM jobs WHERE job_id = '" + job + "'");
    String to = one("SELECT to_date FROM jobs WHERE job_id = '" + job + "'");

    assertEquals(
        told,
        one(
            "SELECT COUNT(*) FROM tweets WHERE job_id IN ('"
                + job
                + "') AND posted_at >= '"
                + from
                + "' AND posted_at < '"
                + to
                + "'"));
    assertEquals(0, filesRead());
  }

  @Test
  void a_part_of_a_job_is_read() throws SQLException {
    String hour =
        "SELECT COUNT(*) FROM tweets WHERE posted_at >= TIMESTAMP '2013-05-01 10:00:00'"
            + " AND posted_at < TIMESTAMP '2013-05-01 11:00:00'";
    long tweets = Long.parseLong(one(hour));

    assertTrue(tweets > 0);
    assertEquals(6, filesRead());
  }

  @Test
  void a_job_whose_files_were_all_read_is_known_better() throws SQLException {
    String ofJob = " FROM tweets WHERE job_id = '" + job("song-contest-2014") + "'";
    String count = one("SELECT COUNT(posted_at), COUNT(text)" + ofJob);
    long fetched = filesRead();

    assertEquals(count, one("SELECT COUNT(*)" + ofJob));
    assertEquals(fetched, filesRead());
    String plan = one("EXPLAIN PLAN FOR SELECT COUNT(*)" + ofJob);
    assertTrue(plan.contains("answered from counts known of files read before"), plan);
    assertFalse(plan.contains("the service's count"), plan);
  }

  @Test
  void files_are_read_where_the_service_tells_no_count() throws SQLException {
    try (Simulator simulator = Simulator.start(SimulatorSettings.forTests());
        Connection c = connect(simulator)) {
      String job = one(c, "SELECT job_id FROM jobs WHERE title = 'song-contest-2014'");
      simulator.faults().always("**/jobs/" + job + ".json", Fault.status(410));

      one(c, "SELECT COUNT(*) FROM tweets WHERE job_id = '" + job + "'");

      assertTrue(simulator.requests().count(r -> r.origin() == Origin.DATA) > 0);
    }
  }

  @Test
  void files_are_read_without_the_option() throws SQLException {
    connection.close();
    connection = connect("countFromService=false");
    one("SELECT COUNT(*) FROM tweets WHERE job_id = '" + job("song-contest-2014") + "'");

    assertTrue(filesRead() > 0);
  }

  @Test
  void a_folder_or_no_pushdown_gets_a_warning() throws SQLException, IOException {
    Path folder = Files.createDirectory(cache.resolve("folder"));
    Files.writeString(folder.resolve("a.json"), "{}");
    String url = "jdbc:powertrack:file:" + folder;
    try (Connection of = DriverManager.getConnection(url + "?countFromService=true");
        Connection plain = DriverManager.getConnection(url + "?countFromService=false");
        Connection slow = connect("countFromService=true&pushdown=off")) {
      assertTrue(warning(of).contains("countFromService has no effect on a folder"), warning(of));
      assertTrue(warning(slow).contains("pushdown=off"), warning(slow));
      assertNull(plain.getWarnings());
    }
  }

  private static String warning(Connection connection) throws SQLException {
    assertNotNull(connection.getWarnings());
    return String.valueOf(connection.getWarnings().getMessage());
  }

  /** To the simulator in this process, which sets no limit on requests. */
  private static Connection connect(String options) throws SQLException {
    return DriverManager.getConnection("jdbc:powertrack:demo?" + options);
  }

  private Connection connect(Simulator simulator) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:powertrack://127.0.0.1:"
            + simulator.apiUrl().getPort()
            + "/"
            + simulator.account()
            + "?scheme=http&countFromService=true&cacheDir="
            + cache,
        simulator.user(),
        simulator.password());
  }

  private String one(String sql) throws SQLException {
    return one(connection, sql);
  }

  private static String one(Connection connection, String sql) throws SQLException {
    return rows(connection, sql).get(0);
  }

  private List<String> rows(String sql) throws SQLException {
    return rows(connection, sql);
  }

  private static List<String> rows(Connection connection, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }

  private String job(String title) throws SQLException {
    return one("SELECT job_id FROM jobs WHERE title = '" + title + "'");
  }

  private long filesRead() throws SQLException {
    return Long.parseLong(one("SELECT SUM(files_read) FROM scans"));
  }
}
