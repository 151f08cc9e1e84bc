package dev.powertrack.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link Statement}, method by method. */
class StatementTck extends Tck {

  // Running.

  @Test
  void a_query_gives_rows() throws SQLException {
    assertEquals(3, count(statement.executeQuery(THREE)));
  }

  /** execute: "true if the first result is a ResultSet object". */
  @Test
  void execute_says_that_there_are_rows() throws SQLException {
    assertTrue(statement.execute(THREE));
    assertNotNull(statement.getResultSet());
    assertEquals(-1, statement.getUpdateCount());
    assertEquals(-1, statement.getLargeUpdateCount());
  }

  /** executeUpdate: SQLException if "the given SQL statement produces a ResultSet object". */
  @Test
  void a_query_is_no_update() {
    refused(() -> statement.executeUpdate(THREE));
    refused(() -> statement.executeLargeUpdate(THREE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ";", "-- nothing", "/* nothing */"})
  void an_empty_statement_is_refused(String sql) {
    refused("42601", () -> statement.executeQuery(sql));
    refused("42601", () -> statement.execute(sql));
    refused("42601", () -> statement.executeUpdate(sql));
  }

  @Test
  void no_statement_is_refused() {
    refused(() -> statement.executeQuery(null));
    refused(() -> statement.execute(null));
    refused(() -> statement.executeUpdate(null));
    refused(() -> statement.addBatch(null));
  }

  @Test
  void a_parameter_has_no_value_here() {
    refused(() -> statement.executeQuery("SELECT ?"));
    refused(() -> statement.executeQuery("SELECT * FROM (" + THREE + ") AS q WHERE id = ?"));
  }

  /** execute(String, int): "the second argument … is not" one of the two constants. */
  @Test
  void keys_are_asked_for_by_a_constant() throws SQLException {
    assertTrue(statement.execute(THREE, Statement.NO_GENERATED_KEYS));
    assertTrue(statement.execute(THREE, Statement.RETURN_GENERATED_KEYS));
    refused("22023", () -> statement.execute(THREE, 99));
    refused("22023", () -> statement.executeUpdate(THREE, 99));
    refused("22023", () -> statement.executeLargeUpdate(THREE, 99));
  }

  @Test
  void keys_of_a_query_are_harmless() throws SQLException {
    assertTrue(statement.execute(THREE, new int[] {1}));
    assertTrue(statement.execute(THREE, new String[] {"ID"}));
  }

  /** getGeneratedKeys: "If this Statement object did not generate any keys, an empty ResultSet". */
  @Test
  void a_query_generates_no_keys() throws SQLException {
    statement.execute(THREE);
    assertFalse(statement.getGeneratedKeys().next());
  }

  // Results: 13.1.2.

  @Test
  void there_is_no_result_before_anything_is_run() throws SQLException {
    assertNull(statement.getResultSet());
    assertEquals(-1, statement.getUpdateCount());
    assertFalse(statement.getMoreResults());
  }

  @Test
  void the_result_can_be_had_again() throws SQLException {
    statement.execute(THREE);
    ResultSet rows = statement.getResultSet();
    assertSame(rows, statement.getResultSet());
  }

  /** getMoreResults: "implicitly closes any current ResultSet". No more: false and -1. */
  @Test
  void there_are_no_more_results() throws SQLException {
    statement.execute(THREE);
    ResultSet rows = statement.getResultSet();
    assertFalse(statement.getMoreResults());
    assertEquals(-1, statement.getUpdateCount());
    assertNull(statement.getResultSet());
    assertTrue(rows.isClosed());
  }

  @Test
  void close_current_result_closes_it() throws SQLException {
    statement.execute(THREE);
    ResultSet rows = statement.getResultSet();
    assertFalse(statement.getMoreResults(Statement.CLOSE_CURRENT_RESULT));
    assertTrue(rows.isClosed());
  }

  /**
   * getMoreResults(int): SQLFeatureNotSupportedException where supportsMultipleOpenResults is
   * false.
   */
  @Test
  void results_are_not_kept_open() throws SQLException {
    statement.execute(THREE);
    assertFalse(connection.getMetaData().supportsMultipleOpenResults());
    unsupported(() -> statement.getMoreResults(Statement.KEEP_CURRENT_RESULT));
    unsupported(() -> statement.getMoreResults(Statement.CLOSE_ALL_RESULTS));
    assertTrue(statement.getResultSet().next());
  }

  @Test
  void another_constant_is_refused() {
    refused("22023", () -> statement.getMoreResults(99));
  }

  /** "A ResultSet object is automatically closed when its Statement … is re-executed." */
  @Test
  void running_again_closes_the_result() throws SQLException {
    ResultSet rows = row(THREE);
    statement.executeQuery(THREE);
    assertTrue(rows.isClosed());
    refused(rows::next);
  }

  @Test
  void a_failure_closes_the_result_and_the_statement_works_again() throws SQLException {
    ResultSet rows = row(THREE);
    refused(() -> statement.executeQuery("SELECT nope FROM jobs"));
    assertTrue(rows.isClosed());
    assertNull(statement.getResultSet());
    assertEquals(-1, statement.getUpdateCount());
    assertEquals(3, count(statement.executeQuery(THREE)));
  }

  @Test
  void two_statements_do_not_disturb_each_other() throws SQLException {
    ResultSet rows = row(THREE);
    assertEquals(3, count(connection.createStatement().executeQuery(THREE)));
    assertTrue(rows.next());
    assertEquals(2, rows.getInt(1));
  }

  // Limits and hints.

  /** setMaxRows: "If the limit is exceeded, the excess rows are silently dropped." */
  @Test
  void max_rows() throws SQLException {
    assertEquals(0, statement.getMaxRows());
    statement.setMaxRows(2);
    assertEquals(2, statement.getMaxRows());
    assertEquals(2, statement.getLargeMaxRows());
    assertEquals(2, count(statement.executeQuery(THREE)));
    statement.setMaxRows(0);
    assertEquals(3, count(statement.executeQuery(THREE)));
  }

  @Test
  void large_max_rows() throws SQLException {
    assertEquals(0, statement.getLargeMaxRows());
    statement.setLargeMaxRows(1L);
    assertEquals(1, count(statement.executeQuery(THREE)));
    statement.setLargeMaxRows(5_000_000_000L);
    assertEquals(5_000_000_000L, statement.getLargeMaxRows());
    assertEquals(3, count(statement.executeQuery(THREE)));
  }

  /** Each setter: "or the condition … >= 0 is not satisfied". */
  @Test
  void negative_limits_are_refused() {
    refused("22023", () -> statement.setMaxRows(-1));
    refused("22023", () -> statement.setLargeMaxRows(-1));
    refused("22023", () -> statement.setMaxFieldSize(-1));
    refused("22023", () -> statement.setQueryTimeout(-1));
    refused("22023", () -> statement.setFetchSize(-1));
    refused("22023", () -> statement.setFetchSize(Integer.MIN_VALUE));
  }

  /**
   * setMaxFieldSize: character and binary columns only; "the excess data is silently discarded".
   */
  @Test
  void max_field_size() throws SQLException {
    assertEquals(0, statement.getMaxFieldSize());
    statement.setMaxFieldSize(3);
    assertEquals(3, statement.getMaxFieldSize());
    ResultSet rows = row("SELECT 'abcdef', 123456, X'0102030405'");
    assertEquals("abc", rows.getString(1));
    assertEquals(123456, rows.getInt(2));
    assertEquals("123456", rows.getString(2));
    assertArrayEquals(new byte[] {1, 2, 3}, rows.getBytes(3));
  }

  @Test
  void the_query_timeout_is_kept() throws SQLException {
    assertEquals(0, statement.getQueryTimeout());
    statement.setQueryTimeout(30);
    assertEquals(30, statement.getQueryTimeout());
    assertEquals(3, count(statement.executeQuery(THREE)));
    statement.setQueryTimeout(0);
    assertEquals(0, statement.getQueryTimeout());
  }

  /** setFetchSize: a hint, and the default of the results. */
  @Test
  void the_fetch_size_is_passed_on() throws SQLException {
    statement.setFetchSize(50);
    assertEquals(50, statement.getFetchSize());
    assertEquals(50, statement.executeQuery(THREE).getFetchSize());
    statement.setFetchSize(0);
    assertEquals(0, statement.getFetchSize());
  }

  @Test
  void the_fetch_direction_is_a_hint() throws SQLException {
    assertEquals(ResultSet.FETCH_FORWARD, statement.getFetchDirection());
    statement.setFetchDirection(ResultSet.FETCH_UNKNOWN);
    statement.setFetchDirection(ResultSet.FETCH_REVERSE);
    assertEquals(ResultSet.FETCH_FORWARD, statement.executeQuery(THREE).getFetchDirection());
    statement.setFetchDirection(ResultSet.FETCH_FORWARD);
    assertEquals(ResultSet.FETCH_FORWARD, statement.getFetchDirection());
    refused("22023", () -> statement.setFetchDirection(99));
  }

  @Test
  void escapes_can_be_switched_off_and_on() throws SQLException {
    statement.setEscapeProcessing(false);
    assertEquals(3, count(statement.executeQuery(THREE)));
    statement.setEscapeProcessing(true);
    assertEquals("A", value("{fn UCASE('a')}"));
  }

  /**
   * setCursorName: "If the database does not support positioned update/delete, this method is a
   * noop."
   */
  @Test
  void a_cursor_name_is_a_no_op() throws SQLException {
    assertFalse(connection.getMetaData().supportsPositionedUpdate());
    statement.setCursorName("c");
    statement.setCursorName(null);
  }

  /** setPoolable: "By default, a Statement is not poolable when created". */
  @Test
  void it_is_not_poolable_until_it_is_said() throws SQLException {
    assertFalse(statement.isPoolable());
    statement.setPoolable(true);
    assertTrue(statement.isPoolable());
  }

  @Test
  void its_results_are_forward_only_read_only_and_held() throws SQLException {
    assertEquals(ResultSet.TYPE_FORWARD_ONLY, statement.getResultSetType());
    assertEquals(ResultSet.CONCUR_READ_ONLY, statement.getResultSetConcurrency());
    assertEquals(ResultSet.HOLD_CURSORS_OVER_COMMIT, statement.getResultSetHoldability());
  }

  // Closing.

  @Test
  void closing_closes_the_result() throws SQLException {
    ResultSet rows = row(THREE);
    assertFalse(statement.isClosed());
    statement.close();
    statement.close();
    assertTrue(statement.isClosed());
    assertTrue(rows.isClosed());
  }

  @Test
  void a_closed_statement_says_so() throws SQLException {
    statement.close();
    refused("55000", () -> statement.executeQuery(THREE));
    refused("55000", () -> statement.getResultSet());
    refused("55000", () -> statement.getConnection());
    refused("55000", () -> statement.cancel());
    refused("55000", () -> statement.isCloseOnCompletion());
  }

  /** closeOnCompletion: closes when all its results are closed. */
  @Test
  void it_closes_with_its_result_if_told() throws SQLException {
    assertFalse(statement.isCloseOnCompletion());
    statement.closeOnCompletion();
    statement.closeOnCompletion();
    assertTrue(statement.isCloseOnCompletion());
    ResultSet rows = statement.executeQuery(THREE);
    assertEquals(3, count(rows));
    assertFalse(statement.isClosed());
    rows.close();
    assertTrue(statement.isClosed());
  }

  /** closeOnCompletion: running again is not the completion. */
  @Test
  void running_again_does_not_close_it() throws SQLException {
    statement.closeOnCompletion();
    statement.executeQuery(THREE);
    ResultSet again = statement.executeQuery(THREE);
    assertFalse(statement.isClosed());
    again.close();
    assertTrue(statement.isClosed());
  }

  @Test
  void without_it_a_closed_result_leaves_the_statement_open() throws SQLException {
    statement.executeQuery(THREE).close();
    assertFalse(statement.isClosed());
  }

  // Batches: chapter 14.

  @Test
  void an_empty_batch_has_no_counts() throws SQLException {
    assertArrayEquals(new int[0], statement.executeBatch());
    assertArrayEquals(new long[0], statement.executeLargeBatch());
  }

  /**
   * executeBatch: BatchUpdateException if "one of the commands … attempts to return a result set".
   */
  @Test
  void a_query_in_a_batch_fails_it() throws SQLException {
    statement.addBatch(THREE);
    BatchUpdateException e =
        assertThrows(BatchUpdateException.class, () -> statement.executeBatch());
    assertEquals(0, e.getUpdateCounts().length);
    assertEquals(0, e.getLargeUpdateCounts().length);
    assertTrue(String.valueOf(e.getSQLState()).length() == 5);
  }

  /** 14.1.1: the list is empty after it was run. */
  @Test
  void a_batch_is_run_once() throws SQLException {
    statement.addBatch("SELECT nope");
    assertThrows(BatchUpdateException.class, () -> statement.executeBatch());
    assertArrayEquals(new int[0], statement.executeBatch());
  }

  @Test
  void a_batch_can_be_cleared() throws SQLException {
    statement.addBatch(THREE);
    statement.clearBatch();
    assertArrayEquals(new int[0], statement.executeBatch());
  }

  // Writing is refused where it is not allowed.

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO jobs (title) VALUES ('x')",
        "UPDATE jobs SET status = 'accepted'",
        "DELETE FROM jobs",
        "INSERT INTO tweets (tweet_id) VALUES (1)"
      })
  void writing_is_refused(String sql) {
    refused("25006", () -> statement.executeUpdate(sql));
    refused("25006", () -> statement.execute(sql));
    assertThrows(SQLException.class, () -> statement.executeQuery(sql));
  }

  // JDBC 4.3: quoting.

  @Test
  void a_literal_is_quoted() throws SQLException {
    assertEquals("'O''Hara'", statement.enquoteLiteral("O'Hara"));
    assertEquals("O'Hara", value(statement.enquoteLiteral("O'Hara")));
    assertEquals("''", statement.enquoteLiteral(""));
  }

  @Test
  void a_national_literal_is_quoted_and_runs() throws SQLException {
    assertEquals("N'Zürich'", statement.enquoteNCharLiteral("Zürich"));
    assertEquals("Zürich", value(statement.enquoteNCharLiteral("Zürich")));
  }

  @Test
  void an_identifier_is_quoted_where_it_must_be() throws SQLException {
    assertEquals("jobs", statement.enquoteIdentifier("jobs", false));
    assertEquals("\"jobs\"", statement.enquoteIdentifier("jobs", true));
    assertEquals("\"two words\"", statement.enquoteIdentifier("two words", false));
    assertEquals("\"JOBS\"", statement.enquoteIdentifier("\"JOBS\"", false));
    refused(() -> statement.enquoteIdentifier("a\"b", false), SQLException.class);
  }

  /**
   * isSimpleIdentifier: chosen: a reserved word is not simple, since it does not stand unquoted.
   */
  @Test
  void a_reserved_word_is_quoted() throws SQLException {
    String alias = statement.enquoteIdentifier("select", false);
    assertEquals("\"select\"", alias);
    assertEquals("select", row("SELECT 1 AS " + alias).getMetaData().getColumnLabel(1));
    assertFalse(statement.isSimpleIdentifier("order"));
  }

  @Test
  void a_simple_identifier() throws SQLException {
    assertTrue(statement.isSimpleIdentifier("posted_at"));
    assertFalse(statement.isSimpleIdentifier("two words"));
    assertFalse(statement.isSimpleIdentifier("1st"));
    assertFalse(statement.isSimpleIdentifier(""));
    assertFalse(statement.isSimpleIdentifier("\"quoted\""));
  }

  private static void refused(
      org.junit.jupiter.api.function.Executable action, Class<? extends SQLException> type) {
    assertThrows(type, action);
  }

  // The rest.

  @Test
  void it_knows_its_connection() throws SQLException {
    assertSame(connection, statement.getConnection());
  }

  @Test
  void it_is_a_wrapper_for_itself() throws SQLException {
    assertTrue(statement.isWrapperFor(Statement.class));
    assertSame(statement, statement.unwrap(Statement.class));
    assertFalse(statement.isWrapperFor(Connection.class));
    refused(() -> statement.unwrap(Connection.class));
    refused(() -> statement.unwrap(null));
  }

  @Test
  void warnings_begin_empty_and_can_be_cleared() throws SQLException {
    statement.executeQuery(THREE);
    assertNull(statement.getWarnings());
    statement.clearWarnings();
    assertNull(statement.getWarnings());
  }
}
