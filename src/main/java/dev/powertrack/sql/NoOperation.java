package dev.powertrack.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that some tools send and that has nothing to do here: BEGIN, USE powertrack. */
record NoOperation(String sql) implements PreparedQuery {

  @Override
  public List<ResultColumn> columns() {
    return List.of();
  }

  @Override
  public List<SqlType> parameters() {
    return List.of();
  }

  @Override
  public boolean returnsRows() {
    return false;
  }

  @Override
  public Cursor execute(List<@Nullable Object> parameters, long maxRows, ExecutionControl control) {
    return new NothingChanged();
  }

  /** One row, whose value is the update count 0. */
  private static final class NothingChanged implements Cursor {
    private boolean before = true;

    @Override
    public boolean next() {
      boolean first = before;
      before = false;
      return first;
    }

    @Override
    public Object value(int column) {
      return 0L;
    }

    @Override
    public void close() {}
  }
}
