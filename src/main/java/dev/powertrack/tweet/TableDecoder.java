package dev.powertrack.tweet;

import dev.powertrack.tweet.CatalogueColumn.Scope;
import dev.powertrack.tweet.Expression.Evaluator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decodes lines to rows of one table: classify, choose the columns' expressions for what the line
 * is, and append a value or NULL per column and row.
 */
final class TableDecoder implements LineDecoder {
  private final LineClassifier classifier;
  private final Map<LineKind, Projection> projections = new EnumMap<>(LineKind.class);
  private final Slots line;
  private final boolean everyLine;
  private long rowsDecoded;
  private long valuesDecoded;

  /** A wanted column with its expression for one format. */
  private record Wanted(Evaluator value, boolean ofElement) {}

  /** What to do with lines of one kind: the rows (null: one per line) and the columns. */
  private record Projection(@Nullable ListReader lists, List<Wanted> columns) {}

  /**
   * @param rows the kinds of lines that have rows in the table, and where a child table's rows are
   * @param everyLine whether a line without rows in a child table has one all the same, as if of an
   *     element with nothing in it, whose ordinal is 0
   */
  TableDecoder(Map<LineKind, ListRows> rows, List<CatalogueColumn> columns, boolean everyLine) {
    this.everyLine = everyLine;
    WantedPaths wanted = new WantedPaths();
    this.classifier = new LineClassifier(wanted);
    rows.forEach((kind, of) -> projections.put(kind, bind(kind, of, columns, wanted)));
    this.line = new Slots(wanted.size());
  }

  private static Projection bind(
      LineKind kind, ListRows rows, List<CatalogueColumn> columns, WantedPaths wanted) {
    ListReader lists = rows.isLine() ? null : new ListReader(rows, wanted);
    WantedPaths ofElement = lists == null ? wanted : lists.elementPaths();
    return new Projection(
        lists, columns.stream().map(column -> bind(kind, column, wanted, ofElement)).toList());
  }

  private static Wanted bind(
      LineKind kind, CatalogueColumn column, WantedPaths ofLine, WantedPaths ofElement) {
    boolean element = column.scope() == Scope.ELEMENT;
    Evaluator value = column.in(kind).bind(element ? ofElement : ofLine, column.column().type());
    return new Wanted(value, element);
  }

  @Override
  public int lineEnd(byte[] bytes, int from, int to) {
    return classifier.lineEnd(bytes, from, to, line);
  }

  @Override
  public LineKind decode(byte[] bytes, int from, int to, Batch out) {
    LineKind kind = classifier.classify(bytes, from, to, line);
    Projection projection = projections.get(kind);
    if (projection != null) {
      if (projection.lists() == null) {
        append(projection, line, out);
      } else {
        List<Slots> elements = projection.lists().rows(line);
        elements.forEach(element -> append(projection, element, out));
        if (everyLine && elements.isEmpty()) {
          append(projection, projection.lists().nothing(), out);
        }
      }
    }
    return kind;
  }

  private void append(Projection projection, Slots element, Batch out) {
    rowsDecoded++;
    List<Wanted> columns = projection.columns();
    for (int i = 0; i < columns.size(); i++) {
      Wanted column = columns.get(i);
      Vector vector = out.vector(i);
      if (column.value().append(column.ofElement() ? element : line, vector)) {
        valuesDecoded++;
      } else {
        vector.addNull();
      }
    }
  }

  @Override
  public long rowsDecoded() {
    return rowsDecoded;
  }

  @Override
  public long valuesDecoded() {
    return valuesDecoded;
  }
}
