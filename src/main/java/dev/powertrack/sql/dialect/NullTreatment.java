package dev.powertrack.sql.dialect;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;

/** IGNORE NULLS and RESPECT NULLS of window functions, which Calcite parses but has no code for. */
final class NullTreatment {
  private NullTreatment() {}

  /** The function that stands before OVER, without such words. */
  static SqlNode of(SqlNode function) {
    return switch (function.getKind()) {
      case RESPECT_NULLS -> ((SqlCall) function).operand(0);
      case IGNORE_NULLS -> ofPresent(((SqlCall) function).operand(0));
      default -> function;
    };
  }

  private static SqlNode ofPresent(SqlCall function) {
    String name = function.getOperator().getName().toUpperCase(Locale.ROOT);
    return switch (name) {
      case "FIRST_VALUE" ->
          Calls.to("FIRST_NOT_NULL", function.getParserPosition(), function.getOperandList());
      case "LAST_VALUE" ->
          Calls.to("LAST_NOT_NULL", function.getParserPosition(), function.getOperandList());
      default ->
          throw new PowerTrackException(
              Kind.UNSUPPORTED,
              "IGNORE NULLS is possible with FIRST_VALUE and LAST_VALUE only"
                  + Functions.place(function.getParserPosition())
                  + ", for LAG as LAST_VALUE(x) IGNORE NULLS OVER (ORDER BY … ROWS BETWEEN UNBOUNDED"
                  + " PRECEDING AND 1 PRECEDING).");
    };
  }
}
