package dev.powertrack.benchmark;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a query answered: equal for equal rows.
 *
 * @param rows how many
 * @param digest of every value of every row
 * @param beginning the first row, for people; the same in both engines only where rows have an
 *     order, so it is no part of what is compared
 */
record Answer(long rows, long digest, String beginning) {

  /** Takes every column of every row. */
  static Answer of(ResultSet result, List<ColumnReader> columns, boolean ordered)
      throws SQLException {
    long rows = 0;
    long digest = 0;
    String beginning = "";
    while (result.next()) {
      if (rows == 0) {
        beginning = text(result, columns);
      }
      long row = 0;
      for (int i = 0; i < columns.size(); i++) {
        row = mixed(row, columns.get(i).read(result, i + 1));
      }
      digest = ordered ? digest * 31 + row : digest + row;
      rows++;
    }
    return new Answer(rows, digest, beginning);
  }

  /** Rows of a value and how often it came. */
  static Answer ofCounts(Map<@Nullable Object, long[]> counts) {
    long digest = 0;
    for (Map.Entry<@Nullable Object, long[]> entry : counts.entrySet()) {
      digest += mixed(mixed(0, entry.getKey()), entry.getValue()[0]);
    }
    return new Answer(counts.size(), digest, "");
  }

  boolean agreesWith(Answer other) {
    return rows == other.rows && digest == other.digest;
  }

  private static long mixed(long row, @Nullable Object value) {
    long hash = (row ^ Objects.hashCode(value)) * 0x9E3779B97F4A7C15L;
    return hash ^ (hash >>> 29);
  }

  private static String text(ResultSet result, List<ColumnReader> columns) throws SQLException {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      values.add(String.valueOf(columns.get(i).read(result, i + 1)));
    }
    return String.join(" | ", values);
  }
}
