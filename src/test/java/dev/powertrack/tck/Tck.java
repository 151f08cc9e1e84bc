package dev.powertrack.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.function.Executable;

/** A connection for each test, and the assertions that the kit is written in. */
abstract class Tck {
  static final String DEMO = "jdbc:powertrack:demo";

  /** Three rows: a number, a text, and a null in the middle. */
  static final String THREE =
      "SELECT * FROM (VALUES (1, 'a'), (2, CAST(NULL AS VARCHAR)), (3, 'c')) AS t(id, name)"
          + " ORDER BY id";

  static final String NO_ROWS = "SELECT * FROM (" + THREE + ") AS q WHERE 1 = 0";

  Connection connection;
  Statement statement;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection(DEMO);
    statement = connection.createStatement();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  /** An SQLException with a message and a five-character SQLState, which is given back. */
  static SQLException refused(Executable action) {
    SQLException e = assertThrows(SQLException.class, action);
    assertTrue(
        String.valueOf(e.getSQLState()).matches("[0-9A-Z]{5}"), "SQLState " + e.getSQLState());
    assertTrue(e.getMessage() != null && !e.getMessage().isBlank(), "a message");
    return e;
  }

  static SQLException refused(String state, Executable action) {
    SQLException e = refused(action);
    assertEquals(state, e.getSQLState(), e.getMessage());
    return e;
  }

  static String message(SQLException e) {
    return String.valueOf(e.getMessage());
  }

  static void unsupported(Executable action) {
    SQLException e = assertThrows(SQLFeatureNotSupportedException.class, action);
    assertEquals("0A000", e.getSQLState());
  }

  /** A result set on its first row. */
  ResultSet row(String select) throws SQLException {
    ResultSet rows = statement.executeQuery(select);
    assertTrue(rows.next(), select);
    return rows;
  }

  /** The only value of {@code SELECT expression}, as text. */
  @Nullable String value(String expression) throws SQLException {
    return row("SELECT " + expression).getString(1);
  }

  static List<String> column(ResultSet rows, String label) throws SQLException {
    List<String> values = new ArrayList<>();
    while (rows.next()) {
      values.add(String.valueOf(rows.getString(label)));
    }
    return values;
  }

  static int count(ResultSet rows) throws SQLException {
    int count = 0;
    while (rows.next()) {
      count++;
    }
    return count;
  }

  static SQLWarning warned(@Nullable SQLWarning warning) {
    assertNotNull(warning, "a warning");
    assertTrue(String.valueOf(warning.getSQLState()).startsWith("01"), warning.getSQLState());
    return warning;
  }
}
