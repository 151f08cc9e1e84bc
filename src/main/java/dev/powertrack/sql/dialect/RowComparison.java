package dev.powertrack.sql.dialect;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * {@code (posted_at, tweet_id) > (x, y)}, as applications turn pages, in the words that choose
 * files: {@code posted_at > x OR posted_at = x AND tweet_id > y}, which is what it means.
 */
final class RowComparison {
  private RowComparison() {}

  /** The comparison of the values one after the other; null where no rows are compared. */
  static @Nullable SqlNode of(SqlCall comparison) {
    if (comparison.operandCount() != 2
        || comparison.operand(0).getKind() != SqlKind.ROW
        || comparison.operand(1).getKind() != SqlKind.ROW) {
      return null;
    }
    List<SqlNode> left = ((SqlCall) comparison.operand(0)).getOperandList();
    List<SqlNode> right = ((SqlCall) comparison.operand(1)).getOperandList();
    return left.size() == right.size() ? from(comparison, left, right) : null;
  }

  private static SqlNode from(SqlCall comparison, List<SqlNode> left, List<SqlNode> right) {
    SqlParserPos at = comparison.getParserPosition();
    SqlNode a = left.get(0);
    SqlNode x = right.get(0);
    int size = left.size();
    if (size == 1) {
      return comparison.getOperator().createCall(at, a, x);
    }
    SqlNode others = from(comparison, left.subList(1, size), right.subList(1, size));
    SqlNode equal = SqlStdOperatorTable.EQUALS.createCall(at, Calls.copied(a), Calls.copied(x));
    return SqlStdOperatorTable.OR.createCall(
        at,
        strict(comparison).createCall(at, a, x),
        SqlStdOperatorTable.AND.createCall(at, equal, others));
  }

  private static SqlOperator strict(SqlCall comparison) {
    return switch (comparison.getKind()) {
      case LESS_THAN, LESS_THAN_OR_EQUAL -> SqlStdOperatorTable.LESS_THAN;
      default -> SqlStdOperatorTable.GREATER_THAN;
    };
  }
}
