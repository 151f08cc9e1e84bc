package dev.powertrack.sql.plan;

import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.metadata.RelMetadataQuery;

/** Keeps rows in memory when they are read first, for somebody who reads them again and again. */
final class KeptRowsNode extends SingleRel implements EnumerableRel {

  private KeptRowsNode(RelOptCluster cluster, RelTraitSet traits, RelNode input) {
    super(cluster, traits, input);
  }

  static KeptRowsNode of(RelNode input) {
    return new KeptRowsNode(
        input.getCluster(), input.getCluster().traitSetOf(EnumerableConvention.INSTANCE), input);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new KeptRowsNode(getCluster(), traits, inputs.get(0));
  }

  @Override
  public String getRelTypeName() {
    return "KeepRows";
  }

  @Override
  public RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery mq) {
    double kept = mq.getRowCount(getInput()) * HashJoinNode.KEPT;
    return planner.getCostFactory().makeCost(kept, 0, 0);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer prefer) {
    BlockBuilder block = new BlockBuilder();
    Result input = implementor.visitChild(this, 0, (EnumerableRel) getInput(), prefer);
    Expression rows = block.append("rows", input.block);
    block.add(
        Expressions.return_(
            null, Expressions.call(JoinSteps.class, "keep", DataContext.ROOT, rows)));
    return implementor.result(input.physType, block.toBlock());
  }
}
