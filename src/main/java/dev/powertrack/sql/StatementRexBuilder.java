package dev.powertrack.sql;

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

/**
 * Calcite's builder of expressions, with two differences. It stops when the statement is cancelled:
 * between two rules, where the planner looks, whole seconds can go by while expressions are made.
 * And casts of fractions to INTEGER and smaller types round, as those to BIGINT do: they go by way
 * of it, as Calcite's own cut a DOUBLE and look at the range of a DECIMAL before it is rounded.
 */
final class StatementRexBuilder extends RexBuilder {
  private static final Set<SqlTypeName> BELOW_BIGINT =
      EnumSet.of(SqlTypeName.INTEGER, SqlTypeName.SMALLINT, SqlTypeName.TINYINT);

  private final ExecutionControl control;

  StatementRexBuilder(RelDataTypeFactory types, ExecutionControl control) {
    super(types);
    this.control = control;
  }

  @Override
  public RexNode makeCall(RelDataType type, SqlOperator operator, List<RexNode> operands) {
    control.check();
    return super.makeCall(type, operator, operands);
  }

  @Override
  public RexNode makeCall(SqlOperator operator, List<? extends RexNode> operands) {
    control.check();
    return super.makeCall(operator, operands);
  }

  @Override
  public RexNode makeAbstractCast(
      SqlParserPos at, RelDataType type, RexNode value, boolean safe, RexLiteral format) {
    boolean rounds =
        BELOW_BIGINT.contains(type.getSqlTypeName())
            && SqlTypeUtil.isNumeric(value.getType())
            && !SqlTypeUtil.isIntType(value.getType());
    return super.makeAbstractCast(
        at, type, rounds ? rounded(at, value, safe) : value, safe, format);
  }

  private RexNode rounded(SqlParserPos at, RexNode value, boolean safe) {
    RelDataType whole =
        typeFactory.createTypeWithNullability(
            typeFactory.createSqlType(SqlTypeName.BIGINT), safe || value.getType().isNullable());
    return makeAbstractCast(at, whole, value, safe);
  }
}
