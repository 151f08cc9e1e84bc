package dev.powertrack.sql.table;

import dev.powertrack.tweet.ColumnType;
import java.util.Optional;

/**
 * What a row tells that stands for several rows of one file: how many, and when the first and the
 * last of them were posted. A request names them like columns, by ordinals behind those of the
 * table.
 */
public enum Counted {
  ROWS(ColumnType.BIGINT),
  FIRST_TIME(ColumnType.TIMESTAMP),
  LAST_TIME(ColumnType.TIMESTAMP);

  private final ColumnType type;

  Counted(ColumnType type) {
    this.type = type;
  }

  public ColumnType type() {
    return type;
  }

  /** Its ordinal in a request. */
  public int ordinal(int columnCount) {
    return columnCount + ordinal();
  }

  /** Which of them an ordinal stands for, if any. */
  public static Optional<Counted> at(int ordinal, int columnCount) {
    return ordinal < columnCount ? Optional.empty() : Optional.of(values()[ordinal - columnCount]);
  }
}
