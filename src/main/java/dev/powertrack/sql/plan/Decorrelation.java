package dev.powertrack.sql.plan;

import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rel.metadata.RelColumnOrigin;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql2rel.RelDecorrelator;

/**
 * What becomes of a correlated sub-query: a join that reads each side once, or a scan for each
 * outer row. Calcite always makes it a join. For {@code FROM jobs j, LATERAL (SELECT COUNT(*) FROM
 * tweets t WHERE t.posted_at < j.from_date + INTERVAL '1' HOUR …)} this reads every file of every
 * job, where a scan for each job opens six. So a scan for each outer row stays if it opens few
 * files, because an outer value bounds a column that splits know, and
 *
 * <ul>
 *   <li>there are few outer rows, or
 *   <li>as a join, every outer row would meet every inner one: nothing is compared by {@code =}.
 * </ul>
 *
 * EXISTS over the child rows of many tweets is compared by {@code =}, and so becomes a join.
 */
final class Decorrelation {
  /** As many outer rows may each open a scan. */
  private static final double FEW_ROWS = 1000;

  private Decorrelation() {}

  /** Makes joins of the correlated sub-queries that are not better left. */
  static RelNode in(RelNode rel) {
    return decorrelated(withKeptHidden(rel));
  }

  /** Makes joins of all that is not hidden, and shows again what is. */
  static RelNode decorrelated(RelNode rel) {
    return shown(
        RelDecorrelator.decorrelateQuery(
            EveryNode.of(rel, Decorrelation::withOuterRowsKept),
            RelFactories.LOGICAL_BUILDER.create(rel.getCluster(), null)));
  }

  /**
   * A sub-query that always has a row, such as {@code LATERAL (SELECT MAX(n) FROM t WHERE …)}, as
   * one that keeps the outer row anyway: as an inner join, the outer rows would be lost for which
   * there is nothing to aggregate. The same node if it is another.
   */
  private static RelNode withOuterRowsKept(RelNode rel) {
    if (!(rel instanceof Correlate inner)
        || inner.getJoinType() != JoinRelType.INNER
        || !alwaysHasRow(inner.getRight())) {
      return rel;
    }
    RelNode outer =
        LogicalCorrelate.create(
            inner.getLeft(),
            inner.getRight(),
            inner.getHints(),
            inner.getCorrelationId(),
            inner.getRequiredColumns(),
            JoinRelType.LEFT);
    return RelOptUtil.createCastRel(outer, inner.getRowType(), true);
  }

  private static boolean alwaysHasRow(RelNode rel) {
    return rel instanceof Aggregate aggregate
        ? aggregate.getGroupSet().isEmpty()
        : rel instanceof Project project && alwaysHasRow(project.getInput());
  }

  private static RelNode withKeptHidden(RelNode rel) {
    RelNode result = withInputs(rel, rel.getInputs().stream().map(Decorrelation::withKeptHidden));
    return result instanceof Correlate correlate && isKept(correlate)
        ? new Hidden(
            correlate.copy(
                correlate.getTraitSet(),
                List.of(decorrelated(correlate.getLeft()), shown(correlate.getRight()))))
        : result;
  }

  private static RelNode shown(RelNode rel) {
    return rel instanceof Hidden hidden
        ? shown(hidden.kept)
        : withInputs(rel, rel.getInputs().stream().map(Decorrelation::shown));
  }

  private static RelNode withInputs(RelNode rel, java.util.stream.Stream<RelNode> inputs) {
    List<RelNode> changed = inputs.toList();
    return changed.equals(rel.getInputs()) ? rel : rel.copy(rel.getTraitSet(), changed);
  }

  /** One that needs a value from further out cannot be hidden from there. */
  private static boolean isKept(Correlate correlate) {
    if (!RelOptUtil.getVariablesUsed(correlate).isEmpty()) {
      return false;
    }
    Bounds bounds = new Bounds(correlate.getCorrelationId());
    bounds.lookIn(correlate.getRight());
    return bounds.opensFewFiles
        && (!bounds.comparesByEquals
            || correlate.getCluster().getMetadataQuery().getRowCount(correlate.getLeft())
                <= FEW_ROWS);
  }

  /** What the conditions on an outer row's values come to. */
  private static final class Bounds {
    private final CorrelationId outer;
    private boolean opensFewFiles;
    private boolean comparesByEquals;

    Bounds(CorrelationId outer) {
      this.outer = outer;
    }

    void lookIn(RelNode rel) {
      if (rel instanceof Filter filter) {
        RelOptUtil.conjunctions(filter.getCondition()).stream()
            .filter(this::namesOuterRow)
            .forEach(part -> look(part, filter.getInput()));
      }
      rel.getInputs().forEach(this::lookIn);
    }

    private boolean namesOuterRow(RexNode part) {
      RelOptUtil.VariableUsedVisitor variables = new RelOptUtil.VariableUsedVisitor(null);
      part.accept(variables);
      return variables.variables.contains(outer);
    }

    private void look(RexNode part, RelNode input) {
      comparesByEquals |= part.getKind() == SqlKind.EQUALS;
      opensFewFiles |=
          RelOptUtil.InputFinder.bits(part).asList().stream()
              .anyMatch(column -> isBounded(column, input));
    }

    private static boolean isBounded(int column, RelNode input) {
      RelMetadataQuery mq = input.getCluster().getMetadataQuery();
      Set<RelColumnOrigin> origins = mq.getColumnOrigins(input, column);
      return origins != null
          && origins.stream()
              .anyMatch(
                  origin -> {
                    PowerTrackTable table = origin.getOriginTable().unwrap(PowerTrackTable.class);
                    return table != null
                        && table.rows().estimatedRows() > FEW_ROWS
                        && table.rows().boundedColumns().contains(origin.getOriginColumnOrdinal());
                  });
    }
  }

  /** A leaf in the place of what is to stay as it is. */
  private static final class Hidden extends AbstractRelNode {
    private final RelNode kept;

    Hidden(RelNode kept) {
      super(kept.getCluster(), kept.getTraitSet());
      this.kept = kept;
    }

    private Hidden(RelOptCluster cluster, RelTraitSet traits, RelNode kept) {
      super(cluster, traits);
      this.kept = kept;
    }

    @Override
    public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
      return new Hidden(getCluster(), traits, kept);
    }

    @Override
    protected RelDataType deriveRowType() {
      return kept.getRowType();
    }

    @Override
    public double estimateRowCount(RelMetadataQuery mq) {
      return mq.getRowCount(kept);
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
      return super.explainTerms(writer).item("kept", kept.getId());
    }
  }
}
