package dev.powertrack;

import org.jspecify.annotations.Nullable;

/**
 * Anything that went wrong and that a user can be told about: the message names what, where (job,
 * file, property) and what to do. It never holds a password, an Authorization header or the query
 * string of a link. The JDBC room turns it into an {@link java.sql.SQLException} whose SQLState
 * follows from the {@link Kind}.
 */
public final class PowerTrackException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What sort of thing went wrong; decides the SQLState. */
  public enum Kind {
    /** A URL, property or argument has a value that is not allowed. */
    INVALID_SETTING,
    /** The host does not answer, or the connection broke. */
    CONNECTION,
    /** The service refused user and password (401, or 403 from the API). */
    LOGIN,
    /** The account, job or file does not exist. */
    NOT_FOUND,
    /** The job or its links have expired (410, or 403 from the data host). */
    EXPIRED,
    /** The service asks to slow down (429), or a documented limit would be exceeded. */
    LIMIT,
    /** The service answered with an error, or with something that cannot be understood. */
    SERVICE,
    /** A data file is damaged or is not what it should be. */
    BAD_FILE,
    /** A local folder or file cannot be read or written. */
    LOCAL_IO,
    /** The SQL text is wrong: syntax. */
    SYNTAX,
    /** The SQL text names a table that does not exist. */
    UNKNOWN_TABLE,
    /** The SQL text names a column that does not exist. */
    UNKNOWN_COLUMN,
    /** The SQL text names a function that does not exist. */
    UNKNOWN_FUNCTION,
    /** The SQL text names a schema that does not exist. */
    UNKNOWN_SCHEMA,
    /** The SQL text names a column that several tables have. */
    AMBIGUOUS,
    /** An aggregate, or a column beside one, stands where it cannot. */
    GROUPING,
    /** Types do not go together. */
    WRONG_TYPE,
    /** The SQL text is understood but cannot be carried out. */
    UNSUPPORTED,
    /** A value cannot be converted, or is out of range. */
    INVALID_VALUE,
    /** A number does not fit its type. */
    OUT_OF_RANGE,
    /** A text is no date or time. */
    BAD_TIME,
    /** A text is no value of the type that it is cast to. */
    BAD_CAST,
    /** A subquery that stands for a value has several rows. */
    TOO_MANY_ROWS,
    /** Division by zero. */
    DIVISION_BY_ZERO,
    /** A change was asked for and the connection is read-only. */
    READ_ONLY,
    /** A guard rail refused a change before anything was sent. */
    REFUSED,
    /** What is to be created is there already: a job's title. Nothing was sent. */
    ALREADY_EXISTS,
    /** A job is not in the state that a change needs. Nothing was sent. */
    NOT_IN_STATE,
    /** A change was sent, and whether the service took it cannot be told. */
    UNCERTAIN,
    /** The statement was cancelled. */
    CANCELLED,
    /** The statement ran longer than its limit. */
    TIMEOUT,
    /** A defect of ours. */
    INTERNAL
  }

  private final Kind kind;

  public PowerTrackException(Kind kind, String message) {
    this(kind, message, null);
  }

  public PowerTrackException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
