package dev.powertrack.sql.plan;

import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.ParameterExpression;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.metadata.RelMetadataQuery;

/** Lets rows pass and remembers their keys, for a scan on the other side of a join. */
final class KeyCollectorNode extends SingleRel implements EnumerableRel {
  private final KeyFilter filter;
  private final List<Integer> keys;

  private KeyCollectorNode(
      RelOptCluster cluster,
      RelTraitSet traits,
      RelNode input,
      KeyFilter filter,
      List<Integer> keys) {
    super(cluster, traits, input);
    this.filter = filter;
    this.keys = List.copyOf(keys);
  }

  /**
   * Collects from {@code input}.
   *
   * @param keys fields of the input, as many as {@code filter} collects
   */
  static KeyCollectorNode over(RelNode input, KeyFilter filter, List<Integer> keys) {
    return new KeyCollectorNode(
        input.getCluster(),
        input.getCluster().traitSetOf(EnumerableConvention.INSTANCE),
        input,
        filter,
        keys);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new KeyCollectorNode(getCluster(), traits, inputs.get(0), filter, keys);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer).item("keys", keys).item("filter", "#" + filter.id());
  }

  @Override
  public String getRelTypeName() {
    return "CollectKeys";
  }

  @Override
  public RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery mq) {
    return planner.getCostFactory().makeTinyCost();
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer prefer) {
    BlockBuilder block = new BlockBuilder();
    Result input = implementor.visitChild(this, 0, (EnumerableRel) getInput(), prefer);
    Expression rows = block.append("rows", input.block);
    ParameterExpression row = Expressions.parameter(input.physType.getJavaRowType(), "row");
    List<Expression> values =
        keys.stream()
            .map(key -> Expressions.box(input.physType.fieldReference(row, key)))
            .map(Expression.class::cast)
            .toList();
    Expression key =
        Expressions.lambda(Function1.class, Expressions.newArrayInit(Object.class, values), row);
    block.add(
        Expressions.return_(
            null,
            Expressions.call(
                JoinSteps.class,
                "collect",
                DataContext.ROOT,
                rows,
                key,
                Expressions.constant(filter.id()),
                Expressions.constant(filter.width()))));
    return implementor.result(input.physType, block.toBlock());
  }
}
