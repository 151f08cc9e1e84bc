package dev.powertrack.jdbc;

import dev.powertrack.sql.Cursor;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Where a result set stands. It looks one row ahead only when it is asked whether a row is the last
 * one or whether there are any rows.
 */
final class RowStepper {
  private final Cursor cursor;
  private final int width;

  /** Rows stepped to so far, with the one that was only looked at. */
  private long stepped;

  private boolean lookedAhead;
  private boolean exhausted;
  private boolean onRow;

  /** The current row while the cursor is a row ahead. */
  private @Nullable Object @Nullable [] held;

  RowStepper(Cursor cursor, int width) {
    this.cursor = cursor;
    this.width = width;
  }

  boolean next() throws SQLException {
    held = null;
    if (lookedAhead) {
      lookedAhead = false;
    } else {
      step();
    }
    onRow = !exhausted;
    return onRow;
  }

  private void step() throws SQLException {
    if (exhausted) {
      return;
    }
    if (SqlErrors.guard(cursor::next)) {
      stepped++;
    } else {
      exhausted = true;
      cursor.close();
    }
  }

  /**
   * @throws SQLException 24000 where there is no current row
   */
  @Nullable Object value(int column) throws SQLException {
    if (!onRow) {
      throw SqlErrors.notInState(
          number() == 0 && !exhausted
              ? "The result set is before its first row: call next()."
              : "The result set is after its last row.",
          SqlErrors.NO_ROW);
    }
    @Nullable Object[] row = held;
    return row != null ? row[column] : cursor.value(column);
  }

  /** The current row's number from 1; 0 before the first and after the last. */
  long number() {
    return onRow ? stepped - (held != null && !exhausted ? 1 : 0) : 0;
  }

  boolean isBeforeFirst() throws SQLException {
    if (onRow || (stepped > 0 && !lookedAhead)) {
      return false;
    }
    lookAhead();
    return !exhausted;
  }

  boolean isAfterLast() {
    return exhausted && !onRow && stepped > 0;
  }

  boolean isLast() throws SQLException {
    if (!onRow) {
      return false;
    }
    if (held == null && !exhausted) {
      @Nullable Object[] row = new @Nullable Object[width];
      for (int i = 0; i < width; i++) {
        row[i] = cursor.value(i);
      }
      held = row;
      lookAhead();
    }
    return exhausted;
  }

  private void lookAhead() throws SQLException {
    if (!lookedAhead) {
      step();
      lookedAhead = true;
    }
  }

  void close() {
    onRow = false;
    exhausted = true;
    held = null;
    cursor.close();
  }
}
