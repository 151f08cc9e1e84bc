package dev.powertrack.sql.plan;

import dev.powertrack.sql.function.FunctionLibrary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * What Calcite's own code calculates wrongly without a word.
 *
 * <ul>
 *   <li>ABS and ROUND of whole numbers go by way of DECIMAL: {@code ROUND(2147483647, -1)} is an
 *       error as {@code 2147483647 + 3} is, and not a number below 0.
 *   <li>A quotient of DECIMALs has all digits of its type, not the first 16.
 * </ul>
 */
final class ExactNumbers extends RexShuttle {
  private static final Set<SqlOperator> UNCHECKED =
      Set.of(SqlStdOperatorTable.ABS, SqlStdOperatorTable.ROUND);

  /** More digits than a BIGINT has. */
  private static final int WIDE = 20;

  private final RexBuilder builder;

  private ExactNumbers(RexBuilder builder) {
    this.builder = builder;
  }

  /** Does so in all of a plan. */
  static RelNode in(RelNode rel) {
    RexShuttle numbers = new ExactNumbers(rel.getCluster().getRexBuilder());
    return EveryNode.of(rel, node -> node.accept(numbers));
  }

  @Override
  public RexNode visitCall(RexCall given) {
    RexCall call = (RexCall) super.visitCall(given);
    if (UNCHECKED.contains(call.getOperator())
        && SqlTypeUtil.isIntType(call.operands.get(0).getType())) {
      return checked(call);
    }
    return call.getKind() == SqlKind.DIVIDE && SqlTypeUtil.isDecimal(call.getType())
        ? quotient(call)
        : call;
  }

  private RexNode checked(RexCall call) {
    List<RexNode> operands = new ArrayList<>(call.operands);
    operands.set(0, decimal(operands.get(0)));
    RexNode wide = call.clone(decimal(call.getType()), operands);
    return builder.makeCast(call.getType(), wide, true, false);
  }

  private RexNode quotient(RexCall call) {
    RexNode scale = builder.makeExactLiteral(BigDecimal.valueOf(call.getType().getScale()));
    return builder.makeCall(
        call.getType(),
        FunctionLibrary.QUOTIENT,
        List.of(decimal(call.operands.get(0)), decimal(call.operands.get(1)), scale));
  }

  private RexNode decimal(RexNode number) {
    return SqlTypeUtil.isIntType(number.getType())
        ? builder.makeCast(decimal(number.getType()), number)
        : number;
  }

  private RelDataType decimal(RelDataType whole) {
    RelDataType type = builder.getTypeFactory().createSqlType(SqlTypeName.DECIMAL, WIDE, 0);
    return builder.getTypeFactory().createTypeWithNullability(type, whole.isNullable());
  }
}
