package dev.powertrack.tweet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a table's decoder makes of some lines, for assertions by column name. */
final class Decoded {
  private final List<Column> columns;
  private final Batch batch;
  private final List<LineKind> kinds = new ArrayList<>();
  private final LineDecoder decoder;

  private Decoded(TweetTable table, List<Column> columns, List<String> lines) {
    this.columns = columns;
    this.batch = Batch.of(columns.stream().map(Column::type).toList());
    this.decoder = table.decoder(columns);
    for (String line : lines) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      kinds.add(decoder.decode(bytes, 0, bytes.length, batch));
    }
  }

  /** All columns of TWEETS. */
  static Decoded tweets(String... lines) {
    return of("TWEETS", lines);
  }

  /** All columns of a table. */
  static Decoded of(String table, String... lines) {
    return new Decoded(TweetTable.named(table), decodable(table), List.of(lines));
  }

  /** Some columns of a table. */
  static Decoded of(String table, List<Column> columns, List<String> lines) {
    return new Decoded(TweetTable.named(table), columns, lines);
  }

  /** The columns of a table that a decoder delivers. */
  static List<Column> decodable(String table) {
    return TweetTable.named(table).columns().stream()
        .filter(column -> !TweetTable.isProvenance(column))
        .toList();
  }

  static Column column(String table, String name) {
    return decodable(table).stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no column " + name));
  }

  /** The column's value in the only row. */
  @Nullable Object value(String column) {
    if (rows() != 1) {
      throw new AssertionError("expected one row but there are " + rows());
    }
    return values(column).get(0);
  }

  /** The column's number in the only row. */
  Number number(String column) {
    return (Number) Objects.requireNonNull(value(column), column);
  }

  Number number(int row, String column) {
    return (Number) Objects.requireNonNull(values(column).get(row), column);
  }

  List<@Nullable Object> values(String column) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int row = 0; row < rows(); row++) {
      values.add(vector(column).get(row));
    }
    return values;
  }

  /** A row by column name. */
  Map<String, @Nullable Object> row(int row) {
    Map<String, @Nullable Object> values = new TreeMap<>();
    for (int i = 0; i < columns.size(); i++) {
      values.put(columns.get(i).name(), batch.vector(i).get(row));
    }
    return values;
  }

  private Vector vector(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return batch.vector(i);
      }
    }
    throw new AssertionError("no column " + column);
  }

  int rows() {
    return Math.toIntExact(decoder.rowsDecoded());
  }

  List<LineKind> kinds() {
    return kinds;
  }

  LineKind kind() {
    return kinds.get(0);
  }

  long valuesDecoded() {
    return decoder.valuesDecoded();
  }
}
