package dev.powertrack.sql.dialect;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * {@code CASE … THEN ? ELSE ? END}, as jOOQ writes constants: nothing tells what type that is, so
 * it is text.
 */
final class CaseOfParameters {
  private CaseOfParameters() {}

  /** The same with text for its results; null where one of them tells the type. */
  static @Nullable SqlNode asText(SqlCase choice) {
    List<SqlNode> results =
        Stream.concat(choice.getThenOperands().stream(), Stream.ofNullable(choice.getElseOperand()))
            .toList();
    boolean open = results.stream().allMatch(r -> isParameter(r) || SqlUtil.isNullLiteral(r, true));
    if (!open || results.stream().noneMatch(CaseOfParameters::isParameter)) {
      return null;
    }
    SqlNode otherwise = choice.getElseOperand();
    return new SqlCase(
        choice.getParserPosition(),
        choice.getValueOperand(),
        choice.getWhenOperands(),
        choice.getThenOperands().stream()
            .map(CaseOfParameters::text)
            .collect(
                Collectors.collectingAndThen(
                    Collectors.toList(),
                    then -> new SqlNodeList(then, choice.getThenOperands().getParserPosition()))),
        otherwise == null ? null : text(otherwise));
  }

  private static boolean isParameter(SqlNode result) {
    return result.getKind() == SqlKind.DYNAMIC_PARAM;
  }

  private static SqlNode text(SqlNode result) {
    return isParameter(result)
        ? TimeFunctions.cast(result.getParserPosition(), result, SqlTypeName.VARCHAR)
        : result;
  }
}
