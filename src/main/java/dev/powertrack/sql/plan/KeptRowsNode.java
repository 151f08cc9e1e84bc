package dev.powertrack.sql.plan;

import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.metadata.RelMetadataQuery;

/** Keeps rows in memory when they are read first, for somebody who reads them again and again. */
final class KeptRowsNode extends PassingNode {

  KeptRowsNode(RelNode input) {
    super(input, "KeepRows");
  }

  @Override
  KeptRowsNode over(RelNode input) {
    return new KeptRowsNode(input);
  }

  @Override
  public RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery mq) {
    double kept = mq.getRowCount(getInput()) * HashJoinNode.KEPT;
    return planner.getCostFactory().makeCost(kept, 0, 0);
  }

  @Override
  Expression passed(Result input, BlockBuilder block) {
    return Expressions.call(
        JoinSteps.class, "keep", DataContext.ROOT, block.append("rows", input.block));
  }
}
