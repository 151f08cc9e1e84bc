package dev.powertrack.sql;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlOperator;

/**
 * Calcite's builder of expressions, which stops when the statement is cancelled: between two rules,
 * where the planner looks, whole seconds can go by while expressions are made.
 */
final class StoppableRexBuilder extends RexBuilder {
  private final ExecutionControl control;

  StoppableRexBuilder(RelDataTypeFactory types, ExecutionControl control) {
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
}
