package dev.powertrack.sql.dialect;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlCastFunction;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/**
 * Casts that depend on the type of what is cast, which no parse tree tells. Such a call becomes an
 * ordinary cast when the validator asks for its type.
 *
 * <ul>
 *   <li>A BOOLEAN as a number is 1 or 0, as in PostgreSQL: {@code SUM(CAST(is_retweet AS INT))}.
 *   <li>A text as a date may be a time, whose day it is: {@code '2014-07-13 10:00:00'::date}.
 *   <li>A date whose hours are cut by FLOOR or CEIL is its first moment; Calcite's loses the date.
 *   <li>A number as the time of TO_TIMESTAMP is seconds since 1970, not milliseconds as in a cast.
 *   <li>What a window averages is a DOUBLE if it is a BIGINT, whose sums need not fit one.
 * </ul>
 */
final class LateCast extends SqlCastFunction {
  private static final LateCast OF_TRUTHS = new LateCast(LateCast::ofTruth);
  private static final LateCast OF_TEXTS = new LateCast(LateCast::ofText);
  private static final LateCast OF_DATES = new LateCast(LateCast::ofDate);
  private static final LateCast OF_EPOCHS = new LateCast(LateCast::ofEpoch);
  private static final LateCast OF_BIG_NUMBERS = new LateCast(LateCast::ofBigNumber);

