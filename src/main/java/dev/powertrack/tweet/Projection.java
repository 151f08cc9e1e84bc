package dev.powertrack.tweet;

import dev.powertrack.tweet.CatalogueColumn.Scope;
import dev.powertrack.tweet.Expression.Evaluator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to do with the lines of one kind: which rows they have, and for each column the expression
 * that gives its value. Used by one decoder.
 */
final class Projection {
  private final @Nullable ListReader lists;
  private final List<Wanted> columns;
  private final boolean everyLine;
  private long values;

  /** A wanted column with its expression for one format. */
  private record Wanted(Evaluator value, boolean ofElement) {}

  /**
   * Asks for what it needs of a line.
   *
   * @param rows where a child table's rows are; the line itself for other tables
   * @param everyLine whether a line without rows in a child table has one all the same, as if of an
   *     element with nothing in it, whose ordinal is 0
   */
  Projection(
      LineKind kind,
      ListRows rows,
      List<CatalogueColumn> columns,
      boolean everyLine,
      WantedPaths line) {
    this.everyLine = everyLine;
    this.lists = rows.isLine() ? null : new ListReader(rows, line);
    WantedPaths ofElement = lists == null ? line : lists.elementPaths();
    this.columns = columns.stream().map(column -> bind(kind, column, line, ofElement)).toList();
  }

  private static Wanted bind(
      LineKind kind, CatalogueColumn column, WantedPaths ofLine, WantedPaths ofElement) {
    boolean element = column.scope() == Scope.ELEMENT;
    Evaluator value = column.in(kind).bind(element ? ofElement : ofLine, column.column().type());
    return new Wanted(value, element);
  }

  /** Appends the rows of a line, and returns how many they are. */
  int append(Slots line, Batch out) {
    if (lists == null) {
      append(line, line, out);
      return 1;
    }
    List<Slots> elements = lists.rows(line);
    elements.forEach(element -> append(line, element, out));
    if (everyLine && elements.isEmpty()) {
      append(line, lists.nothing(), out);
      return 1;
    }
    return elements.size();
  }

  private void append(Slots line, Slots element, Batch out) {
    for (int i = 0; i < columns.size(); i++) {
      Wanted column = columns.get(i);
      Vector vector = out.vector(i);
      if (column.value().append(column.ofElement() ? element : line, vector)) {
        values++;
      } else {
        vector.addNull();
      }
    }
  }

  /** How often a value was decoded. */
  long values() {
    return values;
  }
}
