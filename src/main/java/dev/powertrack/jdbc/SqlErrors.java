package dev.powertrack.jdbc;

import dev.powertrack.PowerTrackException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;

/**
 * The one place where an error gets its SQLState and its class. The states are PostgreSQL's (<a
 * href="https://www.postgresql.org/docs/current/errcodes-appendix.html">appendix A</a>), which
 * keeps to the SQL standard's classes and names more cases.
 */
final class SqlErrors {
  static final String CONNECTION_CLOSED = "08003";
  static final String INVALID_ARGUMENT = "22023";
  static final String OUT_OF_RANGE = "22003";
  static final String BAD_CAST = "22018";
  static final String BAD_TIME = "22007";
  static final String NO_ROW = "24000";
  static final String NOT_IN_STATE = "55000";
  static final String UNKNOWN_COLUMN = "42703";

  /** A method that this kind of object must not be asked for, as pgjdbc has it. */
  static final String WRONG_OBJECT = "42809";

  static final String UNKNOWN_SCHEMA = "3F000";
  static final String READ_ONLY = "25006";
  static final String NO_TRANSACTION = "25P01";
  static final String CANCELLED = "57014";

  /** Rows were asked for and there are none: the standard's "no data". */
  static final String NOT_A_QUERY = "02000";

  /** A count was asked for and there are rows, as pgjdbc has it. */
  static final String NOT_AN_UPDATE = "0100E";

  static final String DEFECT = "XX000";

  private SqlErrors() {}

  /** Something that returns a value and may throw anything. */
  interface Call<T> {
    T run() throws SQLException;
  }

  /** Runs what lies below this room; whatever it throws comes out as an SQLException. */
  static <T> T guard(Call<T> call) throws SQLException {
    try {
      return call.run();
    } catch (RuntimeException | Error e) {
      throw of(e);
    }
  }

  /** Turns anything thrown below this room into what a caller of JDBC expects. */
  static SQLException of(Throwable thrown) {
    if (thrown instanceof SQLException known) {
      return known;
    }
    if (thrown instanceof PowerTrackException known) {
      return of(known);
    }
    return defect(thrown);
  }

  private static SQLException of(PowerTrackException e) {
    String message = String.valueOf(e.getMessage());
    return switch (e.kind()) {
      case INVALID_SETTING -> new SQLDataException(message, INVALID_ARGUMENT, e);
      case CONNECTION -> new SQLNonTransientConnectionException(message, "08006", e);
      case LOGIN -> new SQLInvalidAuthorizationSpecException(message, "28000", e);
      case NOT_FOUND -> new SQLNonTransientException(message, "42704", e);
      case EXPIRED -> new SQLNonTransientException(message, NOT_IN_STATE, e);
      case LIMIT -> new SQLTransientException(message, "53400", e);
      case SERVICE -> new SQLException(message, "58000", e);
      case BAD_FILE -> new SQLNonTransientException(message, "XX001", e);
      case LOCAL_IO -> new SQLException(message, "58030", e);
      case SYNTAX -> new SQLSyntaxErrorException(message, "42601", e);
      case UNKNOWN_TABLE -> new SQLSyntaxErrorException(message, "42P01", e);
      case UNKNOWN_COLUMN -> new SQLSyntaxErrorException(message, UNKNOWN_COLUMN, e);
      case UNKNOWN_FUNCTION -> new SQLSyntaxErrorException(message, "42883", e);
      case UNKNOWN_SCHEMA -> new SQLSyntaxErrorException(message, UNKNOWN_SCHEMA, e);
      case AMBIGUOUS -> new SQLSyntaxErrorException(message, "42702", e);
      case GROUPING -> new SQLSyntaxErrorException(message, "42803", e);
      case WRONG_TYPE -> new SQLSyntaxErrorException(message, "42804", e);
      case UNSUPPORTED -> withCause(unsupported(message), e);
      case INVALID_VALUE -> new SQLDataException(message, "22000", e);
      case OUT_OF_RANGE -> new SQLDataException(message, OUT_OF_RANGE, e);
      case BAD_TIME -> new SQLDataException(message, BAD_TIME, e);
      case BAD_CAST -> new SQLDataException(message, BAD_CAST, e);
      case TOO_MANY_ROWS -> new SQLDataException(message, "21000", e);
      case DIVISION_BY_ZERO -> new SQLDataException(message, "22012", e);
      case READ_ONLY -> new SQLException(message, READ_ONLY, e);
      case REFUSED -> new SQLException(message, "42501", e);
      case ALREADY_EXISTS -> new SQLIntegrityConstraintViolationException(message, "23505", e);
      case NOT_IN_STATE -> new SQLNonTransientException(message, NOT_IN_STATE, e);
      case UNCERTAIN -> new SQLNonTransientException(message, "08007", e);
      case CANCELLED -> new SQLException(message, CANCELLED, e);
      case TIMEOUT -> new SQLTimeoutException(message, CANCELLED, e);
      case INTERNAL -> new SQLException(message, DEFECT, e);
    };
  }

  /** The same while a connection is being opened: what cannot be reached is class 08. */
  static SQLException connecting(Throwable thrown) {
    if (thrown instanceof PowerTrackException e) {
      return switch (e.kind()) {
        case CONNECTION, NOT_FOUND, LOCAL_IO, SERVICE, EXPIRED ->
            new SQLNonTransientConnectionException(String.valueOf(e.getMessage()), "08001", e);
        default -> of(e);
      };
    }
    return of(thrown);
  }

  private static SQLException defect(Throwable thrown) {
    String what =
        thrown instanceof OutOfMemoryError
            ? "Out of memory. Give the JVM more (-Xmx), or ask for less at once."
            : "A defect of PowerTrack SQL, please report it: " + firstLine(thrown);
    String state = thrown instanceof OutOfMemoryError ? "53200" : DEFECT;
    return new SQLException(what, state, thrown);
  }

  private static String firstLine(Throwable thrown) {
    String message = thrown.getMessage();
    String name = thrown.getClass().getSimpleName();
    return message == null ? name : name + ": " + message.lines().findFirst().orElse("");
  }

  private static SQLException withCause(SQLException e, @Nullable Throwable cause) {
    e.initCause(cause);
    return e;
  }

  static SQLFeatureNotSupportedException unsupported(String message) {
    return new SQLFeatureNotSupportedException(message, "0A000");
  }

  static SQLException invalidArgument(String message) {
    return new SQLDataException(message, INVALID_ARGUMENT);
  }

  static SQLException noSuchParameter(int parameter, int count) {
    return invalidArgument(
        count == 0
            ? "Parameter " + parameter + " does not exist: the statement has none."
            : "Parameter " + parameter + " does not exist: the statement has 1 to " + count + ".");
  }

  static SQLDataException outOfRange(String message) {
    return new SQLDataException(message, OUT_OF_RANGE);
  }

  static SQLDataException badCast(String message) {
    return new SQLDataException(message, BAD_CAST);
  }

  static SQLException closed(String what) {
    return switch (what) {
      case "connection" ->
          new SQLNonTransientConnectionException("The connection is closed.", CONNECTION_CLOSED);
      case "result set" -> new SQLException("The result set is closed.", NO_ROW);
      default -> new SQLException("The " + what + " is closed.", NOT_IN_STATE);
    };
  }

  static SQLException notInState(String message, String state) {
    return new SQLException(message, state);
  }
}
