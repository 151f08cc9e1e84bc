package dev.powertrack.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.simulator.Fault;
import dev.powertrack.simulator.Simulator;
import dev.powertrack.simulator.SimulatorSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Statement.cancel: "can be used by one thread to cancel a statement that is being executed by
 * another thread"; setQueryTimeout: "If the limit is exceeded, an SQLTimeoutException is thrown".
 * Both within a second, wherever the statement is; close and abort alike, and none of them blocks.
 */
@Timeout(60)
class CancelAndTimeoutTck {
  /** A second is what is promised; the rest is for a machine that builds other things besides. */
  private static final long LONGEST_MS = 1500;

  private static final Simulator simulator = Simulator.start(SimulatorSettings.forTests());

  /** One for all tests, so that lists of files are fetched once. */
  @TempDir static Path cache;

  private Connection connection;
  private Statement statement;

  /** Where a statement is when it is ended. */
  enum Place {
    DOWNLOAD("SELECT text FROM tweets", true),
    AGGREGATE("SELECT lang, COUNT(*) FROM tweets WHERE text LIKE '%a%' GROUP BY lang", true),
    SORT("SELECT text FROM tweets ORDER BY text", true),
    SORT_IN_TIME("SELECT text FROM tweets ORDER BY posted_at DESC", true),
    HASH_BUILD("SELECT COUNT(*) FROM tweets a JOIN tweets b ON a.text = b.text", true),
    SUBQUERY("SELECT title FROM jobs WHERE job_id IN (SELECT job_id FROM tweets)", true),
    WINDOW("SELECT RANK() OVER (ORDER BY text) FROM tweets", true),
    UNION("SELECT text FROM tweets UNION SELECT title FROM jobs", true),
    CROSS_JOIN("SELECT COUNT(*) FROM " + many() + " WHERE a.title || h.title <> 'x'", false),
    CROSS_JOIN_WITH_CONDITION(
        "SELECT a.title FROM "
            + many()
            + " WHERE CONCAT_WS('', a.title, b.title, c.title, d.title, e.title, f.title, g.title,"
            + " h.title, i.title, j.title) = 'x'",
        false),
    SORT_OF_MUCH("SELECT a.title FROM " + eight() + " ORDER BY h.title || a.title", false);

    private final String sql;
    private final boolean stalled;

    Place(String sql, boolean stalled) {
      this.sql = sql;
      this.stalled = stalled;
    }

    /** Eight jobs to the eighth: sixteen million rows. */
    private static String eight() {
      return "jobs a, jobs b, jobs c, jobs d, jobs e, jobs f, jobs g, jobs h";
    }

    /** Eight jobs to the tenth: a thousand million rows. */
    private static String many() {
      return eight() + ", jobs i, jobs j";
    }
  }

  @BeforeEach
  void open() throws SQLException {
    connection = connect();
    statement = connection.createStatement();
    statement.executeQuery("SELECT COUNT(*) FROM files").next();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    simulator.faults().clear();
  }

  @AfterAll
  static void end() {
    simulator.close();
  }

  private Connection connect() throws SQLException {
    return connect(cache);
  }

