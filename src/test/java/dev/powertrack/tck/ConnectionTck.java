package dev.powertrack.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Array;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link Connection}, method by method. */
class ConnectionTck extends Tck {

  // Transactions: chapter 10.

  /** setAutoCommit: "By default, new connections are in auto-commit mode." */
  @Test
  void auto_commit_is_on_at_first() throws SQLException {
    assertTrue(connection.getAutoCommit());
  }

  /** commit: SQLException if "this Connection object is in auto-commit mode". */
  @Test
  void commit_is_refused_in_auto_commit_mode() {
    refused("25P01", () -> connection.commit());
  }

  /** rollback: SQLException if "this Connection object is in auto-commit mode". */
  @Test
  void rollback_is_refused_in_auto_commit_mode() {
    refused("25P01", () -> connection.rollback());
  }

  /** Pools and Spring switch it off, work, and commit or roll back. */
  @Test
  void without_auto_commit_both_are_harmless() throws SQLException {
    connection.setAutoCommit(false);
    assertFalse(connection.getAutoCommit());
    connection.commit();
    assertEquals(3, count(statement.executeQuery(THREE)));
    connection.rollback();
    connection.setAutoCommit(true);
    assertTrue(connection.getAutoCommit());
  }

  /** 16.1.3: results that are held over commit stay open. */
  @Test
  void a_result_is_held_over_commit_and_rollback() throws SQLException {
    connection.setAutoCommit(false);
    ResultSet rows = row(THREE);
    connection.commit();
    assertTrue(rows.next());
    connection.rollback();
    assertTrue(rows.next());
    assertEquals(3, rows.getInt(1));
  }

  /** setSavepoint: SQLFeatureNotSupportedException where there are none. */
  @Test
  void there_are_no_savepoints() throws SQLException {
    connection.setAutoCommit(false);
    unsupported(() -> connection.setSavepoint());
    unsupported(() -> connection.setSavepoint("s"));
    unsupported(() -> connection.rollback(null));
    unsupported(() -> connection.releaseSavepoint(null));
  }

  /** getTransactionIsolation: one of the constants, and the metadata's default. */
  @Test
  void there_is_no_isolation() throws SQLException {
    assertEquals(Connection.TRANSACTION_NONE, connection.getTransactionIsolation());
    assertEquals(
        connection.getMetaData().getDefaultTransactionIsolation(),
        connection.getTransactionIsolation());
  }

  /**
   * setTransactionIsolation: a level that is not supported; chosen: a warning, since tools set one.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void a_level_that_is_not_supported_is_a_warning(int level) throws SQLException {
    connection.setTransactionIsolation(level);
    warned(connection.getWarnings());
    assertEquals(Connection.TRANSACTION_NONE, connection.getTransactionIsolation());
  }

  /** Pools set back what they found. */
  @Test
  void the_level_that_it_has_can_be_set() throws SQLException {
    connection.setTransactionIsolation(connection.getTransactionIsolation());
    assertNull(connection.getWarnings());
  }

  /** setTransactionIsolation: "the given parameter is not one of the Connection constants". */
  @ParameterizedTest
  @ValueSource(ints = {-1, 3, 5, 16, 4096})
  void a_level_that_does_not_exist_is_refused(int level) {
    refused("22023", () -> connection.setTransactionIsolation(level));
  }

  /** setReadOnly: a hint. */
  @Test
  void it_is_read_only_and_takes_the_hint() throws SQLException {
    assertTrue(connection.isReadOnly());
    connection.setReadOnly(true);
    assertTrue(connection.isReadOnly());
    connection.setReadOnly(false);
  }

  // Holdability: 15.1.3.

  @Test
  void results_are_held_over_commit() throws SQLException {
    assertEquals(ResultSet.HOLD_CURSORS_OVER_COMMIT, connection.getHoldability());
    connection.setHoldability(ResultSet.HOLD_CURSORS_OVER_COMMIT);
    assertEquals(connection.getMetaData().getResultSetHoldability(), connection.getHoldability());
  }

  /** setHoldability: SQLFeatureNotSupportedException for one that is not supported. */
  @Test
  void another_holdability_is_not_supported() throws SQLException {
    unsupported(() -> connection.setHoldability(ResultSet.CLOSE_CURSORS_AT_COMMIT));
    assertEquals(ResultSet.HOLD_CURSORS_OVER_COMMIT, connection.getHoldability());
  }

  /** setHoldability: "the given parameter is not a ResultSet constant indicating holdability". */
  @ParameterizedTest
  @ValueSource(ints = {0, -1, 3, 1003})
  void a_holdability_that_does_not_exist_is_refused(int holdability) {
    refused("22023", () -> connection.setHoldability(holdability));
  }

