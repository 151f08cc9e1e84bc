package dev.powertrack.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.junit.jupiter.api.function.Executable;

/** Asserts that something fails with an SQLException and its SQLState. */
final class SqlStates {
  private SqlStates() {}

  static SQLException assertState(String state, Executable executable) {
    SQLException e = assertThrows(SQLException.class, executable);
    assertEquals(state, e.getSQLState(), e.getMessage());
    return e;
  }

  static void assertSays(String part, SQLException e) {
    assertTrue(String.valueOf(e.getMessage()).contains(part), e.getMessage());
  }
}
