package dev.powertrack.jdbc;

import static dev.powertrack.jdbc.SqlStates.assertSays;
import static dev.powertrack.jdbc.SqlStates.assertState;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ending statements from another thread and by the clock, wherever they are. */
@Timeout(9)
class CancelTest {
  private final FakeDatabase database = new FakeDatabase();
  private final FakeQuery query = database.answer("q", FakeQuery.numbers(1000));
  private final CountDownLatch hanging = new CountDownLatch(1);
  private Connection connection;
  private Statement statement;

  @BeforeEach
  void open() throws SQLException {
    connection = database.connect();
    statement = connection.createStatement();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private void hang(dev.powertrack.sql.ExecutionControl control) {
    hanging.countDown();
    FakeQuery.hang(control);
  }

  private interface Action {
    void run() throws Exception;
  }

  /** Runs an action in another thread as soon as the statement hangs. */
  private Thread onceHanging(Action action) {
    Thread thread =
        new Thread(
            () -> {
              try {
                hanging.await();
                action.run();
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });
    thread.start();
    return thread;
  }

  @Test
  void cancel_ends_the_planning() {
    query.whilePlanning = this::hang;
    onceHanging(() -> statement.cancel());
    assertState("57014", () -> statement.executeQuery("q"));
  }

  @Test
  void cancel_ends_the_start() {
    query.whileStarting = this::hang;
    onceHanging(() -> statement.cancel());
    assertState("57014", () -> statement.executeQuery("q"));
  }

  @Test
  void cancel_ends_a_stalled_step_and_the_statement_works_again() throws SQLException {
    query.whileStepping = this::hang;
    ResultSet rows = statement.executeQuery("q");
    onceHanging(() -> statement.cancel());
    assertState("57014", rows::next);

    query.whileStepping = control -> {};
    assertTrue(statement.executeQuery("q").next());
  }

  @Test
  void cancel_between_two_rows_ends_the_result() throws SQLException {
    ResultSet rows = statement.executeQuery("q");
    assertTrue(rows.next());
    statement.cancel();
    assertState("57014", rows::next);
  }

  @Test
  void cancel_with_nothing_running_does_nothing() throws SQLException {
    statement.cancel();
    ResultSet rows = statement.executeQuery("q");
    rows.close();
    statement.cancel();
    assertTrue(statement.executeQuery("q").next());
  }

  @Test
  void a_timeout_ends_planning_start_and_steps() throws SQLException {
    statement.setQueryTimeout(1);
    query.whileStepping = FakeQuery::hang;
    ResultSet rows = statement.executeQuery("q");
    long before = System.nanoTime();
    SQLException e = assertState("57014", rows::next);
    assertInstanceOf(SQLTimeoutException.class, e);
    assertSays("1 seconds", e);
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
    assertTrue(took >= 900 && took < 2000, "took " + took + " ms");

    query.whileStepping = control -> {};
    assertTrue(statement.executeQuery("q").next());
  }

  @Test
  void the_network_timeout_ends_a_step_and_its_connection() throws SQLException {
    connection.setNetworkTimeout(Runnable::run, 300);
    ResultSet rows = statement.executeQuery("q");
    assertTrue(rows.next());
    query.whileStepping = FakeQuery::hang;
    assertSays("300 ms", assertState("08006", rows::next));
    assertTimeoutPreemptively(
        java.time.Duration.ofSeconds(2),
        () -> {
          while (!connection.isClosed()) {
            Thread.sleep(5);
          }
        });
    assertTrue(statement.isClosed());
  }

  @Test
  void time_that_the_caller_spends_does_not_count() throws Exception {
    statement.setQueryTimeout(1);
    ResultSet rows = statement.executeQuery("q");
    assertTrue(rows.next());
    Thread.sleep(1300);
    assertTrue(rows.next());

    // The same run still has a clock: a step that hangs is ended.
    query.whileStepping = FakeQuery::hang;
    assertInstanceOf(SQLTimeoutException.class, assertState("57014", rows::next));
  }

  @Test
  void closing_the_statement_from_another_thread_ends_its_run() {
    query.whileStarting = this::hang;
    onceHanging(() -> statement.close());
    assertState("57014", () -> statement.executeQuery("q"));
    assertEquals(0, query.open.get());
  }

  @Test
  void closing_during_a_step_is_an_error_not_the_end_of_the_rows() throws SQLException {
    query.whileStepping = this::hang;
    ResultSet rows = statement.executeQuery("q");
    onceHanging(() -> statement.close());
    assertState("57014", rows::next);
  }

  @Test
  void closing_the_connection_ends_what_runs_and_does_not_wait() throws Exception {
    query.whileStarting = this::hang;
    long[] took = new long[1];
    Thread closing =
        onceHanging(
            () -> {
              long before = System.nanoTime();
              connection.close();
              took[0] = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
            });
    assertState("57014", () -> statement.executeQuery("q"));
    closing.join();
    assertTrue(took[0] < 500, "took " + took[0] + " ms");
  }

  @Test
  void abort_ends_what_runs_through_its_executor() throws Exception {
    query.whileStarting = this::hang;
    onceHanging(() -> connection.abort(task -> new Thread(task).start()));
    assertState("57014", () -> statement.executeQuery("q"));
    assertTrue(connection.isClosed());
  }
}
