package dev.powertrack.benchmark;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** How a value is taken from a result: as a program would that needs it. */
enum ColumnReader {
  NUMBER {
    @Override
    @Nullable Object read(ResultSet rows, int column) throws SQLException {
      long value = rows.getLong(column);
      return rows.wasNull() ? null : Long.valueOf(value);
    }
  },
  TEXT {
    @Override
    @Nullable Object read(ResultSet rows, int column) throws SQLException {
      return rows.getString(column);
    }
  },
  TIME {
    @Override
    @Nullable Object read(ResultSet rows, int column) throws SQLException {
      return rows.getObject(column, LocalDateTime.class);
    }
  };

  /** The value of the current row; equal for both engines if the values are. */
  abstract @Nullable Object read(ResultSet rows, int column) throws SQLException;
}
