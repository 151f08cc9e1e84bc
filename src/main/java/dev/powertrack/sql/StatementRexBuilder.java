package dev.powertrack.sql;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.sql.function.FunctionLibrary;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Calcite's builder of expressions. It stops when the statement is cancelled: between two rules,
 * where the planner looks, whole seconds can go by while expressions are made. It makes none so
 * large that planning would not end. And some casts are others:
 *
 * <ul>
 *   <li>Casts of fractions to INTEGER and smaller types round, as those to BIGINT do: they go by
 *       way of it. Calcite's own cut a DOUBLE, and look at the range of a DECIMAL before it is
 *       rounded.
 *   <li>The text of a timestamp or a time of day has its milliseconds, where there are any, and
 *       that of a DECIMAL a digit before the point.
 * </ul>
 */
final class StatementRexBuilder extends RexBuilder {
  private static final Set<SqlTypeName> BELOW_BIGINT =
      EnumSet.of(SqlTypeName.INTEGER, SqlTypeName.SMALLINT, SqlTypeName.TINYINT);

  /** Many times what can be compiled, and few seconds' work. */
  private static final int MOST_NODES = 100_000;

  private static final int WITHOUT_MILLIS = "2014-07-13 21:24:00".length();
  private static final int TIME_WITHOUT_MILLIS = "21:24:00".length();

  private final ExecutionControl control;

  StatementRexBuilder(RelDataTypeFactory types, ExecutionControl control) {
    super(types);
    this.control = control;
  }

  @Override
  public RexNode makeCall(
      SqlParserPos at, RelDataType type, SqlOperator operator, List<RexNode> operands) {
    return checked(super.makeCall(at, type, operator, operands));
  }

  @Override
  public RexNode makeCall(SqlParserPos at, SqlOperator operator, List<? extends RexNode> operands) {
    return checked(super.makeCall(at, operator, operands));
  }

  /**
   * An operand may stand twice in what Calcite makes of a BETWEEN, an IN, a GREATEST. With each
   * level of nesting that is twice as many, and who walks through them looks at no cancel.
   */
  private RexNode checked(RexNode call) {
    control.check();
    if (call.nodeCount() > MOST_NODES) {
      throw new PowerTrackException(
          Kind.UNSUPPORTED,
          "The statement is too long or too deeply nested to be planned: an expression in it is too"
              + " large once BETWEEN, IN, CASE and the like are written out. It can be split, with"
              + " the inner part in a sub-query.");
    }
    return call;
  }

  @Override
  public RexNode makeAbstractCast(
      SqlParserPos at, RelDataType type, RexNode value, boolean safe, RexLiteral format) {
    return super.makeAbstractCast(at, type, prepared(at, type, value, safe), safe, format);
  }

  private RexNode prepared(SqlParserPos at, RelDataType type, RexNode value, boolean safe) {
    RelDataType from = value.getType();
    if (BELOW_BIGINT.contains(type.getSqlTypeName())
        && SqlTypeUtil.isNumeric(from)
        && !SqlTypeUtil.isIntType(from)) {
      RelDataType whole = typeFactory.createSqlType(SqlTypeName.BIGINT);
      return makeAbstractCast(
          at, typeFactory.createTypeWithNullability(whole, safe || from.isNullable()), value, safe);
    }
    SqlOperator text = SqlTypeUtil.inCharFamily(type) ? text(from, type.getPrecision()) : null;
    return text == null ? value : makeCall(at, text, List.of(value));
  }

  private static @Nullable SqlOperator text(RelDataType from, int length) {
    return switch (from.getSqlTypeName()) {
      case TIMESTAMP -> holds(length, WITHOUT_MILLIS) ? FunctionLibrary.TEXT_OF_TIMESTAMP : null;
      case TIME -> holds(length, TIME_WITHOUT_MILLIS) ? FunctionLibrary.TEXT_OF_TIME : null;
      case DECIMAL -> FunctionLibrary.TEXT_OF_DECIMAL;
      default -> null;
    };
  }

  private static boolean holds(int length, int withoutMillis) {
    return length == RelDataType.PRECISION_NOT_SPECIFIED || length > withoutMillis;
  }
}
