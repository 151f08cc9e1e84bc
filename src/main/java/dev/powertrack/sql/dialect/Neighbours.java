package dev.powertrack.sql.dialect;

import static org.apache.calcite.sql.fun.SqlStdOperatorTable.IS_NULL;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.OVER;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * LAG and LEAD with a value for where there is no such row, by those without: {@code LAG(x, n, d)}
 * is d where {@code LAG(1, n)} is NULL. Calcite takes the result to be of the type of d, and never
 * NULL if d is not, whatever x is.
 */
final class Neighbours {
  private static final Set<String> NAMES = Set.of("LAG", "LEAD");

  private Neighbours() {}

  /** What a call with OVER becomes; null where it stays as it is. */
  static @Nullable SqlNode ofOver(SqlCall over) {
    if (!(over.operand(0) instanceof SqlCall function)
        || !NAMES.contains(function.getOperator().getName().toUpperCase(Locale.ROOT))
        || function.operandCount() != 3) {
      return null;
    }
    SqlParserPos at = over.getParserPosition();
    SqlNode one = SqlLiteral.createExactNumeric("1", at);
    return SqlCase.createSwitched(
        at,
        null,
        SqlNodeList.of(IS_NULL.createCall(at, over(over, function, one))),
        SqlNodeList.of(function.operand(2)),
        over(over, function, function.operand(0)));
  }

  private static SqlNode over(SqlCall over, SqlCall function, SqlNode value) {
    SqlParserPos at = over.getParserPosition();
    List<SqlNode> arguments = List.of(value, function.operand(1));
    return OVER.createCall(
        at,
        function.getOperator().createCall(function.getParserPosition(), arguments),
        over.operand(1).clone(at));
  }
}