  // Kinds of results: 15.1.1, "the driver … should issue an SQLWarning" and choose another.

  @ParameterizedTest
  @ValueSource(ints = {ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.TYPE_SCROLL_SENSITIVE})
  void a_scrollable_result_becomes_forward_only_with_a_warning(int type) throws SQLException {
    Statement other = connection.createStatement(type, ResultSet.CONCUR_READ_ONLY);
    warned(connection.getWarnings());
    assertEquals(ResultSet.TYPE_FORWARD_ONLY, other.getResultSetType());
    assertEquals(ResultSet.TYPE_FORWARD_ONLY, other.executeQuery(THREE).getType());
  }

  @Test
  void an_updatable_result_becomes_read_only_with_a_warning() throws SQLException {
    Statement other =
        connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_UPDATABLE);
    warned(connection.getWarnings());
    assertEquals(ResultSet.CONCUR_READ_ONLY, other.getResultSetConcurrency());
  }

  @Test
  void a_result_that_closes_at_commit_is_held_with_a_warning() throws SQLException {
    Statement other =
        connection.createStatement(
            ResultSet.TYPE_FORWARD_ONLY,
            ResultSet.CONCUR_READ_ONLY,
            ResultSet.CLOSE_CURSORS_AT_COMMIT);
    warned(connection.getWarnings());
    assertEquals(ResultSet.HOLD_CURSORS_OVER_COMMIT, other.getResultSetHoldability());
  }

  @Test
  void the_same_holds_for_prepared_statements() throws SQLException {
    PreparedStatement other =
        connection.prepareStatement(
            THREE, ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
    assertNotNull(warned(connection.getWarnings()).getNextWarning());
    assertEquals(ResultSet.TYPE_FORWARD_ONLY, other.getResultSetType());
    assertEquals(ResultSet.CONCUR_READ_ONLY, other.executeQuery().getConcurrency());
  }

  @Test
  void what_there_is_gives_no_warning() throws SQLException {
    connection.createStatement(
        ResultSet.TYPE_FORWARD_ONLY,
        ResultSet.CONCUR_READ_ONLY,
        ResultSet.HOLD_CURSORS_OVER_COMMIT);
    assertNull(connection.getWarnings());
  }

  /** createStatement: "the given parameters are not ResultSet constants". */
  @Test
  void kinds_that_do_not_exist_are_refused() {
    refused(() -> connection.createStatement(0, ResultSet.CONCUR_READ_ONLY));
    refused(() -> connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, 0));
    refused(() -> connection.createStatement(1003, 1007, 0));
    refused(() -> connection.prepareStatement(THREE, 0, 1007));
    refused(() -> connection.prepareStatement(THREE, 1003, 0));
    refused(() -> connection.prepareStatement(THREE, 1003, 1007, 0));
  }

  // Preparing.

  @Test
  void a_wrong_statement_fails_when_it_is_prepared_or_run() {
    assertTrue(
        String.valueOf(
                refused(() -> connection.prepareStatement("SELEC 1").executeQuery()).getSQLState())
            .startsWith("42"));
  }

  @Test
  void no_statement_is_refused() {
    refused(() -> connection.prepareStatement(null));
    refused(() -> connection.prepareStatement("").executeQuery());
    refused(() -> connection.prepareStatement("  ").executeQuery());
  }

  /** prepareStatement(String, int): only the two constants of Statement. */
  @Test
  void keys_are_asked_for_by_a_constant() throws SQLException {
    connection.prepareStatement(THREE, Statement.NO_GENERATED_KEYS).close();
    connection.prepareStatement(THREE, Statement.RETURN_GENERATED_KEYS).close();
    refused("22023", () -> connection.prepareStatement(THREE, 99));
  }

  @Test
  void keys_of_a_query_are_harmless() throws SQLException {
    assertEquals(3, count(connection.prepareStatement(THREE, new int[] {1}).executeQuery()));
    assertEquals(3, count(connection.prepareStatement(THREE, new String[] {"ID"}).executeQuery()));
  }

  /** prepareCall: SQLFeatureNotSupportedException where there are no procedures. */
  @Test
  void there_are_no_calls() {
    unsupported(() -> connection.prepareCall("{call x()}"));
    unsupported(() -> connection.prepareCall("{call x()}", 1003, 1007));
    unsupported(() -> connection.prepareCall("{call x()}", 1003, 1007, 1));
  }

  // Names.

  /**
   * setCatalog: "If the driver does not support catalogs, it will silently ignore this request."
   */
  @Test
  void there_are_no_catalogs() throws SQLException {
    assertNull(connection.getCatalog());
    connection.setCatalog("anything");
    connection.setCatalog(null);
    assertNull(connection.getCatalog());
  }

  @Test
  void the_schema_is_the_metadata_s() throws SQLException {
    assertEquals(
        java.util.List.of(connection.getSchema()),
        column(connection.getMetaData().getSchemas(null, connection.getSchema()), "TABLE_SCHEM"));
  }

  /** Chosen: as identifiers are, unquoted in any case, and in quotes. */
  @ParameterizedTest
  @ValueSource(strings = {"POWERTRACK", "powertrack", "\"POWERTRACK\""})
  void the_schema_can_be_set(String name) throws SQLException {
    connection.setSchema(name);
    assertEquals("POWERTRACK", connection.getSchema());
  }

  /** Chosen: a schema that is not there is an error, as in H2; pgjdbc finds out later. */
  @ParameterizedTest
  @ValueSource(strings = {"NOPE", "", "\"\"", "POWERTRACK.JOBS"})
  void an_unknown_schema_is_refused(String name) throws SQLException {
    refused("3F000", () -> connection.setSchema(name));
    assertEquals("POWERTRACK", connection.getSchema());
  }

  // nativeSQL: 13.4.

  @Test
  void native_sql_runs_the_same() throws SQLException {
    for (String sql :
        java.util.List.of(
            "SELECT 1",
            "SELECT {fn UCASE('a')}",
            "SELECT {d '2014-05-17'}",
            "SELECT {ts '2014-05-17 18:00:00'}",
            "SELECT '{d' || '}'")) {
      String expected = row(sql).getString(1);
      assertEquals(expected, row(connection.nativeSQL(sql)).getString(1), sql);
    }
  }

  @Test
  void native_sql_of_nothing_is_refused() {
    refused(() -> connection.nativeSQL(null));
  }

  // Time limits and ends.

  @Test
  void the_network_timeout_is_kept() throws SQLException {
    assertEquals(0, connection.getNetworkTimeout());
    connection.setNetworkTimeout(Runnable::run, 30_000);
    assertEquals(30_000, connection.getNetworkTimeout());
    connection.setNetworkTimeout(Runnable::run, 0);
    assertEquals(0, connection.getNetworkTimeout());
  }

  /**
   * setNetworkTimeout: "the executor is null, or the value specified for seconds is less than 0".
   */
  @Test
  void a_wrong_network_timeout_is_refused() {
    refused(() -> connection.setNetworkTimeout(Runnable::run, -1));
    refused(() -> connection.setNetworkTimeout(null, 1));
  }

  /** isValid: "SQLException if the value supplied for timeout is less than 0". */
  @Test
  void validity() throws SQLException {
    assertTrue(connection.isValid(0));
    assertTrue(connection.isValid(5));
    refused(() -> connection.isValid(-1));
    connection.close();
    assertFalse(connection.isValid(1));
    refused(() -> connection.isValid(-1));
  }

  /** abort: "the executor is null". */
  @Test
  void abort_without_an_executor_is_refused() throws SQLException {
    refused(() -> connection.abort(null));
    assertFalse(connection.isClosed());
  }

  /** abort: marks the connection closed, releases resources through the executor; then a no-op. */
  @Test
  void abort_closes() throws Exception {
    CountDownLatch ran = new CountDownLatch(1);
    connection.abort(
        task -> {
          task.run();
          ran.countDown();
        });
    assertTrue(connection.isClosed());
    assertTrue(ran.await(1, TimeUnit.SECONDS));
    assertTrue(statement.isClosed());
    connection.abort(Runnable::run);
    refused(() -> connection.createStatement());
  }

  /** close: "Calling the method close on a Connection object that is already closed is a no-op." */
  @Test
  void closing_twice_is_harmless() throws SQLException {
    assertFalse(connection.isClosed());
    connection.close();
    connection.close();
    assertTrue(connection.isClosed());
  }

  /** 13.1.? "All Statement objects … will be closed when the connection … is closed." */
  @Test
  void closing_closes_what_hangs_on_it() throws SQLException {
    ResultSet rows = row(THREE);
    PreparedStatement prepared = connection.prepareStatement(THREE);
    ResultSet others = prepared.executeQuery();
    ResultSet tables = connection.getMetaData().getTables(null, null, "%", null);
    connection.close();
    assertTrue(statement.isClosed());
    assertTrue(rows.isClosed());
    assertTrue(prepared.isClosed());
    assertTrue(others.isClosed());
    assertTrue(tables.isClosed());
  }

  @Test
  void a_closed_connection_says_so() throws SQLException {
    connection.close();
    assertInstanceOf(
        SQLNonTransientConnectionException.class,
        refused("08003", () -> connection.createStatement()));
    refused("08003", () -> connection.getMetaData());
    refused("08003", () -> connection.getWarnings());
    refused("08003", () -> connection.commit());
  }

  // Client info.

  @Test
  void client_info_is_kept() throws SQLException {
    connection.setClientInfo("ApplicationName", "tck");
    assertEquals("tck", connection.getClientInfo("ApplicationName"));
    assertEquals("tck", connection.getClientInfo().getProperty("ApplicationName"));
    connection.setClientInfo("ApplicationName", null);
    assertNull(connection.getClientInfo("ApplicationName"));
  }

  /** setClientInfo(Properties): what is not in the list is cleared. */
  @Test
  void client_info_is_replaced() throws SQLException {
    connection.setClientInfo("ClientUser", "me");
    Properties all = new Properties();
    all.setProperty("ApplicationName", "tck");
    connection.setClientInfo(all);
    assertNull(connection.getClientInfo("ClientUser"));
    assertEquals("tck", connection.getClientInfo("ApplicationName"));
  }

  /** 9.6: a property that is not supported gives a warning. */
  @Test
  void an_unknown_client_info_is_a_warning() throws SQLException {
    connection.setClientInfo("Nope", "x");
    warned(connection.getWarnings());
    assertNull(connection.getClientInfo("Nope"));
  }

  @Test
  void client_info_of_a_closed_connection_is_refused() throws SQLException {
    connection.close();
    assertThrows(
        SQLClientInfoException.class, () -> connection.setClientInfo("ApplicationName", "x"));
    assertThrows(SQLClientInfoException.class, () -> connection.setClientInfo(new Properties()));
    refused(() -> connection.getClientInfo("ApplicationName"));
    refused(() -> connection.getClientInfo());
  }

  // Making values.

  @Test
  void a_clob_can_be_made() throws SQLException {
    Clob clob = connection.createClob();
    assertEquals(0, clob.length());
    clob.setString(1, "text");
    assertEquals("text", clob.getSubString(1, 4));
    assertEquals(0, connection.createNClob().length());
  }

  @Test
  void an_array_can_be_made() throws SQLException {
    Array array = connection.createArrayOf("VARCHAR", new Object[] {"a", "b"});
    assertEquals("VARCHAR", array.getBaseTypeName());
    assertEquals(java.sql.Types.VARCHAR, array.getBaseType());
    assertEquals(2, ((Object[]) array.getArray()).length);
    array.free();
    refused(array::getArray);
  }

  /** createArrayOf: "the typeName is null". */
  @Test
  void an_array_has_a_type() {
    refused(() -> connection.createArrayOf(null, new Object[0]));
    refused(() -> connection.createArrayOf("NOPE", new Object[0]));
  }

  @Test
  void other_objects_do_not_exist() {
    unsupported(() -> connection.createBlob());
    unsupported(() -> connection.createSQLXML());
    unsupported(() -> connection.createStruct("T", new Object[0]));
  }

  /** getTypeMap: empty at first. setTypeMap: SQLFeatureNotSupportedException for more. */
  @Test
  void there_are_no_user_defined_types() throws SQLException {
    assertEquals(Map.of(), connection.getTypeMap());
    connection.setTypeMap(Map.of());
    unsupported(() -> connection.setTypeMap(Map.of("T", String.class)));
  }

  // Requests and shards: JDBC 4.3.

  @Test
  void requests_are_hints() throws SQLException {
    connection.beginRequest();
    connection.beginRequest();
    connection.endRequest();
    connection.endRequest();
    assertTrue(connection.isValid(1));
  }

  @Test
  void there_are_no_shards() {
    assertThrows(SQLException.class, () -> connection.setShardingKey(null));
    assertThrows(SQLException.class, () -> connection.setShardingKeyIfValid(null, 1));
  }

  // Warnings and wrapping.

  @Test
  void warnings_are_cleared() throws SQLException {
    assertNull(connection.getWarnings());
    connection.setClientInfo("Nope", "x");
    connection.clearWarnings();
    assertNull(connection.getWarnings());
  }

  @Test
  void it_is_a_wrapper_for_itself() throws SQLException {
    assertTrue(connection.isWrapperFor(Connection.class));
    assertSame(connection, connection.unwrap(Connection.class));
    assertFalse(connection.isWrapperFor(String.class));
    refused(() -> connection.unwrap(String.class));
  }

  @Test
  void what_is_printed_has_no_secrets() throws SQLException {
    Properties login = new Properties();
    login.setProperty("password", "hush-hush");
    try (Connection secret = java.sql.DriverManager.getConnection(DEMO, login)) {
      assertFalse(secret.toString().contains("hush"), secret.toString());
      assertFalse(secret.getMetaData().getURL().contains("hush"));
    }
    try (Connection secret = java.sql.DriverManager.getConnection(DEMO + "?password=hush%2Dhush")) {
      assertFalse(secret.toString().contains("hush"), secret.toString());
      assertFalse(secret.getMetaData().getURL().contains("hush"));
    }
  }
}
