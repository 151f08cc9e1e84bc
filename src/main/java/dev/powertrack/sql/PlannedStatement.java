package dev.powertrack.sql;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.runtime.Bindable;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/**
 * What a statement became.
 *
 * @param isChange whether it changes rows instead of returning some
 * @param parameters the types that its parameters are taken for
 * @param code what runs it: of rows with one column it gives their values, of others arrays
 * @param constants what the code asks its context for, by name
 * @param root the tables that it was planned with
 */
record PlannedStatement(
    boolean isChange,
    List<ResultColumn> columns,
    List<SqlType> parameters,
    Bindable<?> code,
    Map<String, Object> constants,
    CalciteSchema root) {

  private static final Pattern UNNAMED = Pattern.compile("EXPR\\$(\\d{1,6})");

  /**
   * What Calcite made of a statement.
   *
   * @param origins of each column, as far as it has one
   */
  static PlannedStatement of(
      SqlKind kind,
      RelDataType rows,
      List<? extends List<String>> origins,
      RelDataType parameters,
      Bindable<?> code,
      Map<String, Object> constants,
      CalciteSchema root) {
    return new PlannedStatement(
        kind.belongsTo(SqlKind.DML),
        rows.getFieldList().stream()
            .map(field -> column(field, origins.get(field.getIndex())))
            .toList(),
        parameters.getFieldList().stream()
            .map(field -> SqlTypes.of(field.getType(), true))
            .toList(),
        code,
        constants,
        root);
  }

  /**
   * @param origin schema, table and column; null for an expression
   */
  private static ResultColumn column(RelDataTypeField field, @Nullable List<String> origin) {
    String table = part(origin, 1);
    return new ResultColumn(
        label(field.getName()),
        SqlTypes.of(field.getType(), field.getType().isNullable()),
        table,
        table == null ? null : part(origin, 0));
  }

  /** A column of VALUES has no name; Calcite counts them from 0, others from 1. */
  private static String label(String label) {
    Matcher unnamed = UNNAMED.matcher(label);
    return unnamed.matches() ? "COLUMN" + (Integer.parseInt(unnamed.group(1)) + 1) : label;
  }

  private static @Nullable String part(@Nullable List<String> origin, int fromEnd) {
    int index = origin == null ? -1 : origin.size() - 1 - fromEnd;
    String name = origin == null || index < 0 ? null : origin.get(index);
    return name == null || name.isEmpty() ? null : name;
  }
}
