package dev.powertrack.sql.table;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Rows of a small table: tested one by one, counted off, as lazily as their source is. */
final class FilteredRows extends ReadOnceRows {
  private final Iterator<@Nullable Object[]> rows;
  private final RowRequest request;
  private final Runnable onClose;
  private long toSkip;
  private long toReturn;

  FilteredRows(Iterator<@Nullable Object[]> rows, RowRequest request, Runnable onClose) {
    this.rows = rows;
    this.request = request;
    this.onClose = onClose;
    this.toSkip = request.offset();
    this.toReturn = request.fetch() < 0 ? Long.MAX_VALUE : request.fetch();
  }

  @Override
  public boolean moveNext() {
    while (toReturn > 0 && rows.hasNext()) {
      request.control().check();
      @Nullable Object[] row = rows.next();
      if (request.filter() != null && !request.filter().test(row)) {
        continue;
      }
      if (toSkip > 0) {
        toSkip--;
        continue;
      }
      toReturn--;
      return stepTo(row);
    }
    onClose.run(); // what was wrong with what was read is said now
    return stepTo(null);
  }

  @Override
  public void close() {
    onClose.run();
  }
}