  private Connection connect(Path folder) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:powertrack://127.0.0.1:"
            + simulator.apiUrl().getPort()
            + "/"
            + simulator.account()
            + "?scheme=http&cacheDir="
            + folder,
        simulator.user(),
        simulator.password());
  }

  /** Planned before, so that it is running, and not being planned, when it is ended. */
  private void stall(Place place) throws SQLException {
    connection.prepareStatement(place.sql).close();
    if (place.stalled) {
      simulator.faults().always("/**.json.gz", Fault.stalledAfter(100));
    }
  }

  private interface Ending {
    void run() throws SQLException;
  }

  /** Runs all rows of a statement, ends it from this thread, and gives what it failed with. */
  private SQLException endedBy(Place place, Ending ending) throws Exception {
    stall(place);
    return endedBy(place.sql, ending);
  }

  private SQLException endedBy(String sql, Ending ending) throws Exception {
    CompletableFuture<@Nullable Void> run =
        CompletableFuture.runAsync(() -> all(sql), task -> new Thread(task).start());
    Thread.sleep(700);
    assertFalse(run.isDone(), "still runs");
    long before = System.nanoTime();
    ending.run();
    long blocked = millisecondsSince(before);
    ExecutionException e =
        assertThrows(ExecutionException.class, () -> run.get(20, TimeUnit.SECONDS));
    long took = millisecondsSince(before);
    assertTrue(blocked < 500, "the call took " + blocked + " ms");
    assertTrue(took < LONGEST_MS, "ended after " + took + " ms");
    Throwable wrapped = assertInstanceOf(IllegalStateException.class, e.getCause());
    return assertInstanceOf(SQLException.class, wrapped.getCause(), String.valueOf(e));
  }

  private void all(String sql) {
    try {
      ResultSet rows = statement.executeQuery(sql);
      while (rows.next()) {
        rows.getString(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long millisecondsSince(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
  }

  private void assertWorksAgain() throws SQLException {
    simulator.faults().clear();
    ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM jobs");
    assertTrue(rows.next());
    assertTrue(rows.getInt(1) > 0);
    rows = statement.executeQuery("SELECT text FROM tweets LIMIT 1");
    assertTrue(rows.next());
    assertFalse(rows.getString(1).isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void cancel_ends_it(Place place) throws Exception {
    SQLException e = endedBy(place, () -> statement.cancel());
    assertEquals("57014", e.getSQLState(), e.getMessage());
    assertFalse(statement.isClosed());
    assertWorksAgain();
  }

  /** Sixty joins take seconds to be put in order. */
  @Test
  void cancel_ends_the_planning() throws Exception {
    StringBuilder joins = new StringBuilder("SELECT COUNT(*) FROM tweets t0");
    for (int i = 1; i <= 60; i++) {
      String on = " JOIN tweets t%d ON t%d.in_reply_to_status_id = t%d.tweet_id";
      joins.append(String.format(Locale.ROOT, on, i, i, i - 1));
    }
    SQLException e = endedBy(joins.toString(), () -> statement.cancel());
    assertEquals("57014", e.getSQLState(), e.getMessage());
    assertWorksAgain();
  }

  /** Its code takes seconds to be written and compiled, in which nobody looks at a signal. */
  private static String giant(String name) {
    StringBuilder branches = new StringBuilder("SELECT CASE");
    for (int i = 0; i < 500; i++) {
      branches.append(" WHEN retweet_count + ").append(i % 7).append(" = user_id - ");
      branches.append(i).append(" THEN ").append(i);
    }
    return branches + " END AS " + name + " FROM tweets";
  }

  @Test
  void cancel_ends_the_compilation_of_a_giant_statement() throws Exception {
    SQLException e = endedBy(giant("a"), () -> statement.cancel());
    assertEquals("57014", e.getSQLState(), e.getMessage());
    assertWorksAgain();
  }

  @Test
  void the_query_timeout_ends_the_compilation_of_a_giant_statement() throws Exception {
    statement.setQueryTimeout(1);
    long before = System.nanoTime();
    assertThrows(SQLTimeoutException.class, () -> statement.executeQuery(giant("b")));
    long took = millisecondsSince(before);
    assertTrue(took >= 950 && took < 1000 + LONGEST_MS, "ended after " + took + " ms");
    statement.setQueryTimeout(0);
    assertWorksAgain();
  }

  @Test
  void closing_the_connection_ends_the_preparation_of_a_giant_statement() throws Exception {
    CompletableFuture<SQLException> preparation =
        CompletableFuture.supplyAsync(
            () -> assertThrows(SQLException.class, () -> connection.prepareStatement(giant("c"))),
            task -> new Thread(task).start());
    Thread.sleep(300);
    long before = System.nanoTime();
    connection.close();
    SQLException e = preparation.get(20, TimeUnit.SECONDS);
    long took = millisecondsSince(before);
    assertEquals("57014", e.getSQLState(), e.getMessage());
    assertTrue(took < LONGEST_MS, "ended after " + took + " ms");
  }

  @ParameterizedTest
  @EnumSource(names = {"DOWNLOAD", "AGGREGATE", "SORT", "HASH_BUILD", "CROSS_JOIN"})
  void the_query_timeout_ends_it(Place place) throws Exception {
    stall(place);
    statement.setQueryTimeout(1);
    long before = System.nanoTime();
    SQLTimeoutException e =
        assertThrows(
            SQLTimeoutException.class,
            () -> {
              ResultSet rows = statement.executeQuery(place.sql);
              while (rows.next()) {
                rows.getString(1);
              }
            });
    long took = millisecondsSince(before);
    assertEquals("57014", e.getSQLState());
    assertTrue(took >= 900 && took < 1000 + LONGEST_MS, "took " + took + " ms");
    statement.setQueryTimeout(30);
    assertWorksAgain();
  }

  @ParameterizedTest
  @EnumSource(names = {"DOWNLOAD", "HASH_BUILD", "CROSS_JOIN"})
  void closing_the_statement_ends_it(Place place) throws Exception {
    SQLException e = endedBy(place, () -> statement.close());
    assertEquals("57014", e.getSQLState(), e.getMessage());
    assertTrue(statement.isClosed());
    assertTrue(connection.isValid(5));
  }

  @ParameterizedTest
  @EnumSource(names = {"DOWNLOAD", "HASH_BUILD", "CROSS_JOIN"})
  void closing_the_connection_ends_it_and_does_not_block(Place place) throws Exception {
    SQLException e = endedBy(place, () -> connection.close());
    assertEquals("57014", e.getSQLState(), e.getMessage());
    assertTrue(statement.isClosed());
  }

  @ParameterizedTest
  @EnumSource(names = {"DOWNLOAD", "HASH_BUILD"})
  void abort_ends_it(Place place) throws Exception {
    endedBy(place, () -> connection.abort(Runnable::run));
    assertTrue(connection.isClosed());
  }

  /** setNetworkTimeout: the call fails, and "the connection is closed". */
  @Test
  void the_network_timeout_ends_it_and_the_connection() throws Exception {
    stall(Place.DOWNLOAD);
    connection.setNetworkTimeout(Runnable::run, 500);
    long before = System.nanoTime();
    SQLException e =
        assertThrows(
            SQLException.class,
            () -> {
              ResultSet rows = statement.executeQuery(Place.DOWNLOAD.sql);
              while (rows.next()) {
                rows.getString(1);
              }
            });
    assertTrue(String.valueOf(e.getSQLState()).startsWith("08"), e.getSQLState());
    assertTrue(millisecondsSince(before) < 500 + LONGEST_MS);
    for (int i = 0; i < 100 && !connection.isClosed(); i++) {
      Thread.sleep(10);
    }
    assertTrue(connection.isClosed());
  }

  @Test
  void a_prepared_statement_is_cancelled_alike() throws Exception {
    try (PreparedStatement prepared =
        connection.prepareStatement("SELECT COUNT(*) FROM tweets WHERE text LIKE ?")) {
      simulator.faults().always("/**.json.gz", Fault.stalledAfter(100));
      prepared.setString(1, "%a%");
      prepared.setQueryTimeout(1);
      assertThrows(SQLTimeoutException.class, () -> prepared.executeQuery().next());
    }
  }

  /**
   * An answer of the service that stalls, and a statement that waits for it. The list of jobs is
   * there already, since the connection was opened with it.
   */
  enum Question {
    ONE_JOB("/**/jobs/*.json", "SELECT data_format FROM jobs"),
    RESULTS("/**/results.json", "SELECT url_count FROM results"),
    SUSPECT_MINUTES("/**/results.json", "SELECT minute_start FROM suspect_minutes"),
    FILES("/**/results.json", "SELECT file_name FROM files"),
    TWEETS("/**/results.json", "SELECT text FROM tweets"),
    TWEETS_WITH_HASHTAGS(
        "/**/results.json",
        "SELECT h.hashtag FROM tweets t JOIN tweet_hashtags h"
            + " ON t.job_id = h.job_id AND t.tweet_id = h.tweet_id"),
    EXPLAIN("/**/results.json", "EXPLAIN PLAN FOR SELECT text FROM tweets");

    private final String path;
    private final String sql;

    Question(String path, String sql) {
      this.path = path;
      this.sql = sql;
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_stalled_answer_of_the_service_is_timed_out(Question question, @TempDir Path folder)
      throws Exception {
    try (Connection fresh = connect(folder)) {
      simulator.faults().always(question.path, Fault.stalledAfter(10));
      Statement waiting = fresh.createStatement();
      waiting.setQueryTimeout(1);
      long before = System.nanoTime();
      assertThrows(SQLTimeoutException.class, () -> waiting.executeQuery(question.sql).next());
      long took = millisecondsSince(before);
      assertTrue(took < 1000 + LONGEST_MS, "took " + took + " ms");
      simulator.faults().clear();
      assertFalse(Thread.currentThread().isInterrupted());
      waiting.setQueryTimeout(30);
      assertTrue(waiting.executeQuery(question.sql).next());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ONE_JOB", "FILES", "TWEETS"})
  void a_stalled_answer_of_the_service_is_cancelled(Question question, @TempDir Path folder)
      throws Exception {
    try (Connection fresh = connect(folder)) {
      simulator.faults().always(question.path, Fault.stalledAfter(10));
      statement = fresh.createStatement();
      SQLException e = endedBy(question.sql, () -> statement.cancel());
      assertEquals("57014", e.getSQLState(), e.getMessage());
      assertWorksAgain();
    }
  }

  // Harmless.

  @Test
  void cancel_before_anything_runs_is_harmless() throws SQLException {
    statement.cancel();
    statement.cancel();
    assertWorksAgain();
  }

  @Test
  void cancel_after_all_rows_were_read_is_harmless() throws SQLException {
    ResultSet rows = statement.executeQuery("SELECT title FROM jobs");
    while (rows.next()) {
      rows.getString(1);
    }
    statement.cancel();
    assertFalse(rows.isClosed());
    assertWorksAgain();
  }

  @Test
  void cancel_between_two_rows_ends_the_result() throws SQLException {
    ResultSet rows = statement.executeQuery("SELECT title FROM jobs");
    assertTrue(rows.next());
    statement.cancel();
    statement.cancel();
    SQLException e = assertThrows(SQLException.class, rows::next);
    assertEquals("57014", e.getSQLState());
    assertWorksAgain();
  }

  @Test
  void a_timeout_of_zero_is_none() throws SQLException {
    statement.setQueryTimeout(0);
    assertWorksAgain();
  }

  /** Chosen: what the caller does between two rows does not count. */
  @Test
  void the_caller_s_own_time_does_not_count() throws Exception {
    statement.setQueryTimeout(1);
    ResultSet rows = statement.executeQuery("SELECT title FROM jobs");
    assertTrue(rows.next());
    Thread.sleep(1300);
    assertTrue(rows.next());
  }

  @Test
  void one_statement_s_end_is_not_another_s() throws SQLException {
    ResultSet others = connection.createStatement().executeQuery("SELECT title FROM jobs");
    assertTrue(others.next());
    ResultSet rows = statement.executeQuery("SELECT title FROM jobs");
    assertTrue(rows.next());
    statement.cancel();
    assertTrue(others.next());
  }
}
