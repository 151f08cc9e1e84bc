package dev.powertrack.sql.modify;

import dev.powertrack.sql.table.TableWriter;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.JavaRowFormat;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.adapter.enumerable.PhysTypeImpl;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.core.TableModify;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;

/**
 * A change that runs: hands the rows of its input to the table's {@link TableWriter} and gives
 * their count.
 */
final class ModifyNode extends SingleRel implements EnumerableRel {
  private final RelOptTable table;
  private final TableModify.Operation operation;
  private final RelDataType countType;

  ModifyNode(
      RelOptCluster cluster,
      RelTraitSet traits,
      RelNode input,
      RelOptTable table,
      TableModify.Operation operation,
      RelDataType countType) {
    super(cluster, traits, input);
    this.table = table;
    this.operation = operation;
    this.countType = countType;
  }

  static ModifyNode of(TableModify modify, RelNode input) {
    return new ModifyNode(
        modify.getCluster(),
        modify.getTraitSet().replace(EnumerableConvention.INSTANCE),
        input,
        modify.getTable(),
        modify.getOperation(),
        modify.getRowType());
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new ModifyNode(getCluster(), traits, inputs.get(0), table, operation, countType);
  }

  @Override
  public String getRelTypeName() {
    return operation == TableModify.Operation.INSERT ? "CreateJobs" : "DecideJobs";
  }

  @Override
  protected RelDataType deriveRowType() {
    return countType;
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer)
        .item("table", table.getQualifiedName())
        .item(
            "would",
            operation == TableModify.Operation.INSERT
                ? "check all rows, then create a job for each: one POST, sent once"
                : "check all rows, then accept or reject each: one PUT, sent once; an accepted"
                    + " quote is paid");
  }

  @Override
  public RelOptCost computeSelfCost(RelOptPlanner planner, RelMetadataQuery mq) {
    return planner.getCostFactory().makeTinyCost();
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer prefer) {
    BlockBuilder block = new BlockBuilder();
    Result child = implementor.visitChild(this, 0, (EnumerableRel) getInput(), Prefer.ARRAY);
    Expression rows = block.append("child", child.block);
    if (child.physType.getFormat() != JavaRowFormat.ARRAY) {
      rows = block.append("rows", child.physType.convertTo(rows, JavaRowFormat.ARRAY));
    }
    Expression writer =
        implementor.stash(
            Objects.requireNonNull(table.unwrap(TableWriter.class)), TableWriter.class);
    block.add(
        Expressions.return_(
            null,
            Expressions.call(
                Modification.class,
                operation == TableModify.Operation.INSERT ? "insert" : "setStatus",
                DataContext.ROOT,
                writer,
                rows)));
    PhysType count =
        PhysTypeImpl.of(implementor.getTypeFactory(), getRowType(), JavaRowFormat.SCALAR);
    return implementor.result(count, block.toBlock());
  }
}
