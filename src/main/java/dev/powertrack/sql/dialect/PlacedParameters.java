package dev.powertrack.sql.dialect;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Parameters of functions whose places tell what they are: {@code SUBSTRING(text, ?, ?)} is of two
 * whole numbers, {@code REPLACE(text, ?, ?)} of two texts.
 */
final class PlacedParameters {
  private static final char TEXT = 't';
  private static final char WHOLE = 'w';
  private static final char NUMBER = 'n';

  /** By function a letter for each argument; '-' for one that tells nothing. */
  private static final Map<String, String> PLACES =
      Map.ofEntries(
          entry("SUBSTRING", "tww"),
          entry("SUBSTR", "tww"),
          entry("LEFT", "tw"),
          entry("RIGHT", "tw"),
          entry("LPAD", "twt"),
          entry("RPAD", "twt"),
          entry("REPEAT", "tw"),
          entry("SPLIT_PART", "ttw"),
          entry("REPLACE", "ttt"),
          entry("TRANSLATE3", "ttt"),
          entry("TRIM", "-tt"),
          entry("BTRIM", "tt"),
          entry("LTRIM", "tt"),
          entry("RTRIM", "tt"),
          entry("OVERLAY", "ttww"),
          entry("POSITION", "ttw"),
          entry("LOCATE", "ttw"),
          entry("CHARINDEX", "ttw"),
          entry("INSTR", "ttww"),
          entry("STRPOS", "tt"),
          entry("STARTS_WITH", "tt"),
          entry("STARTSWITH", "tt"),
          entry("ENDS_WITH", "tt"),
          entry("ENDSWITH", "tt"),
          entry("REGEXP_COUNT", "tt"),
          entry("REGEXP_EXTRACT", "ttww"),
          entry("REGEXP_SUBSTR", "ttww"),
          entry("REGEXP_REPLACE", "tttt"),
          entry("CHR", "w"),
          entry("CHAR", "w"),
          entry("MAKE_DATE", "www"),
          entry("TO_DATE", "tt"),
          entry("TO_TIMESTAMP", "tt"),
          entry("TO_CHAR", "-t"),
          entry("CONVERT_TIMEZONE", "tt"),
          entry("SOUNDEX", "t"),
          entry("DIFFERENCE", "tt"),
          entry("ROUND", "-w"),
          entry("LAG", "-w"),
          entry("LEAD", "-w"),
          entry("TRUNCATE", "-w"),
          entry("POWER", "nn"),
          entry("POW", "nn"),
          entry("SQRT", "n"),
          entry("EXP", "n"),
          entry("LN", "n"),
          entry("LOG10", "n"));

  private PlacedParameters() {}

  /** The call, its parameters given these types. */
  static SqlCall typed(SqlCall call) {
    String places = PLACES.getOrDefault(call.getOperator().getName().toUpperCase(Locale.ROOT), "");
    for (int i = 0; i < Math.min(places.length(), call.operandCount()); i++) {
      if (call.operand(i) instanceof SqlDynamicParam parameter) {
        call.setOperand(i, typed(parameter, places.charAt(i)));
      }
    }
    return call;
  }

  private static SqlNode typed(SqlDynamicParam parameter, char place) {
    SqlParserPos at = parameter.getParserPosition();
    return switch (place) {
      case TEXT -> TimeFunctions.cast(at, parameter, SqlTypeName.VARCHAR);
      case WHOLE -> TimeFunctions.cast(at, parameter, SqlTypeName.INTEGER);
      case NUMBER -> TimeFunctions.cast(at, parameter, SqlTypeName.DOUBLE);
      default -> parameter;
    };
  }
}
