package dev.powertrack.sql.table;

import dev.powertrack.sql.ExecutionControl;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be changed about a table's rows. Used by any number of threads. */
public interface TableWriter {

  /**
   * Checks all rows, then adds one after the other.
   *
   * @param rows with a slot for each column of the table; absent values are null
   * @return how many were added
   */
  long insert(List<@Nullable Object[]> rows, ExecutionControl control);

  /**
   * Checks all rows, then gives each its new status, one after the other.
   *
   * @param rows the key of a row, and its new status
   * @return how many were changed
   */
  long setStatus(List<@Nullable Object[]> rows, ExecutionControl control);
}
