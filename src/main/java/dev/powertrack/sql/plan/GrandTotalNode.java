package dev.powertrack.sql.plan;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.adapter.enumerable.RexImpTable;
import org.apache.calcite.adapter.enumerable.RexToLixTranslator;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * The grand total of no rows, which {@code GROUP BY ROLLUP (lang)} gives as an aggregate without
 * GROUP BY does: no value of any group and a count of 0. Calcite's code gives no row at all.
 */
final class GrandTotalNode extends PassingNode {
  private final List<RexLiteral> total;

  private GrandTotalNode(RelNode aggregate, List<RexLiteral> total) {
    super(aggregate, "GrandTotal");
    this.total = total;
  }

  /** A plan that was found, with such a step above each aggregate that needs one. */
  static RelNode in(RelNode plan) {
    return EveryNode.of(
        plan,
        node ->
            node instanceof Aggregate aggregate
                    && !aggregate.getGroupSet().isEmpty()
                    && hasGrandTotal(aggregate)
                ? new GrandTotalNode(aggregate, total(aggregate))
                : node);
  }

  /** Whether one of its groups is that of all rows, and there is a row even of none. */
  static boolean hasGrandTotal(Aggregate aggregate) {
    return aggregate.getGroupSets().stream().anyMatch(ImmutableBitSet::isEmpty);
  }

  private static List<RexLiteral> total(Aggregate aggregate) {
    RexBuilder builder = aggregate.getCluster().getRexBuilder();
    int groups = aggregate.getGroupCount();
    return IntStream.range(0, aggregate.getRowType().getFieldCount())
        .mapToObj(
            i -> {
              RelDataType type = aggregate.getRowType().getFieldList().get(i).getType();
              return i < groups
                  ? builder.makeNullLiteral(type)
                  : ofNothing(aggregate.getAggCallList().get(i - groups), type, builder);
            })
        .toList();
  }

  /** What an aggregate function is of no rows; all groups of a grand total are left out. */
  private static RexLiteral ofNothing(AggregateCall call, RelDataType type, RexBuilder builder) {
    if (type.isNullable()) {
      return builder.makeNullLiteral(type);
    }
    return call.getAggregation().getKind() == SqlKind.GROUPING
        ? (RexLiteral) builder.makeLiteral((1L << call.getArgList().size()) - 1, type, false)
        : builder.makeZeroLiteral(type);
  }

  @Override
  GrandTotalNode over(RelNode input) {
    return new GrandTotalNode(input, total);
  }

  @Override
  Expression passed(Result input, BlockBuilder block) {
    PhysType rows = input.physType;
    JavaTypeFactory types = (JavaTypeFactory) getCluster().getTypeFactory();
    List<Expression> values =
        IntStream.range(0, total.size()).mapToObj(i -> value(total.get(i), types)).toList();
    return Expressions.call(
        RowsOrOne.class, "of", block.append("rows", input.block), rows.record(values));
  }

  private static Expression value(RexLiteral literal, JavaTypeFactory types) {
    return RexToLixTranslator.translateLiteral(
        literal,
        literal.getType(),
        types,
        literal.isNull() ? RexImpTable.NullAs.NULL : RexImpTable.NullAs.NOT_POSSIBLE);
  }
}
