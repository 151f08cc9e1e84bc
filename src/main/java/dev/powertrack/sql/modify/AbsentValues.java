package dev.powertrack.sql.modify;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlInsert;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlUtil;
import org.jspecify.annotations.Nullable;

/**
 * Tools that insert from a grid name every column and write NULL for those that nobody filled in.
 * To leave a column out means the same, and is allowed for a key that the service gives.
 */
public final class AbsentValues {
  private AbsentValues() {}

  /** An INSERT without the columns that are NULL in all its rows; anything else as it is. */
  public static SqlNode leftOut(SqlNode statement) {
    if (!(statement instanceof SqlInsert insert)
        || insert.getTargetColumnList() == null
        || insert.getSource().getKind() != SqlKind.VALUES) {
      return statement;
    }
    SqlNodeList columns = insert.getTargetColumnList();
    List<SqlNode> rows = ((SqlCall) insert.getSource()).getOperandList();
    List<Integer> kept =
        IntStream.range(0, columns.size())
            .filter(i -> rows.stream().anyMatch(row -> !isNull(row, i)))
            .boxed()
            .toList();
    if (kept.isEmpty() || kept.size() == columns.size()) {
      return statement;
    }
    SqlNode source =
        ((SqlCall) insert.getSource())
            .getOperator()
            .createCall(
                insert.getSource().getParserPosition(),
                rows.stream().map(row -> only(kept, row)).toList());
    return new SqlInsert(
        insert.getParserPosition(),
        SqlNodeList.EMPTY,
        insert.getTargetTable(),
        source,
        new SqlNodeList(kept.stream().map(columns::get).toList(), columns.getParserPosition()));
  }

  private static boolean isNull(SqlNode row, int i) {
    @Nullable SqlNode value = value(row, i);
    return value != null && SqlUtil.isNullLiteral(value, false);
  }

  /** Null where a row has too few values, which the validator will tell. */
  private static @Nullable SqlNode value(SqlNode row, int i) {
    return row instanceof SqlCall call && call.getKind() == SqlKind.ROW && i < call.operandCount()
        ? call.operand(i)
        : null;
  }

  private static SqlNode only(List<Integer> kept, SqlNode row) {
    SqlCall call = (SqlCall) row;
    List<SqlNode> values = new ArrayList<>();
    for (int i = 0; i < call.operandCount(); i++) {
      if (kept.contains(i)) {
        values.add(call.operand(i));
      }
    }
    return call.getOperator().createCall(call.getParserPosition(), values);
  }
}
