package dev.powertrack.sql;

import java.util.List;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** The rows of a running plan. */
final class EnumeratorCursor implements Cursor {
  private final Enumerator<?> rows;
  private final boolean single;
  private final long maxRows;
  private final ExecutionControl control;
  private long returned;
  private @Nullable Object current;

  /**
   * @param single whether a row is its one value rather than an array
   * @param maxRows 0 for no limit
   */
  EnumeratorCursor(Enumerator<?> rows, boolean single, long maxRows, ExecutionControl control) {
    this.rows = rows;
    this.single = single;
    this.maxRows = maxRows;
    this.control = control;
  }

  @Override
  public boolean next() {
    if (maxRows > 0 && returned >= maxRows) {
      return false;
    }
    try {
      control.check();
      if (!rows.moveNext()) {
        return false;
      }
      current = rows.current();
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      throw Failures.whileRunning(e, control);
    }
    returned++;
    return true;
  }

  @Override
  public @Nullable Object value(int column) {
    Object value = single ? current : row()[column];
    return value instanceof ByteString bytes ? bytes.getBytes() : value;
  }

  @Override
  public void close() {
    try {
      rows.close();
    } catch (RuntimeException e) {
      control.warn("A scan did not end cleanly: " + e.getMessage());
    }
  }

  private @Nullable Object[] row() {
    if (current instanceof Object[] row) {
      return row;
    }
    if (current instanceof List<?> ofUnnest) {
      return ofUnnest.toArray();
    }
    throw new IllegalStateException("there is no current row");
  }
}
