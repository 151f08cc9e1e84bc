package dev.powertrack.sql.dialect;

import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Parameters in places that do not tell their type, such as {@code LOWER(?)}, {@code ? IS NULL},
 * {@code ? = ?} and {@code SELECT ?}, are texts: {@code LOWER(CAST(? AS VARCHAR))}. Any value can
 * be bound to a text.
 */
final class TextParameters {
  private static final Set<String> OF_TEXT =
      Set.of(
          "UPPER",
          "LOWER",
          "INITCAP",
          "CHAR_LENGTH",
          "CHARACTER_LENGTH",
          "LENGTH",
          "OCTET_LENGTH",
          "REVERSE",
          "ASCII",
          "CONCAT",
          "CONCAT_WS",
          "LIKE",
          "NOT LIKE",
          "ILIKE",
          "NOT ILIKE",
          "SIMILAR TO",
          "NOT SIMILAR TO",
          "POSIX REGEX CASE INSENSITIVE",
          "NEGATED POSIX REGEX CASE INSENSITIVE",
          "REGEXP_LIKE",
          "||");

  private static final Set<String> ALIKE = Set.of("COALESCE", "NULLIF", "NVL", "IFNULL");

  private TextParameters() {}

  /** The call, its untyped parameters made texts. */
  static SqlCall typed(SqlCall call) {
    boolean ofText =
        call.getKind() == SqlKind.IS_NULL
            || call.getKind() == SqlKind.IS_NOT_NULL
            || OF_TEXT.contains(call.getOperator().getName().toUpperCase(Locale.ROOT))
            || isAlone(call);
    if (ofText) {
      for (int i = 0; i < call.operandCount(); i++) {
        if (call.operand(i) instanceof SqlDynamicParam parameter) {
          call.setOperand(i, asText(parameter));
        }
      }
    }
    return call;
  }

  /** Whether the operands would tell one another's type, and are all parameters. */
  private static boolean isAlone(SqlCall call) {
    boolean alike =
        SqlKind.COMPARISON.contains(call.getKind())
            || ALIKE.contains(call.getOperator().getName().toUpperCase(Locale.ROOT));
    return alike
        && call.getOperandList().stream()
            .allMatch(o -> o instanceof SqlDynamicParam || SqlUtil.isNullLiteral(o, true));
  }

  /** The list of a SELECT, its parameters made texts. */
  static void inList(SqlNodeList items) {
    for (int i = 0; i < items.size(); i++) {
      SqlNode item = items.get(i);
      if (item instanceof SqlDynamicParam parameter) {
        items.set(i, asText(parameter));
      } else if (item.getKind() == SqlKind.AS
          && ((SqlCall) item).operand(0) instanceof SqlDynamicParam parameter) {
        ((SqlCall) item).setOperand(0, asText(parameter));
      }
    }
  }

  private static SqlNode asText(SqlDynamicParam parameter) {
    return TimeFunctions.cast(parameter.getParserPosition(), parameter, SqlTypeName.VARCHAR);
  }
}
