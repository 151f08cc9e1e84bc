package dev.powertrack.jdbc;

import static dev.powertrack.jdbc.SqlStates.assertState;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a connection says of itself, keeps, refuses and closes. */
class ConnectionTest {
  private final FakeDatabase database = new FakeDatabase();
  private final FakeQuery query = database.answer("q", FakeQuery.numbers(3));
  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    connection = database.connect();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void auto_commit_is_on_and_commit_belongs_to_off() throws SQLException {
    assertTrue(connection.getAutoCommit());
    assertState("25P01", () -> connection.commit());
    assertState("25P01", () -> connection.rollback());
    connection.setAutoCommit(false);
    assertFalse(connection.getAutoCommit());
    connection.commit();
    connection.rollback();
    assertState("0A000", () -> connection.setSavepoint());
    assertState("0A000", () -> connection.setSavepoint("s"));
  }

  @Test
  void there_is_no_isolation_but_any_level_is_taken() throws SQLException {
    assertEquals(Connection.TRANSACTION_NONE, connection.getTransactionIsolation());
    connection.setTransactionIsolation(Connection.TRANSACTION_NONE);
    assertNull(connection.getWarnings());
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    assertEquals(Connection.TRANSACTION_NONE, connection.getTransactionIsolation());
    assertEquals("01S02", connection.getWarnings().getSQLState());
    connection.clearWarnings();
    assertNull(connection.getWarnings());
    assertState("22023", () -> connection.setTransactionIsolation(99));
  }

  @Test
  void it_is_read_only() throws SQLException {
    assertTrue(connection.isReadOnly());
    connection.setReadOnly(false);
    assertTrue(connection.isReadOnly());
    assertTrue(connection.getMetaData().isReadOnly());
  }

  @Test
  void schema_is_the_one_and_catalog_is_none() throws SQLException {
    assertEquals("POWERTRACK", connection.getSchema());
    connection.setSchema("powertrack");
    assertState("3F000", () -> connection.setSchema("OTHER"));
    assertNull(connection.getCatalog());
    connection.setCatalog("anything");
    assertNull(connection.getCatalog());
  }

  @Test
  void other_kinds_of_results_are_downgraded_with_a_warning() throws SQLException {
    Statement statement =
        connection.createStatement(
            ResultSet.TYPE_SCROLL_INSENSITIVE,
            ResultSet.CONCUR_UPDATABLE,
            ResultSet.CLOSE_CURSORS_AT_COMMIT);
    assertEquals(3, StatementTest.messages(connection.getWarnings()).size());
    assertEquals(ResultSet.TYPE_FORWARD_ONLY, statement.getResultSetType());
    assertEquals(ResultSet.CONCUR_READ_ONLY, statement.getResultSetConcurrency());
    assertEquals(ResultSet.HOLD_CURSORS_OVER_COMMIT, statement.getResultSetHoldability());
    assertState("22023", () -> connection.createStatement(1, ResultSet.CONCUR_READ_ONLY));
    assertState("22023", () -> connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, 1));
    assertState("22023", () -> connection.setHoldability(99));
    assertEquals(ResultSet.HOLD_CURSORS_OVER_COMMIT, connection.getHoldability());
  }

  @Test
  void an_unknown_option_is_a_warning() throws SQLException {
    try (Connection other = database.connect(FakeDatabase.URL + "?colour=red&cache=off")) {
      assertEquals(
          List.of("There is no option 'colour'."), StatementTest.messages(other.getWarnings()));
    }
  }

  @Test
  void client_info_is_kept_and_unknown_names_are_a_warning() throws SQLException {
    connection.setClientInfo("ApplicationName", "test");
    assertEquals("test", connection.getClientInfo("ApplicationName"));
    assertEquals("test", connection.getClientInfo().getProperty("ApplicationName"));
    connection.setClientInfo("Colour", "red");
    assertNull(connection.getClientInfo("Colour"));
    assertNotNull(connection.getWarnings());
    connection.setClientInfo(new Properties());
    assertNull(connection.getClientInfo("ApplicationName"));
    connection.close();
    org.junit.jupiter.api.Assertions.assertThrows(
        SQLClientInfoException.class, () -> connection.setClientInfo("ApplicationName", "x"));
  }

  @Test
  void small_things_are_answered_as_the_specification_has_it() throws SQLException {
    assertEquals("SELECT {fn NOW()}", connection.nativeSQL("SELECT {fn NOW()}"));
    assertTrue(connection.getTypeMap().isEmpty());
    connection.setTypeMap(Map.of());
    connection.setNetworkTimeout(Runnable::run, 5000);
    assertEquals(5000, connection.getNetworkTimeout());
    assertState("22023", () -> connection.setNetworkTimeout(Runnable::run, -1));
    assertState("22023", () -> connection.setNetworkTimeout(null, 1));
    assertState("0A000", () -> connection.prepareCall("{call p}"));
    assertState("0A000", () -> connection.createBlob());
    assertState("0A000", () -> connection.createSQLXML());
    assertSame(connection, connection.unwrap(Connection.class));
    assertTrue(connection.isWrapperFor(PowerTrackConnection.class));
    assertFalse(connection.isWrapperFor(String.class));
    assertState("22023", () -> connection.unwrap(String.class));
  }

  @Test
  void is_valid_asks_the_database_and_never_throws_for_a_failure() throws SQLException {
    assertTrue(connection.isValid(1));
    database.checkFails = new PowerTrackException(Kind.CONNECTION, "gone");
    assertFalse(connection.isValid(0));
    database.checkFails = new IllegalStateException("oops");
    assertFalse(connection.isValid(1));
    assertState("22023", () -> connection.isValid(-1));
    connection.close();
    assertFalse(connection.isValid(1));
  }

  @Test
  void closing_closes_what_hangs_on_it() throws SQLException {
    Statement statement = connection.createStatement();
    ResultSet rows = statement.executeQuery("q");
    PreparedStatement prepared = connection.prepareStatement("q");
    ResultSet tables = connection.getMetaData().getTables(null, null, "%", null);
    connection.close();
    connection.close();
    assertTrue(connection.isClosed());
    assertTrue(statement.isClosed());
    assertTrue(rows.isClosed());
    assertTrue(prepared.isClosed());
    assertTrue(tables.isClosed());
    assertEquals(0, query.open.get());
  }

  @Test
  void a_failed_login_is_28000_and_an_unreachable_host_08001() {
    database.checkFails = new PowerTrackException(Kind.LOGIN, "no");
    assertState("28000", () -> database.connect());
    database.checkFails = new PowerTrackException(Kind.CONNECTION, "no answer");
    assertState("08001", () -> database.connect());
    database.checkFails = new PowerTrackException(Kind.LOCAL_IO, "no folder");
    assertState("08001", () -> database.connect());
    database.checkFails = new NullPointerException("oops");
    assertState("XX000", () -> database.connect());
  }
}
