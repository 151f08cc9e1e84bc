package dev.powertrack.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.jdbc.CalcitePrepare.CalciteSignature;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** A plan of Calcite's. */
final class PlannedQuery implements PreparedQuery {
  private final String sql;
  private final boolean lasting;
  private final CalciteSignature<Object> signature;
  private final JavaTypeFactory types;
  private final List<ResultColumn> columns;
  private final List<SqlType> parameters;

  /**
   * A plan.
   *
   * @param lasting whether it means the same later; what EXPLAIN says of files does not
   */
  PlannedQuery(
      String sql, CalciteSignature<Object> signature, JavaTypeFactory types, boolean lasting) {
    this.sql = sql;
    this.lasting = lasting;
    this.signature = signature;
    this.types = types;
    this.columns =
        signature.columns.stream()
            .map(
                c -> {
                  String table = name(c.tableName);
                  return new ResultColumn(
                      c.label, SqlTypes.of(c), table, table == null ? null : name(c.columnName));
                })
            .toList();
    this.parameters =
        signature.parameters.stream()
            .map(p -> SqlTypes.named(p.parameterType, p.typeName, p.precision, p.scale, true))
            .toList();
  }

  /** Whether the plan may be used again. */
  boolean isLasting() {
    return lasting;
  }

  @Override
  public String sql() {
    return sql;
  }

  @Override
  public List<ResultColumn> columns() {
    return columns;
  }

  @Override
  public List<SqlType> parameters() {
    return parameters;
  }

  @Override
  public boolean returnsRows() {
    return signature.statementType == Meta.StatementType.SELECT;
  }

  @Override
  public Cursor execute(List<@Nullable Object> values, long maxRows, ExecutionControl control) {
    Map<String, @Nullable Object> variables = new HashMap<>(signature.internalParameters);
    for (int i = 0; i < values.size(); i++) {
      variables.put("?" + i, values.get(i));
    }
    variables.put(DataContext.Variable.CANCEL_FLAG.camelName, control.flag());
    variables.put(StatementContext.KEY, new StatementContext(sql, control, maxRows));
    try {
      Enumerator<Object> rows =
          signature
              .enumerable(new ExecutionContext(signature.rootSchema, types, variables))
              .enumerator();
      boolean single = signature.cursorFactory.style == Meta.Style.OBJECT;
      return new EnumeratorCursor(rows, single, maxRows, control);
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      throw Failures.whileRunning(e, control);
    }
  }

  private static @Nullable String name(@Nullable String name) {
    return name == null || name.isEmpty() ? null : name;
  }
}
