package dev.powertrack.sql.table;

import dev.powertrack.sql.prune.SplitBounds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are counted without being read.
 *
 * @param bounds what is known of all of them
 * @param rows how many
 * @param first time of the first, in milliseconds; null where it is not known
 * @param last time of the last
 */
record CountedSplit(SplitBounds bounds, long rows, @Nullable Long first, @Nullable Long last) {

  /**
   * The row that stands for all. Where a column has several values it holds one of them: who asks
   * for it has made sure by a {@link dev.powertrack.sql.prune.GroupTest} that any will do.
   *
   * @param columns ordinals of the table's columns and of {@link Counted}
   */
  @Nullable Object[] row(List<Integer> columns, int columnCount) {
    @Nullable Object[] row = new @Nullable Object[columns.size()];
    for (int i = 0; i < row.length; i++) {
      int column = columns.get(i);
      row[i] =
          Counted.at(column, columnCount)
              .<@Nullable Object>map(this::value)
              .orElseGet(() -> column < columnCount ? bounds.column(column).lo() : null);
    }
    return row;
  }

  private @Nullable Object value(Counted which) {
    return switch (which) {
      case ROWS -> rows;
      case FIRST_TIME -> first;
      case LAST_TIME -> last;
    };
  }
}
