package dev.powertrack.sql.plan;

import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.metadata.RelMetadataQuery;

/** A step around a join through which rows pass as they are. */
abstract class PassingNode extends SingleRel implements EnumerableRel {
  private final String name;

  /**
   * @param name what EXPLAIN calls it
   */
  PassingNode(RelNode input, String name) {
    super(input.getCluster(), input.getCluster().traitSetOf(EnumerableConvention.INSTANCE), input);
    this.name = name;
  }

  /** The same step over another input. */
  abstract PassingNode over(RelNode input);

  /** The code that makes of the input's rows those of this step, and may append to the block. */
  abstract Expression passed(Result input, BlockBuilder block);

  @Override
  public final RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return over(inputs.get(0));
  }

  @Override
  public final String getRelTypeName() {
    return name;
  }

  @Override
  public RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery mq) {
    return planner.getCostFactory().makeTinyCost();
  }

  @Override
  public final Result implement(EnumerableRelImplementor implementor, Prefer prefer) {
    BlockBuilder block = new BlockBuilder();
    Result input = implementor.visitChild(this, 0, (EnumerableRel) getInput(), prefer);
    block.add(Expressions.return_(null, passed(input, block)));
    return implementor.result(input.physType, block.toBlock());
  }
}
