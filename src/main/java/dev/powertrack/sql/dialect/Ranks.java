package dev.powertrack.sql.dialect;

import static org.apache.calcite.sql.fun.SqlStdOperatorTable.COUNT;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.DIVIDE;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.MINUS;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.OVER;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.RANK;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * PERCENT_RANK and CUME_DIST, which Calcite parses but has no code for, by RANK and COUNT over the
 * same window: {@code (rank - 1) / (rows - 1)} and {@code rows up to the last equal / rows}.
 */
final class Ranks {
  private Ranks() {}

  /** What a call with OVER becomes; null where it stays as it is. */
  static @Nullable SqlNode ofOver(SqlCall over) {
    if (!(over.operand(0) instanceof SqlCall function)) {
      return null;
    }
    String name = function.getOperator().getName().toUpperCase(Locale.ROOT);
    return switch (name) {
      case "PERCENT_RANK" -> percentRank(over.getParserPosition(), window(name, over));
      case "CUME_DIST" -> share(over.getParserPosition(), window(name, over));
      default -> null;
    };
  }

  /** Calcite counts wrongly over a window that is another one with more rows. */
  private static SqlWindow window(String name, SqlCall over) {
    if (over.operand(1) instanceof SqlWindow window && window.getRefName() == null) {
      return window;
    }
    throw new PowerTrackException(
        Kind.UNSUPPORTED,
        name
            + " needs its window in place of the window's name"
            + Functions.place(over.getParserPosition())
            + ": OVER (PARTITION BY … ORDER BY …).");
  }

  private static SqlNode percentRank(SqlParserPos at, SqlWindow window) {
    SqlNode one = SqlLiteral.createExactNumeric("1", at);
    SqlNode before = MINUS.createCall(at, over(at, RANK.createCall(at), window), one);
    SqlNode others = MINUS.createCall(at, all(at, window), one);
    SqlNode alone = SqlStdOperatorTable.EQUALS.createCall(at, all(at, window), one);
    return SqlCase.createSwitched(
        at,
        null,
        SqlNodeList.of(alone),
        SqlNodeList.of(SqlLiteral.createApproxNumeric("0e0", at)),
        quotient(at, before, others));
  }

  private static SqlNode share(SqlParserPos at, SqlWindow window) {
    return quotient(at, over(at, count(at), window), all(at, window));
  }

  private static SqlNode quotient(SqlParserPos at, SqlNode part, SqlNode whole) {
    return DIVIDE.createCall(at, TimeFunctions.cast(at, part, SqlTypeName.DOUBLE), whole);
  }

  private static SqlNode count(SqlParserPos at) {
    return COUNT.createCall(at, SqlIdentifier.star(at));
  }

  private static SqlNode over(SqlParserPos at, SqlNode function, SqlWindow window) {
    return OVER.createCall(at, function, window.clone(at));
  }

  /** The rows of the whole partition, whatever the window's order. */
  private static SqlNode all(SqlParserPos at, SqlWindow window) {
    SqlWindow whole =
        SqlWindow.create(
            null,
            null,
            window.getPartitionList(),
            window.getOrderList(),
            SqlLiteral.createBoolean(true, at),
            SqlWindow.createUnboundedPreceding(at),
            SqlWindow.createUnboundedFollowing(at),
            null,
            SqlWindow.createExcludeNoOthers(at),
            at);
    return OVER.createCall(at, count(at), whole);
  }
}
