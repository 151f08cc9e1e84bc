package dev.powertrack.sql.plan;

import java.util.Set;
import org.apache.calcite.adapter.enumerable.EnumerableNestedLoopJoin;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexNode;

/**
 * Calcite's join without an equality, whose right side is kept in memory: Calcite reads it anew for
 * each row of the left side, which would be all files for each tweet, or a request for each tweet.
 */
final class NestedLoopJoinNode extends EnumerableNestedLoopJoin {
  /** Comparing two rows costs less than reading one. */
  static final double COMPARED = 0.1;

  private NestedLoopJoinNode(
      RelOptCluster cluster,
      RelTraitSet traits,
      RelNode left,
      RelNode right,
      RexNode condition,
      Set<CorrelationId> variables,
      JoinRelType type) {
    super(cluster, traits, left, right, condition, variables, type);
  }

  /** The same join as Calcite's. */
  static NestedLoopJoinNode of(EnumerableNestedLoopJoin join) {
    return new NestedLoopJoinNode(
        join.getCluster(),
        join.getTraitSet(),
        join.getLeft(),
        new KeptRowsNode(join.getRight()),
        join.getCondition(),
        join.getVariablesSet(),
        join.getJoinType());
  }

  @Override
  public NestedLoopJoinNode copy(
      RelTraitSet traits,
      RexNode condition,
      RelNode left,
      RelNode right,
      JoinRelType type,
      boolean semiJoinDone) {
    return new NestedLoopJoinNode(getCluster(), traits, left, right, condition, variablesSet, type);
  }

  @Override
  public String getRelTypeName() {
    return "NestedLoopJoin";
  }

  @Override
  public RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery mq) {
    double left = mq.getRowCount(getLeft());
    double compared = left * mq.getRowCount(getRight()) * COMPARED;
    return planner.getCostFactory().makeCost(mq.getRowCount(this) + left + compared, 0, 0);
  }
}
