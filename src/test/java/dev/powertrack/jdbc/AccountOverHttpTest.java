package dev.powertrack.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.simulator.Origin;
import dev.powertrack.simulator.Simulator;
import dev.powertrack.simulator.SimulatorSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole way, from a JDBC URL over real HTTP to the service and back. */
class AccountOverHttpTest {
  private final Simulator simulator = Simulator.start(SimulatorSettings.forTests());
  @TempDir Path cache;
  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    connection = connect(simulator.password(), "v2");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    simulator.close();
  }

  @Test
  void a_limit_on_a_year_fetches_one_file() throws SQLException {
    List<String> rows = rows("SELECT tweet_id FROM tweets WHERE job_id = '" + year() + "' LIMIT 5");

    assertEquals(5, rows.size());
    assertEquals(1, dataFiles());
  }

  @Test
  void an_hour_of_a_year_fetches_six_files() throws SQLException {
    rows(
        "SELECT COUNT(*) FROM tweets WHERE posted_at >= TIMESTAMP '2013-05-01 10:00:00'"
            + " AND posted_at < TIMESTAMP '2013-05-01 11:00:00'");

    assertEquals(6, dataFiles());
  }

  @Test
  void no_list_of_files_is_fetched_for_jobs_of_another_time() throws SQLException {
    rows("SELECT COUNT(*) FROM tweets WHERE posted_at < TIMESTAMP '2013-01-01 00:10:00'");

    assertEquals(1, gets("results.json"));
  }

  @Test
  void what_was_fetched_is_kept() throws SQLException {
    String sql = "SELECT COUNT(*) FROM tweets WHERE job_id = '" + job("song-contest-2014") + "'";

    List<String> first = rows(sql);
    int fetched = dataFiles();
    List<String> second = rows(sql);

    assertEquals(first, second);
    assertEquals(fetched, dataFiles());
  }

  @Test
  void opening_a_schema_tree_costs_one_request() throws SQLException {
    simulator.requests().clear();
    try (Connection tree = connect(simulator.password(), "v2");
        ResultSet tables = tree.getMetaData().getTables(null, null, "%", null)) {
      while (tables.next()) {
        try (ResultSet columns =
            tree.getMetaData().getColumns(null, null, tables.getString("TABLE_NAME"), "%")) {
          assertTrue(columns.next());
        }
      }
      rows("SELECT title, status FROM jobs");
    }

    assertTrue(simulator.requests().count(r -> r.origin() == Origin.API) <= 1);
  }

  @Test
  void columns_of_a_job_s_own_page_cost_a_request_only_where_they_are_named() throws SQLException {
    String quoted = job("brazil-protests");
    simulator.requests().clear();

    rows("SELECT title, status, from_date FROM jobs WHERE status = 'quoted'");
    long forTheList = jobPages();
    rows("SELECT cost_dollars FROM jobs WHERE job_id = '" + quoted + "'");

    assertEquals(0, forTheList);
    assertEquals(1, jobPages());
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void both_generations_of_the_service_answer(String version) throws SQLException {
    try (Connection c = connect(simulator.password(), version);
        Statement statement = c.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT COUNT(*) FROM tweets t JOIN jobs j ON t.job_id = j.job_id"
                    + " WHERE j.title = 'song-contest-2014'")) {
      assertTrue(rows.next());
      assertTrue(rows.getLong(1) > 0);
    }
  }

  @Test
  void both_formats_count_alike() throws SQLException {
    List<String> counts =
        rows(
            "SELECT data_format || ' ' || CAST(COUNT(*) AS VARCHAR) FROM tweets"
                + " WHERE posted_at >= TIMESTAMP '2014-07-13 12:00:00'"
                + " AND posted_at < TIMESTAMP '2014-07-13 13:00:00'"
                + " GROUP BY data_format ORDER BY 1");

    assertEquals(2, counts.size());
    assertEquals(
        counts.get(0).replace("activity_streams", ""), counts.get(1).replace("original", ""));
  }

  @Test
  void parameters_choose_files() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT COUNT(*) FROM tweets WHERE posted_at >= ? AND posted_at < ?")) {
      statement.setObject(1, Instant.parse("2013-03-10T06:00:00Z"));
      statement.setObject(2, Instant.parse("2013-03-10T08:00:00Z"));
      try (ResultSet rows = statement.executeQuery()) {
        assertTrue(rows.next());
      }
    }

    assertEquals(12, dataFiles());
  }

  @Test
  void a_job_that_is_not_delivered_has_no_tweets_and_is_no_error() throws SQLException {
    assertEquals(
        List.of("0"),
        rows("SELECT COUNT(*) FROM tweets WHERE job_id = '" + job("brazil-protests") + "'"));
  }

  @Test
  void a_wrong_password_is_an_error_that_does_not_show_it() {
    SQLException e = assertThrows(SQLException.class, () -> connect("nearly-right", "v2"));

    assertEquals("28000", e.getSQLState());
    assertFalse(everythingOf(e).contains("nearly-right"), everythingOf(e));
  }

  @Test
  void an_unknown_account_is_named() {
    SQLException e =
        assertThrows(
            SQLException.class,
            () ->
                DriverManager.getConnection(
                        url("nobody", "v2"), simulator.user(), simulator.password())
                    .close());

    assertTrue(String.valueOf(e.getMessage()).contains("nobody"), e.getMessage());
    assertNotNull(e.getSQLState());
  }

  @Test
  void links_that_are_refused_end_in_an_error_without_a_signature() throws SQLException {
    simulator
        .faults()
        .always("**/*_activities.json.gz", dev.powertrack.simulator.Fault.status(403));

    SQLException e =
        assertThrows(
            SQLException.class,
            () ->
                rows(
                    "SELECT COUNT(*) FROM tweets WHERE job_id = '"
                        + job("song-contest-2014")
                        + "'"));

    String all = everythingOf(e);
    assertTrue(all.contains("renewed"), all);
    assertFalse(all.contains("Signature"), all);
    assertFalse(all.contains(simulator.password()), all);
  }

  @Test
  void the_url_that_is_told_holds_no_secret() throws SQLException {
    String url = url(simulator.account(), "v2") + "&user=" + simulator.user() + "&password=hidden1";

    SQLException e =
        assertThrows(SQLException.class, () -> DriverManager.getConnection(url).close());

    assertFalse(everythingOf(e).contains("hidden1"));
    assertFalse(connection.getMetaData().getURL().contains(simulator.password()));
  }

  @Test
  void a_change_is_refused_before_anything_is_sent() throws SQLException {
    simulator.requests().clear();
    try (Statement statement = connection.createStatement()) {
      SQLException e =
          assertThrows(
              SQLException.class,
              () -> statement.executeUpdate("UPDATE jobs SET status = 'accepted'"));
      assertEquals("25006", e.getSQLState());
    }

    assertEquals(0, simulator.requests().count(r -> true));
  }

  private Connection connect(String password, String version) throws SQLException {
    return DriverManager.getConnection(
        url(simulator.account(), version), simulator.user(), password);
  }

  private String url(String account, String version) {
    return "jdbc:powertrack://127.0.0.1:"
        + simulator.apiUrl().getPort()
        + "/"
        + account
        + "?scheme=http&apiVersion="
        + version
        + "&cacheDir="
        + cache.resolve(version);
  }

  private List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }

  private String year() throws SQLException {
    return job("year-2013");
  }

  private String job(String title) throws SQLException {
    return rows("SELECT job_id FROM jobs WHERE title = '" + title + "'").get(0);
  }

  private int dataFiles() {
    return (int) simulator.requests().count(r -> r.origin() == Origin.DATA);
  }

  private int gets(String end) {
    return (int) simulator.requests().count(r -> r.path().endsWith(end));
  }

  private long jobPages() {
    return simulator.requests().count(r -> r.path().matches(".*/jobs/[a-z0-9]+\\.json"));
  }

  private static String everythingOf(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
