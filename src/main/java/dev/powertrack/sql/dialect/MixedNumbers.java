package dev.powertrack.sql.dialect;

import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;

/**
 * {@code VALUES (1.5), (2e0)}: a column with a DOUBLE is one of DOUBLEs. Calcite leaves the others
 * as they are written, and fails where it compares two of them.
 */
final class MixedNumbers {
  private MixedNumbers() {}

  /** VALUES, its rows changed. */
  static SqlCall inRows(SqlCall values) {
    List<SqlNode> rows = values.getOperandList();
    int columns = rows.get(0) instanceof SqlCall row ? row.operandCount() : 0;
    for (int column = 0; column < columns; column++) {
      if (isDouble(rows, column)) {
        toDoubles(rows, column);
      }
    }
    return values;
  }

  private static boolean isDouble(List<SqlNode> rows, int column) {
    return rows.stream().anyMatch(row -> isNumber(row, column, false));
  }

  private static void toDoubles(List<SqlNode> rows, int column) {
    for (SqlNode row : rows) {
      if (isNumber(row, column, true)) {
        SqlNode number = ((SqlCall) row).operand(column);
        SqlNode asDouble =
            SqlLiteral.createApproxNumeric(number.toString(), number.getParserPosition());
        ((SqlCall) row).setOperand(column, asDouble);
      }
    }
  }

  /** The rows may yet turn out to be of different lengths. */
  private static boolean isNumber(SqlNode row, int column, boolean exact) {
    return row instanceof SqlCall values
        && column < values.operandCount()
        && values.operand(column) instanceof SqlNumericLiteral number
        && number.isExact() == exact;
  }
}
