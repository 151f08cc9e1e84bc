package dev.powertrack.sql.table;

import dev.powertrack.sql.ExecutionControl;
import dev.powertrack.sql.prune.GroupTest;
import dev.powertrack.sql.prune.SplitTest;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a scan wants of a table.
 *
 * @param columns ordinals of the table's columns; a row has one slot for each, in this order; with
 *     {@code groups} those of {@link Counted} too
 * @param splits tells of a split whether its rows can match
 * @param groups where not null, one row may stand for all rows of a split of which it says that
 *     they are one group; only asked of a table that has {@link RowSource#countable} columns
 * @param filter the exact condition on a row; null where every row is wanted
 * @param order in which rows are wanted, and null where any order will do; only asked of a table
 *     whose {@link RowSource#orderedColumns} hold its first key
 * @param offset rows to leave out at the start, after {@code filter} and {@code order}
 * @param fetch rows wanted at most; negative for all
 * @param whole whether the reader surely wants all rows, whatever {@code maxRows} is; never with
 *     {@code fetch}
 * @param maxRows how many rows of the whole statement are wanted at most, 0 for all: these need not
 *     be rows of this request, so it only bounds what is fetched ahead
 * @param statement the text of the statement, to be shown
 */
public record RowRequest(
    List<Integer> columns,
    SplitTest splits,
    @Nullable GroupTest groups,
    @Nullable Predicate<@Nullable Object[]> filter,
    @Nullable RowOrder order,
    long offset,
    long fetch,
    boolean whole,
    long maxRows,
    String statement,
    ExecutionControl control) {

  public RowRequest {
    columns = List.copyOf(columns);
  }

  /** How many rows are likely to be wanted before any are left out; negative for all. */
  public long rowsWanted() {
    if (whole || fetch < 0 && maxRows <= 0) {
      return -1;
    }
    long returned = fetch >= 0 ? fetch : maxRows;
    return offset > Long.MAX_VALUE - returned ? Long.MAX_VALUE : offset + returned;
  }

  /** Whether a column is wanted. */
  public boolean names(int column) {
    return columns.contains(column);
  }
}
