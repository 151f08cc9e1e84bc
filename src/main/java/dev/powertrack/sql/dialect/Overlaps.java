package dev.powertrack.sql.dialect;

import static org.apache.calcite.sql.fun.SqlStdOperatorTable.AND;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.EQUALS;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.LESS_THAN;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.LESS_THAN_OR_EQUAL;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.OR;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.PLUS;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * {@code (a, b) OVERLAPS (c, d)} as the standard has it, where {@code a = c OR a < d AND c < b},
 * the two times of each period in their order: a period ends before its end, so periods that only
 * touch do not overlap, as they do for Calcite.
 */
final class Overlaps {
  private final SqlParserPos at;

  private Overlaps(SqlParserPos at) {
    this.at = at;
  }

  /** The comparison of the times; null where no two pairs are compared. */
  static @Nullable SqlNode of(SqlCall call) {
    return isPair(call.operand(0)) && isPair(call.operand(1))
        ? new Overlaps(call.getParserPosition()).of(times(call.operand(0)), times(call.operand(1)))
        : null;
  }

  private static boolean isPair(SqlNode period) {
    return period.getKind() == SqlKind.ROW && times(period).size() == 2;
  }

  private static List<SqlNode> times(SqlNode period) {
    return ((SqlCall) period).getOperandList();
  }

  private SqlNode of(List<SqlNode> one, List<SqlNode> other) {
    return call(
        OR,
        call(EQUALS, begin(one), begin(other)),
        call(
            AND, call(LESS_THAN, begin(one), end(other)), call(LESS_THAN, begin(other), end(one))));
  }

  private SqlNode begin(List<SqlNode> period) {
    return either(period, first(period), second(period));
  }

  private SqlNode end(List<SqlNode> period) {
    return either(period, second(period), first(period));
  }

  private SqlNode either(List<SqlNode> period, SqlNode inOrder, SqlNode turned) {
    return SqlCase.createSwitched(
        at,
        null,
        SqlNodeList.of(call(LESS_THAN_OR_EQUAL, first(period), second(period))),
        SqlNodeList.of(inOrder),
        turned);
  }

  private static SqlNode first(List<SqlNode> period) {
    return time(period.get(0));
  }

  /** A period may be told by its length. */
  private SqlNode second(List<SqlNode> period) {
    SqlNode second = time(period.get(1));
    return second instanceof SqlIntervalLiteral ? call(PLUS, first(period), second) : second;
  }

  /** Nothing but its place tells that a parameter is one. */
  private static SqlNode time(SqlNode given) {
    return given instanceof SqlDynamicParam parameter
        ? TimeFunctions.timestamp(parameter.getParserPosition(), parameter)
        : Calls.copied(given);
  }

  private SqlNode call(SqlOperator operator, SqlNode left, SqlNode right) {
    return operator.createCall(at, left, right);
  }
}
