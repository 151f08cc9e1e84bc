package dev.powertrack.sql;

import dev.powertrack.sql.prune.JoinKeys;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.DataContext;

/** What the scans and joins of a running statement share. Used by the statement's one thread. */
public final class StatementContext {
  /** The name under which a {@link DataContext} holds it. */
  static final String KEY = "powertrack.statement";

  private final String sql;
  private final ExecutionControl control;
  private final long maxRows;
  private final Map<Integer, JoinKeys> joinKeys = new HashMap<>();

  StatementContext(String sql, ExecutionControl control, long maxRows) {
    this.sql = sql;
    this.control = control;
    this.maxRows = maxRows;
  }

  /** That of the statement which {@code context} belongs to. */
  public static StatementContext of(DataContext context) {
    return (StatementContext) Objects.requireNonNull(context.get(KEY), KEY);
  }

  /** The statement's text. */
  public String sql() {
    return sql;
  }

  /** Cancels the statement and takes its warnings. */
  public ExecutionControl control() {
    return control;
  }

  /** How many rows of the statement are wanted at most; 0 for all. */
  public long maxRows() {
    return maxRows;
  }

  /**
   * The keys that one side of a join gathers and the other is filtered by.
   *
   * @param id of the join's filter
   */
  public JoinKeys joinKeys(int id, int width) {
    return joinKeys.computeIfAbsent(id, key -> new JoinKeys(width));
  }
}
