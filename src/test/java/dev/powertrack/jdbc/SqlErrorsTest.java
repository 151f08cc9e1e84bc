package dev.powertrack.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SqlErrorsTest {

  @ParameterizedTest
  @CsvSource({
    "INVALID_SETTING, 22023",
    "CONNECTION, 08006",
    "LOGIN, 28000",
    "NOT_FOUND, 42704",
    "EXPIRED, 55000",
    "LIMIT, 53400",
    "SERVICE, 58000",
    "BAD_FILE, XX001",
    "LOCAL_IO, 58030",
    "SYNTAX, 42601",
    "UNKNOWN_TABLE, 42P01",
    "UNKNOWN_COLUMN, 42703",
    "UNKNOWN_FUNCTION, 42883",
    "UNKNOWN_SCHEMA, 3F000",
    "AMBIGUOUS, 42702",
    "GROUPING, 42803",
    "WRONG_TYPE, 42804",
    "OUT_OF_RANGE, 22003",
    "BAD_TIME, 22007",
    "BAD_CAST, 22018",
    "TOO_MANY_ROWS, 21000",
    "UNSUPPORTED, 0A000",
    "INVALID_VALUE, 22000",
    "DIVISION_BY_ZERO, 22012",
    "READ_ONLY, 25006",
    "ALREADY_EXISTS, 23505",
    "NOT_IN_STATE, 55000",
    "UNCERTAIN, 08007",
    "REFUSED, 42501",
    "CANCELLED, 57014",
    "TIMEOUT, 57014",
    "INTERNAL, XX000"
  })
  void each_kind_has_its_state(Kind kind, String state) {
    assertEquals(state, SqlErrors.of(new PowerTrackException(kind, "m")).getSQLState());
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void message_and_cause_are_kept(Kind kind) {
    PowerTrackException e = new PowerTrackException(kind, "line 1, column 8: no such thing");
    SQLException translated = SqlErrors.of(e);
    assertEquals(e.getMessage(), translated.getMessage());
    assertSame(e, translated.getCause());
  }

  @Test
  void the_class_tells_what_a_program_can_do() {
    assertClass(SQLSyntaxErrorException.class, Kind.SYNTAX);
    assertClass(SQLSyntaxErrorException.class, Kind.UNKNOWN_TABLE);
    assertClass(SQLTimeoutException.class, Kind.TIMEOUT);
    assertClass(SQLTransientException.class, Kind.LIMIT);
    assertClass(SQLDataException.class, Kind.DIVISION_BY_ZERO);
    assertClass(SQLFeatureNotSupportedException.class, Kind.UNSUPPORTED);
    assertClass(SQLInvalidAuthorizationSpecException.class, Kind.LOGIN);
    assertClass(SQLNonTransientConnectionException.class, Kind.CONNECTION);
  }

  private static void assertClass(Class<?> expected, Kind kind) {
    assertInstanceOf(expected, SqlErrors.of(new PowerTrackException(kind, "m")));
  }

  @Test
  void a_defect_of_ours_says_so_in_one_line() {
    SQLException e = SqlErrors.of(new IllegalStateException("first\n\tat second"));
    assertEquals("XX000", e.getSQLState());
    assertEquals(
        "A defect of PowerTrack SQL, please report it: IllegalStateException: first",
        e.getMessage());
    assertEquals("XX000", SqlErrors.of(new StackOverflowError()).getSQLState());
    assertEquals("53200", SqlErrors.of(new OutOfMemoryError()).getSQLState());
  }

  @Test
  void every_state_has_five_characters() {
    for (Kind kind : Kind.values()) {
      String state = SqlErrors.of(new PowerTrackException(kind, "m")).getSQLState();
      assertTrue(state.matches("[0-9A-Z]{5}"), state);
    }
  }
}
