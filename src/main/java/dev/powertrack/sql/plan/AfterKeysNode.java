package dev.powertrack.sql.plan;

import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.linq4j.function.Function0;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.metadata.RelMetadataQuery;

/**
 * Begins with its input only when it is asked for rows. Calcite's code for an aggregate reads all
 * rows as soon as it is met, which would be before the other side of a join has told its keys.
 */
final class AfterKeysNode extends SingleRel implements EnumerableRel {

  private AfterKeysNode(RelOptCluster cluster, RelTraitSet traits, RelNode input) {
    super(cluster, traits, input);
  }

  static AfterKeysNode over(RelNode input) {
    return new AfterKeysNode(
        input.getCluster(), input.getCluster().traitSetOf(EnumerableConvention.INSTANCE), input);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new AfterKeysNode(getCluster(), traits, inputs.get(0));
  }

  @Override
  public String getRelTypeName() {
    return "AfterKeys";
  }

  @Override
  public RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery mq) {
    return planner.getCostFactory().makeTinyCost();
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer prefer) {
    BlockBuilder block = new BlockBuilder();
    Result input = implementor.visitChild(this, 0, (EnumerableRel) getInput(), prefer);
    block.add(
        Expressions.return_(
            null,
            Expressions.call(
                JoinSteps.class, "later", Expressions.lambda(Function0.class, input.block))));
    return implementor.result(input.physType, block.toBlock());
  }
}
