package dev.powertrack.sql.dialect;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** What is read and validated, and of which no plan can be made: said before one is looked for. */
final class Unsupported {
  private Unsupported() {}

  /** A query of WITH RECURSIVE; null for one that does not read itself. */
  static @Nullable SqlNode recursion(SqlWithItem item) {
    if (item.recursive.booleanValue()) {
      item.query.accept(
          new SqlBasicVisitor<@Nullable Void>() {
            @Override
            public @Nullable Void visit(SqlCall call) {
              if (call instanceof SqlSelect select && select.getFrom() != null) {
                refuse(select.getFrom(), item.name.getSimple());
              }
              return super.visit(call);
            }
          });
    }
    return null;
  }

  private static void refuse(SqlNode from, String name) {
    if (from instanceof SqlJoin join) {
      refuse(join.getLeft(), name);
      refuse(join.getRight(), name);
    } else if (SqlUtil.stripAs(from) instanceof SqlIdentifier table
        && table.isSimple()
        && table.getSimple().equalsIgnoreCase(name)) {
      throw error(
          "WITH RECURSIVE is not possible"
              + Functions.place(table.getParserPosition())
              + ": "
              + name
              + " reads itself. The numbers or times that are needed can be written as VALUES (1),"
              + " (2), (3).");
    }
  }

  /** Lists side by side, of which Calcite makes all pairs; null for one list. */
  static @Nullable SqlNode sideBySide(SqlCall unnest) {
    if (unnest.operandCount() < 2) {
      return null;
    }
    throw error(
        "UNNEST of several lists is not possible"
            + Functions.place(unnest.getParserPosition())
            + ": UNNEST (a) WITH ORDINALITY AS x(value, n) and the same of b can be joined ON x.n ="
            + " y.n.");
  }

  /** A unit of time that nothing can be rounded to. */
  static PowerTrackException rounding(String function, String unit, SqlParserPos at) {
    return error(
        function
            + " cannot round to "
            + unit
            + Functions.place(at)
            + ": it can to YEAR, QUARTER, MONTH, WEEK, DAY, HOUR, MINUTE and SECOND.");
  }

  /**
   * A frame with EXCLUDE; null for one that leaves out no row. Calcite keeps the result of the row
   * before where the frame has the same ends, and has 0, NaN or a largest number of no rows.
   */
  static @Nullable SqlNode exclusion(SqlWindow window) {
    SqlLiteral exclude = window.getExclude();
    if (exclude == null || SqlWindow.isExcludeNoOthers(exclude)) {
      return null;
    }
    throw error(
        exclude
            + " is not possible"
            + Functions.place(exclude.getParserPosition())
            + ": a frame can end before the row, ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING,"
            + " and a row's own value can be subtracted from a SUM.");
  }

  private static PowerTrackException error(String message) {
    return new PowerTrackException(Kind.UNSUPPORTED, message);
  }
}
