package dev.powertrack.sql.plan;

import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;

/** Rows, or one row where there are none. Called by the code of plans. */
public final class RowsOrOne {
  private RowsOrOne() {}

  /** The rows, or the other one. */
  public static <T> Enumerable<T> of(Enumerable<T> rows, T otherwise) {
    return new AbstractEnumerable<>() {
      @Override
      public Enumerator<T> enumerator() {
        return new Rows<>(rows.enumerator(), otherwise);
      }
    };
  }

  private static final class Rows<T> implements Enumerator<T> {
    private final Enumerator<T> rows;
    private final T otherwise;
    private boolean begun;
    private boolean none;

    Rows(Enumerator<T> rows, T otherwise) {
      this.rows = rows;
      this.otherwise = otherwise;
    }

    @Override
    public boolean moveNext() {
      boolean first = !begun;
      begun = true;
      boolean found = !none && rows.moveNext();
      none = first && !found;
      return found || none;
    }

    @Override
    public T current() {
      return none ? otherwise : rows.current();
    }

    @Override
    public void reset() {
      rows.reset();
      begun = false;
      none = false;
    }

    @Override
    public void close() {
      rows.close();
    }
  }
}
