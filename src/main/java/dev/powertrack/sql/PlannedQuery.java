package dev.powertrack.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.jdbc.CalcitePrepare.CalciteSignature;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** A plan of Calcite's. */
final class PlannedQuery implements PreparedQuery {
  private static final Pattern UNNAMED = Pattern.compile("EXPR\\$(\\d{1,6})");

  private final String sql;
  private final CalciteSignature<Object> signature;
  private final JavaTypeFactory types;
  private final List<ResultColumn> columns;
  private final List<SqlType> parameters;

  PlannedQuery(String sql, CalciteSignature<Object> signature, JavaTypeFactory types) {
    this.sql = sql;
    this.signature = signature;
    this.types = types;
    this.columns =
        signature.columns.stream()
            .map(
                c -> {
                  String table = name(c.tableName);
                  return new ResultColumn(
                      label(c.label),
                      SqlTypes.of(c),
                      table,
                      table == null ? null : name(c.columnName));
                })
            .toList();
    this.parameters =
        signature.parameters.stream()
            .map(p -> SqlTypes.named(p.parameterType, p.typeName, p.precision, p.scale, true))
            .toList();
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
  public boolean isChange() {
    return signature.statementType.canUpdate();
  }

  @Override
  public Cursor execute(List<@Nullable Object> values, long maxRows, ExecutionControl control) {
    Map<String, @Nullable Object> variables = new HashMap<>(signature.internalParameters);
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      variables.put("?" + i, value instanceof byte[] bytes ? new ByteString(bytes) : value);
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

  /** A column of VALUES has no name; Calcite counts them from 0, others from 1. */
  private static String label(String label) {
    Matcher unnamed = UNNAMED.matcher(label);
    return unnamed.matches() ? "COLUMN" + (Integer.parseInt(unnamed.group(1)) + 1) : label;
  }

  private static @Nullable String name(@Nullable String name) {
    return name == null || name.isEmpty() ? null : name;
  }
}
