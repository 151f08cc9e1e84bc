package dev.powertrack.sql.dialect;

import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Parameters in places that do not tell their type, such as {@code LOWER(?)} and {@code ? IS NULL},
 * are texts: {@code LOWER(CAST(? AS VARCHAR))}. Any value can be bound to a text.
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
          "CONCAT_WS");

  private TextParameters() {}

  /** The call, its untyped parameters made texts. */
  static SqlCall typed(SqlCall call) {
    boolean ofText =
        call.getKind() == SqlKind.IS_NULL
            || call.getKind() == SqlKind.IS_NOT_NULL
            || OF_TEXT.contains(call.getOperator().getName().toUpperCase(Locale.ROOT));
    if (ofText) {
      for (int i = 0; i < call.operandCount(); i++) {
        if (call.operand(i) instanceof SqlDynamicParam parameter) {
          call.setOperand(
              i, TimeFunctions.cast(parameter.getParserPosition(), parameter, SqlTypeName.VARCHAR));
        }
      }
    }
    return call;
  }
}
