package dev.powertrack.sql.plan;

import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;

/** Stands above a step that holds rows in memory, and does nothing but say so in EXPLAIN. */
final class InMemoryNode extends SingleRel implements EnumerableRel {
  private final String held;

  private InMemoryNode(RelTraitSet traits, RelNode step, String held) {
    super(step.getCluster(), traits, step);
    this.held = held;
  }

  /**
   * Marks a step.
   *
   * @param held what it holds, in an analyst's words
   */
  static InMemoryNode over(RelNode step, String held) {
    return new InMemoryNode(step.getTraitSet(), step, held);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new InMemoryNode(traits, inputs.get(0), held);
  }

  @Override
  public String getRelTypeName() {
    return "InMemory";
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer).item("holds", held);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer prefer) {
    return implementor.visitChild(this, 0, (EnumerableRel) getInput(), prefer);
  }
}
