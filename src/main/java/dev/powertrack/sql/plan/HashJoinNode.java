package dev.powertrack.sql.plan;

import java.lang.reflect.Method;
import java.util.Set;
import org.apache.calcite.adapter.enumerable.EnumerableHashJoin;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.JavaRowFormat;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.function.EqualityComparer;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.Types;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.Util;

/**
 * Calcite's hash join, with an honest cost. It keeps its right side in memory but charges for the
 * left, so the planner would put the tweets there (DESIGN, decision 5). Without an equality all
 * rows of the right side are under one key: nested loops, but the right side is read first.
 */
final class HashJoinNode extends EnumerableHashJoin {
  private static final Method SEMI_JOIN =
      Types.lookupMethod(
          JoinSteps.class,
          "semiJoin",
          Enumerable.class,
          Enumerable.class,
          Function1.class,
          Function1.class,
          EqualityComparer.class);

  /** Keeping a row costs more than letting one pass. */
  static final double KEPT = 4;

  private HashJoinNode(
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
  static HashJoinNode of(EnumerableHashJoin join) {
    return new HashJoinNode(
        join.getCluster(),
        join.getTraitSet(),
        join.getLeft(),
        join.getRight(),
        join.getCondition(),
        join.getVariablesSet(),
        join.getJoinType());
  }

  @Override
  public HashJoinNode copy(
      RelTraitSet traits,
      RexNode condition,
      RelNode left,
      RelNode right,
      JoinRelType type,
      boolean semiJoinDone) {
    return new HashJoinNode(getCluster(), traits, left, right, condition, variablesSet, type);
  }

  @Override
  public String getRelTypeName() {
    return "HashJoin";
  }

  @Override
  public RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery mq) {
    double kept = mq.getRowCount(right);
    double passed = mq.getRowCount(left);
    double compared = joinInfo.leftKeys.isEmpty() ? passed * kept * NestedLoopJoinNode.COMPARED : 0;
    return planner
        .getCostFactory()
        .makeCost(mq.getRowCount(this) + passed + kept * KEPT + compared, 0, 0);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer prefer) {
    return joinType == JoinRelType.SEMI && joinInfo.isEqui()
        ? implementSemiJoin(implementor, prefer)
        : super.implement(implementor, prefer);
  }

  private Result implementSemiJoin(EnumerableRelImplementor implementor, Prefer prefer) {
    BlockBuilder block = new BlockBuilder();
    Result leftRows = implementor.visitChild(this, 0, (EnumerableRel) left, prefer);
    Expression leftCode = block.append("left", leftRows.block);
    Result rightRows = implementor.visitChild(this, 1, (EnumerableRel) right, prefer);
    Expression rightCode = block.append("right", rightRows.block);
    PhysType key = leftRows.physType.project(joinInfo.leftKeys, JavaRowFormat.LIST);
    block.add(
        Expressions.return_(
            null,
            Expressions.call(
                SEMI_JOIN,
                leftCode,
                rightCode,
                leftRows.physType.generateNullAwareAccessor(
                    joinInfo.leftKeys, joinInfo.nullExclusionFlags),
                rightRows.physType.generateNullAwareAccessor(
                    joinInfo.rightKeys, joinInfo.nullExclusionFlags),
                Util.first(key.comparer(), Expressions.constant(null)))));
    return implementor.result(leftRows.physType, block.toBlock());
  }
}
