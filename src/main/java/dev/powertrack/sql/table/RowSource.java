package dev.powertrack.sql.table;

import java.util.Optional;
import java.util.Set;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** Where the rows of a table come from. Used by any number of threads. */
public interface RowSource {

  /** About how many rows there are: for the planner's cost only, never an answer, never I/O. */
  double estimatedRows();

  /** The columns of which the splits know something, by ordinal. */
  Set<Integer> boundedColumns();

  /** The columns that may lead an order which the source keeps by itself, by ordinal. */
  Set<Integer> orderedColumns();

  /** The columns by which rows can be counted without being read; empty where none can. */
  default Optional<CountableColumns> countable() {
    return Optional.empty();
  }

  /**
   * What {@link #open} would open, for EXPLAIN, in an analyst's words: how many files of how many,
   * the time they cover, what of them is on this machine. Lists files, fetches none.
   *
   * @return null for a table about the service, which opens none
   */
  default @Nullable String describe(RowRequest request) {
    return null;
  }

  /** The rows, read as they are asked for. Closing the enumerator ends all that is under way. */
  Enumerator<@Nullable Object[]> open(RowRequest request);
}
