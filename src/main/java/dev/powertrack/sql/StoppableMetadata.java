package dev.powertrack.sql;

import com.google.common.collect.ImmutableList;
import dev.powertrack.sql.metadata.CompiledMetadata;
import dev.powertrack.sql.plan.WindowOrders;
import java.util.Set;
import org.apache.calcite.plan.RelOptCost;
import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.metadata.RelColumnOrigin;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Calcite's questions about plans, which stop when the statement is cancelled: to put forty joins
 * in order is one rule, in which the planner never looks. And some answers that Calcite has wrong,
 * or too late.
 */
final class StoppableMetadata extends RelMetadataQuery {
  /** What rows of more branches have in common is looked for with each beside each: in minutes. */
  private static final int MANY_BRANCHES = 50;

  private final ExecutionControl control;

  StoppableMetadata(ExecutionControl control) {
    super(CompiledMetadata.INSTANCE);
    this.control = control;
  }

  /**
   * A join by equal values is taken to be one by a key: it has about as many rows as its larger
   * side. Calcite takes a part of all pairs, and with a million times as many rows as there are no
   * step around a join seems to cost anything any more.
   */
  @Override
  public Double getRowCount(RelNode rel) {
    control.check();
    Double rows = super.getRowCount(rel);
    return rel instanceof Join join && !join.analyzeCondition().leftKeys.isEmpty()
        ? Math.min(rows, Math.max(getRowCount(join.getLeft()), getRowCount(join.getRight())))
        : rows;
  }

  @Override
  public @Nullable RelOptCost getCumulativeCost(RelNode rel) {
    control.check();
    return super.getCumulativeCost(rel);
  }

  @Override
  public @Nullable Double getSelectivity(RelNode rel, @Nullable RexNode predicate) {
    control.check();
    return super.getSelectivity(rel, predicate);
  }

  @Override
  public @Nullable Double getDistinctRowCount(
      RelNode rel, ImmutableBitSet key, @Nullable RexNode predicate) {
    control.check();
    return super.getDistinctRowCount(rel, key, predicate);
  }

  @Override
  public @Nullable Boolean areColumnsUnique(
      RelNode rel, ImmutableBitSet columns, boolean ignoreNulls) {
    control.check();
    return super.areColumnsUnique(rel, columns, ignoreNulls);
  }

  @Override
  public @Nullable Set<RelColumnOrigin> getColumnOrigins(RelNode rel, int column) {
    control.check();
    return super.getColumnOrigins(rel, column);
  }

  @Override
  public RelOptPredicateList getPulledUpPredicates(RelNode rel) {
    control.check();
    return rel instanceof Union union && union.getInputs().size() > MANY_BRANCHES
        ? RelOptPredicateList.EMPTY
        : super.getPulledUpPredicates(rel);
  }

  /** None that a window has lost, see {@link WindowOrders}. */
  @Override
  public @Nullable ImmutableList<RelCollation> collations(RelNode rel) {
    return WindowOrders.areLostIn(rel) ? ImmutableList.of() : super.collations(rel);
  }
}
