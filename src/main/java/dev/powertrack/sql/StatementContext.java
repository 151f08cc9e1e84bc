package dev.powertrack.sql;

import java.util.Objects;
import org.apache.calcite.DataContext;

/**
 * What a running statement's scans share.
 *
 * @param sql the statement's text
 * @param control cancels the statement and takes its warnings
 */
public record StatementContext(String sql, ExecutionControl control) {
  /** The name under which a {@link DataContext} holds it. */
  static final String KEY = "powertrack.statement";

  /** That of the statement which {@code context} belongs to. */
  public static StatementContext of(DataContext context) {
    return (StatementContext) Objects.requireNonNull(context.get(KEY), KEY);
  }
}
