package dev.powertrack.tweet;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decodes lines to rows of one table: classify, choose the columns' expressions for what the line
 * is, and append a value or NULL per column and row.
 */
final class TableDecoder implements LineDecoder {
  private final WantedPaths wanted = new WantedPaths();
  private final LineClassifier classifier = new LineClassifier(wanted);
  private final Map<LineKind, Projection> projections = new EnumMap<>(LineKind.class);
  private final Steadiness steadiness = new Steadiness();
  private final Slots line;
  private long rowsDecoded;

  /**
   * A decoder.
   *
   * @param rows the kinds of lines that have rows in the table, and where a child table's rows are
   * @param everyLine see {@link Projection}
   */
  TableDecoder(Map<LineKind, ListRows> rows, List<CatalogueColumn> columns, boolean everyLine) {
    rows.forEach(
        (kind, of) -> projections.put(kind, new Projection(kind, of, columns, everyLine, wanted)));
    this.line = new Slots(wanted.size());
  }

  @Override
  public int lineEnd(byte[] bytes, int from, int to) {
    return classifier.lineEnd(bytes, from, to, line);
  }

  @Override
  public LineKind decode(byte[] bytes, int from, int to, Batch out) {
    LineKind kind = classifier.classify(bytes, from, to, line);
    steadiness.add(kind, line.isPlain(), to - from, wanted.root().place());
    Projection projection = projections.get(kind);
    if (projection != null) {
      rowsDecoded += projection.append(line, out);
    }
    return kind;
  }

  @Override
  public Optional<Steady> steady(KeyOrders orders) {
    return steadiness.of(wanted.root().place(), orders);
  }

  @Override
  public long rowsDecoded() {
    return rowsDecoded;
  }

  @Override
  public long valuesDecoded() {
    return projections.values().stream().mapToLong(Projection::values).sum();
  }
}
