package dev.powertrack.sql.plan;

import dev.powertrack.sql.function.CodedAggregate;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.adapter.enumerable.AggAddContext;
import org.apache.calcite.adapter.enumerable.AggContext;
import org.apache.calcite.adapter.enumerable.EnumUtils;
import org.apache.calcite.adapter.enumerable.StrictAggImplementor;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.Types;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlUserDefinedAggFunction;
import org.apache.calcite.util.Optionality;

/**
 * Sums of whole numbers that do not fit are errors, not other numbers: {@code SUM(tweet_id)} of
 * twenty rows is more than a BIGINT holds, and Calcite's code for it goes on from the smallest one.
 * Only the code changes, once a plan is found; rules know nothing of it.
 */
final class CheckedSums {
  private static final Method ADD_EXACT =
      Types.lookupMethod(Math.class, "addExact", long.class, long.class);

  private static final SqlAggFunction SUM =
      checked(SqlStdOperatorTable.SUM.getName(), SqlStdOperatorTable.SUM);

  private static final SqlAggFunction SUM_OR_ZERO =
      checked(SqlStdOperatorTable.SUM0.getName(), SqlStdOperatorTable.SUM0);

  private CheckedSums() {}

  /** A plan that was found, with such sums in its aggregates. */
  static RelNode inAggregates(RelNode plan) {
    return EveryNode.of(
        plan, visited -> visited instanceof Aggregate aggregate ? checked(aggregate) : visited);
  }

  /** A statement before the search, with such sums in its windows, which cannot change later. */
  static RelNode inWindows(RelNode statement) {
    RexShuttle sums = new Windows(statement.getCluster().getRexBuilder());
    return EveryNode.of(statement, node -> node.accept(sums));
  }

  private static RelNode checked(Aggregate aggregate) {
    List<AggregateCall> calls =
        aggregate.getAggCallList().stream().map(CheckedSums::checked).toList();
    return calls.equals(aggregate.getAggCallList())
        ? aggregate
        : aggregate.copy(
            aggregate.getTraitSet(),
            aggregate.getInput(),
            aggregate.getGroupSet(),
            aggregate.getGroupSets(),
            calls);
  }

  private static AggregateCall checked(AggregateCall call) {
    SqlAggFunction checked = checked(call.getAggregation(), call.getType());
    return checked == call.getAggregation()
        ? call
        : AggregateCall.create(
            call.getParserPosition(),
            checked,
            call.isDistinct(),
            call.isApproximate(),
            call.ignoreNulls(),
            call.rexList,
            call.getArgList(),
            call.filterArg,
            call.distinctKeys,
            call.collation,
            call.getType(),
            call.getName());
  }

  private static SqlAggFunction checked(SqlAggFunction function, RelDataType result) {
    if (result.getSqlTypeName() != SqlTypeName.BIGINT) {
      return function;
    }
    return function == SqlStdOperatorTable.SUM
        ? SUM
        : function == SqlStdOperatorTable.SUM0 ? SUM_OR_ZERO : function;
  }

  private static SqlAggFunction checked(String name, SqlAggFunction ordinary) {
    return new SqlUserDefinedAggFunction(
        new SqlIdentifier(name, SqlParserPos.ZERO),
        SqlKind.OTHER_FUNCTION,
        Objects.requireNonNullElse(ordinary.getReturnTypeInference(), ReturnTypes.AGG_SUM),
        InferTypes.ANY_NULLABLE,
        OperandTypes.operandMetadata(
            List.of(SqlTypeFamily.NUMERIC),
            types -> List.of(types.createSqlType(SqlTypeName.BIGINT)),
            i -> "number",
            i -> false),
        new CodedAggregate(SqlTypeName.BIGINT, Sum::new),
        false,
        false,
        Optionality.FORBIDDEN);
  }

  private static final class Windows extends RexShuttle {
    private final RexBuilder builder;

    Windows(RexBuilder builder) {
      this.builder = builder;
    }

    @Override
    public RexNode visitOver(RexOver over) {
      RexOver visited = (RexOver) super.visitOver(over);
      SqlAggFunction checked = checked(visited.getAggOperator(), visited.getType());
      if (checked == visited.getAggOperator()) {
        return visited;
      }
      RexWindow window = visited.getWindow();
      return builder.makeOver(
          visited.getType(),
          checked,
          visited.getOperands(),
          window.partitionKeys,
          window.orderKeys,
          window.getLowerBound(),
          window.getUpperBound(),
          window.getExclude(),
          window.isRows(),
          true,
          false,
          visited.isDistinct(),
          visited.ignoreNulls());
    }
  }

  /** Adds up in a long; the JIT makes one instruction and a jump of it. */
  private static final class Sum extends StrictAggImplementor {
    @Override
    protected void implementNotNullAdd(AggContext info, AggAddContext add) {
      Expression sum = add.accumulator().get(0);
      Expression number = EnumUtils.convert(add.arguments().get(0), long.class);
      accAdvance(add, sum, Expressions.call(ADD_EXACT, sum, number));
    }
  }
}