  private static final Set<String> NUMBERS =
      Set.of("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "DECIMAL", "REAL", "FLOAT", "DOUBLE");

  private static final Set<String> AVERAGES =
      Set.of("AVG", "STDDEV", "STDDEV_POP", "STDDEV_SAMP", "VARIANCE", "VAR_POP", "VAR_SAMP");

  private interface Choice {
    void make(SqlBasicCall cast, RelDataType of);
  }

  private final Choice choice;

  private LateCast(Choice choice) {
    this.choice = choice;
  }

  /** The same, a late cast if it is an ordinary one to a number or a date. */
  static SqlNode ofAny(SqlNode node) {
    if (!(node instanceof SqlCall call)
        || call.getOperator() != SqlStdOperatorTable.CAST
        || !(call.operand(1) instanceof SqlDataTypeSpec type)) {
      return node;
    }
    String name = type.getTypeName().toString().toUpperCase(Locale.ROOT);
    SqlNode value = call.operand(0);
    if (value.getKind() == SqlKind.DYNAMIC_PARAM
        && name.equals("DECIMAL")
        && type.getTypeNameSpec() instanceof SqlBasicTypeNameSpec decimal) {
      return ofDecimal(call, Math.max(decimal.getScale(), 0));
    }
    LateCast late =
        NUMBERS.contains(name) && isOpen(value)
            ? OF_TRUTHS
            : name.equals("DATE") && (isOpen(value) || isTime(value)) ? OF_TEXTS : null;
    return late == null ? node : late.createCall(node.getParserPosition(), call.getOperandList());
  }

  /**
   * A parameter is bound with all its digits and has to be rounded; a cast to its own type would be
   * left out.
   */
  private static SqlNode ofDecimal(SqlCall cast, int scale) {
    SqlParserPos at = cast.getParserPosition();
    SqlBasicTypeNameSpec wide = new SqlBasicTypeNameSpec(SqlTypeName.DECIMAL, 38, scale, at);
    SqlNode bound = SqlStdOperatorTable.CAST.createCall(at, cast, new SqlDataTypeSpec(wide, at));
    SqlNode rounded =
        SqlStdOperatorTable.ROUND.createCall(at, bound, number(String.valueOf(scale), at));
    return SqlStdOperatorTable.CAST.createCall(at, rounded, cast.operand(1));
  }

  /** Whether it is a text of a time, and not of a date alone, whose errors speak of dates. */
  private static boolean isTime(SqlNode value) {
    String text = Units.text(value);
    return text != null && text.indexOf(':') >= 0;
  }

  private static boolean isOpen(SqlNode value) {
    return value.getKind() != SqlKind.DYNAMIC_PARAM && value.getKind() != SqlKind.LITERAL
        || value instanceof SqlLiteral literal && literal.getTypeName() == SqlTypeName.BOOLEAN;
  }

  /** A cast to a timestamp whose numbers are seconds. A parameter there is a time already. */
  static SqlNode ofEpoch(SqlCall cast) {
    return cast.operand(0).getKind() == SqlKind.DYNAMIC_PARAM
        ? cast
        : OF_EPOCHS.createCall(cast.getParserPosition(), cast.getOperandList());
  }

  /** The time of {@code FLOOR(time TO HOUR)}. */
  static SqlNode ofTimeToCut(SqlNode time) {
    SqlParserPos at = time.getParserPosition();
    return time.getKind() == SqlKind.DYNAMIC_PARAM
        ? time
        : OF_DATES.createCall(at, ((SqlCall) TimeFunctions.timestamp(at, time)).getOperandList());
  }

  /** Changes the argument of an average that has OVER. */
  static void inWindow(SqlCall aggregate) {
    boolean averages =
        AVERAGES.contains(aggregate.getOperator().getName().toUpperCase(Locale.ROOT))
            && aggregate.operandCount() == 1;
    if (averages) {
      SqlNode argument = aggregate.operand(0);
      SqlNode asDouble =
          TimeFunctions.cast(argument.getParserPosition(), argument, SqlTypeName.DOUBLE);
      aggregate.setOperand(
          0,
          OF_BIG_NUMBERS.createCall(
              argument.getParserPosition(), ((SqlCall) asDouble).getOperandList()));
    }
  }

  private static void ofTruth(SqlBasicCall cast, RelDataType of) {
    if (of.getSqlTypeName() == SqlTypeName.BOOLEAN) {
      SqlParserPos at = cast.getParserPosition();
      SqlNode truth = cast.operand(0);
      SqlNode untruth = SqlStdOperatorTable.NOT.createCall(at, truth);
      cast.setOperand(
          0,
          new SqlCase(
              at,
              null,
              new SqlNodeList(List.of(truth, untruth), at),
              new SqlNodeList(List.of(number("1", at), number("0", at)), at),
              SqlLiteral.createNull(at)));
    }
  }

  private static SqlNode number(String digits, SqlParserPos at) {
    return SqlLiteral.createExactNumeric(digits, at);
  }

  private static void ofText(SqlBasicCall cast, RelDataType of) {
    if (SqlTypeUtil.inCharFamily(of)) {
      cast.setOperand(0, TimeFunctions.timestamp(cast.getParserPosition(), cast.operand(0)));
    }
  }

  /** Another type is cast to itself. */
  private static void ofDate(SqlBasicCall cast, RelDataType of) {
    if (of.getSqlTypeName() != SqlTypeName.DATE) {
      cast.setOperand(1, SqlTypeUtil.convertTypeToSpec(of));
    }
  }

  private static void ofEpoch(SqlBasicCall cast, RelDataType of) {
    SqlParserPos at = cast.getParserPosition();
    SqlNode seconds = cast.operand(0);
    if (SqlTypeUtil.isIntType(of)) {
      cast.setOperand(0, SqlLibraryOperators.TIMESTAMP_SECONDS.createCall(at, seconds));
    } else if (SqlTypeUtil.isNumeric(of)) {
      SqlNode millis = SqlStdOperatorTable.MULTIPLY.createCall(at, seconds, number("1000", at));
      cast.setOperand(
          0,
          SqlLibraryOperators.TIMESTAMP_MILLIS.createCall(
              at, TimeFunctions.cast(at, millis, SqlTypeName.BIGINT)));
    }
  }

  /** Another type is cast to itself. */
  private static void ofBigNumber(SqlBasicCall cast, RelDataType of) {
    if (SqlTypeUtil.isNumeric(of) && of.getSqlTypeName() != SqlTypeName.BIGINT) {
      cast.setOperand(1, SqlTypeUtil.convertTypeToSpec(of));
    }
  }

  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    SqlBasicCall cast = (SqlBasicCall) call;
    choice.make(cast, validator.deriveType(scope, cast.operand(0)));
    cast.setOperator(SqlStdOperatorTable.CAST);
    return SqlStdOperatorTable.CAST.deriveType(validator, scope, cast);
  }
}
