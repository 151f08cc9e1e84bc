package dev.powertrack.tweet;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where a row came from: columns that every table of this room has. A line does not know them, so a
 * {@link LineDecoder} does not deliver them; whoever reads the file supplies their values.
 */
public enum Provenance {
  JOB_ID(ColumnType.VARCHAR, false, "The job whose data file the row came from"),
  FILE_NAME(ColumnType.VARCHAR, false, "The data file that the row came from"),
  WINDOW_START(
      ColumnType.TIMESTAMP,
      true,
      "Start of the ten minutes that the data file covers, UTC, inclusive; null for a local file whose name does not tell"),
  WINDOW_END(
      ColumnType.TIMESTAMP,
      true,
      "End of the ten minutes that the data file covers, UTC, exclusive; null for a local file whose name does not tell"),
  LINE_NUMBER(
      ColumnType.INTEGER,
      false,
      "The row's line in the unpacked data file, blank ones counted, from 1");

  private final Column column;

  Provenance(ColumnType type, boolean nullable, String remark) {
    this.column = new Column(name(), type, nullable, remark);
  }

  /** The column, the same in all tables. */
  public Column column() {
    return column;
  }

  /** The columns in the order in which tables have them. */
  public static List<Column> columns() {
    return Arrays.stream(values()).map(Provenance::column).toList();
  }

  /** Which of these a column is, if any. */
  public static Optional<Provenance> of(Column column) {
    return Arrays.stream(values()).filter(p -> p.column.equals(column)).findFirst();
  }
}
