package dev.powertrack.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** A plan of Calcite's. */
final class PlannedQuery implements PreparedQuery {
  private final String sql;
  private final PlannedStatement statement;
  private final JavaTypeFactory types;

  PlannedQuery(String sql, PlannedStatement statement, JavaTypeFactory types) {
    this.sql = sql;
    this.statement = statement;
    this.types = types;
  }

  @Override
  public String sql() {
    return sql;
  }

  @Override
  public List<ResultColumn> columns() {
    return statement.columns();
  }

  @Override
  public List<SqlType> parameters() {
    return statement.parameters();
  }

  @Override
  public boolean returnsRows() {
    return !statement.isChange();
  }

  @Override
  public boolean isChange() {
    return statement.isChange();
  }

  @Override
  public Cursor execute(List<@Nullable Object> values, long maxRows, ExecutionControl control) {
    Map<String, @Nullable Object> variables = new HashMap<>(statement.constants());
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      variables.put("?" + i, value instanceof byte[] bytes ? new ByteString(bytes) : value);
    }
    variables.put(DataContext.Variable.CANCEL_FLAG.camelName, control.flag());
    variables.put(StatementContext.KEY, new StatementContext(sql, control, maxRows));
    try {
      Enumerator<?> rows =
          statement
              .code()
              .bind(new ExecutionContext(statement.root(), types, variables))
              .enumerator();
      boolean single = statement.columns().size() == 1;
      return new EnumeratorCursor(rows, single, maxRows, control);
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      throw Failures.whileRunning(e, control);
    }
  }
}
