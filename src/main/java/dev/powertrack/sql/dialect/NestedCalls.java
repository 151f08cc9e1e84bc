package dev.powertrack.sql.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * {@code COALESCE(COALESCE(a, b), c)} as {@code COALESCE(a, b, c)}. Calcite makes a CASE of each
 * call, in which its first argument stands twice: of 25 calls one inside the other, as tools write
 * them, that were millions of arguments.
 */
final class NestedCalls {
  private NestedCalls() {}

  /**
   * A call of a function in which none of the same function stands.
   *
   * @param name of the function, in upper case; the grouping of its arguments does not matter
   */
  static SqlNode flat(String name, SqlParserPos at, List<SqlNode> arguments) {
    List<SqlNode> all = new ArrayList<>();
    for (SqlNode argument : arguments) {
      if (isCallTo(name, argument)) {
        all.addAll(((SqlCall) argument).getOperandList());
      } else {
        all.add(argument);
      }
    }
    return Calls.to(name, at, all);
  }

  /**
   * {@code NULLIF(NULLIF(a, b), c)} as {@code CASE WHEN a = b THEN NULL WHEN a = c THEN NULL ELSE a
   * END}; null where nothing is nested.
   */
  static @Nullable SqlNode nullIf(SqlParserPos at, List<SqlNode> arguments) {
    if (arguments.size() != 2) {
      return null;
    }
    if (isCallTo("NULLIF", arguments.get(0))) {
      List<SqlNode> inner = ((SqlCall) arguments.get(0)).getOperandList();
      return inner.size() == 2
          ? nullIfAny(at, List.of(), inner.get(0), List.of(inner.get(1), arguments.get(1)))
          : null;
    }
    return arguments.get(0) instanceof SqlCase choice && isNullOrElse(choice)
        ? nullIfAny(
            at, choice.getWhenOperands(), choice.getElseOperand(), List.of(arguments.get(1)))
        : null;
  }

  /** Whether it is NULL where one of its conditions holds. */
  private static boolean isNullOrElse(SqlCase choice) {
    return choice.getValueOperand() == null
        && choice.getElseOperand() != null
        && choice.getThenOperands().stream().allMatch(then -> SqlUtil.isNullLiteral(then, false));
  }

  private static SqlNode nullIfAny(
      SqlParserPos at, List<SqlNode> conditions, SqlNode value, List<SqlNode> others) {
    SqlNodeList when = new SqlNodeList(conditions, at);
    for (SqlNode other : others) {
      when.add(SqlStdOperatorTable.EQUALS.createCall(at, Calls.copied(value), other));
    }
    SqlNodeList then = new SqlNodeList(at);
    when.forEach(condition -> then.add(SqlLiteral.createNull(at)));
    return new SqlCase(at, null, when, then, value);
  }

  private static boolean isCallTo(String name, SqlNode node) {
    return node instanceof SqlCall call
        && call.getOperator().getName().toUpperCase(Locale.ROOT).equals(name);
  }
}
