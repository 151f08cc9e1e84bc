package dev.powertrack.jdbc;

import dev.powertrack.sql.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows from memory, for metadata, arrays and generated keys. */
final class ListCursor implements Cursor {
  private final List<@Nullable Object[]> rows;
  private int row = -1;

  ListCursor(List<@Nullable Object[]> rows) {
    this.rows = rows;
  }

  @Override
  public boolean next() {
    return ++row < rows.size();
  }

  @Override
  public @Nullable Object value(int column) {
    return rows.get(row)[column];
  }

  @Override
  public void close() {}
}
