package dev.powertrack.tweet;

import java.util.List;

/**
 * Some rows of a table, column by column.
 *
 * @param vectors one per column, all of the same length once a line is done
 */
public record Batch(List<Vector> vectors) {

  public Batch {
    vectors = List.copyOf(vectors);
  }

  /** An empty batch for columns of these types. */
  public static Batch of(List<ColumnType> types) {
    return new Batch(types.stream().map(Vector::of).toList());
  }

  /** An empty batch for columns of these types and about so many rows. */
  public static Batch of(List<ColumnType> types, int rows) {
    return new Batch(types.stream().map(type -> Vector.of(type, rows)).toList());
  }

  public Vector vector(int column) {
    return vectors.get(column);
  }
}
