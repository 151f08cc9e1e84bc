package dev.powertrack.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that has been parsed and planned: immutable, executed any number of times, by any
 * thread.
 */
public interface PreparedQuery {

  /** The statement's text as it was given. */
  String sql();

  /** The columns of its result; empty for a statement that returns none. */
  List<ResultColumn> columns();

  /** The types of its {@code ?} in their order. */
  List<SqlType> parameters();

  /** Whether it returns rows (a query, EXPLAIN) rather than an update count. */
  boolean returnsRows();

  /** Whether executing it changes something that the service holds. */
  default boolean isChange() {
    return false;
  }

  /**
   * Starts it. A statement that returns no rows gives one row whose first value is its update
   * count.
   *
   * @param parameters a value for each {@code ?}, in the forms of {@link Cursor#value}, matching
   *     {@link #parameters}
   * @param maxRows no more than these are wanted; 0 for no limit. Scans use it to read less
   * @param control cancels this execution
   * @throws dev.powertrack.PowerTrackException when it cannot start
   */
  Cursor execute(List<@Nullable Object> parameters, long maxRows, ExecutionControl control);
}
