package dev.powertrack.sql.modify;

import dev.powertrack.sql.ExecutionControl;
import dev.powertrack.sql.StatementContext;
import dev.powertrack.sql.table.TableWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** What generated code calls to change something. Public, because generated code must reach it. */
public final class Modification {
  private Modification() {}

  /** The count of the rows that are added, when it is asked for. */
  public static Enumerable<Object> insert(
      DataContext root, TableWriter writer, Enumerable<@Nullable Object[]> rows) {
    return count(root, rows, writer::insert);
  }

  /** The count of the rows whose status is set, when it is asked for. */
  public static Enumerable<Object> setStatus(
      DataContext root, TableWriter writer, Enumerable<@Nullable Object[]> rows) {
    return count(root, rows, writer::setStatus);
  }

  private interface Change {
    long carryOut(List<@Nullable Object[]> rows, ExecutionControl control);
  }

  private static Enumerable<Object> count(
      DataContext root, Enumerable<@Nullable Object[]> rows, Change change) {
    return new AbstractEnumerable<>() {
      @Override
      public Enumerator<Object> enumerator() {
        return new Count(rows, change, StatementContext.of(root).control());
      }
    };
  }

  /**
   * One row. All rows are read before the first is changed, so that a change is not seen by its own
   * statement. The change is made when the row is asked for: what comes after cannot undo it, so
   * nothing that may fail comes after.
   */
  private static final class Count implements Enumerator<Object> {
    private final Enumerable<@Nullable Object[]> rows;
    private final Change change;
    private final ExecutionControl control;
    private @Nullable Long count;

    Count(Enumerable<@Nullable Object[]> rows, Change change, ExecutionControl control) {
      this.rows = rows;
      this.change = change;
      this.control = control;
    }

    @Override
    public Object current() {
      if (count == null) {
        throw new IllegalStateException("there is no current row");
      }
      return count;
    }

    @Override
    public boolean moveNext() {
      if (count != null) {
        return false;
      }
      List<@Nullable Object[]> all = new ArrayList<>();
      try (Enumerator<@Nullable Object[]> reading = rows.enumerator()) {
        while (reading.moveNext()) {
          all.add(reading.current().clone());
        }
      }
      control.check();
      count = change.carryOut(all, control);
      return true;
    }

    @Override
    public void reset() {
      throw new UnsupportedOperationException("a change is made once");
    }

    @Override
    public void close() {}
  }
}
