package dev.powertrack.sql.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;

/**
 * Where all aggregates of all rows have a FILTER, only rows are needed that pass one of them:
 * {@code SELECT COUNT(*) FILTER (WHERE posted_at < …) FROM tweets} becomes {@code SELECT COUNT(*)
 * FROM tweets WHERE posted_at < …}, which opens the files of that time. With GROUP BY there would
 * be groups missing.
 */
final class FilteredAggregates {
  private FilteredAggregates() {}

  /** Does so in all of a statement. */
  static RelNode in(RelNode statement) {
    return EveryNode.of(
        statement,
        node ->
            node instanceof Aggregate aggregate
                    && aggregate.getGroupType() == Aggregate.Group.SIMPLE
                    && aggregate.getGroupSet().isEmpty()
                    && aggregate.getInput() instanceof Project project
                ? narrowed(aggregate, project)
                : node);
  }

  private static RelNode narrowed(Aggregate aggregate, Project input) {
    Set<Integer> filters = new TreeSet<>();
    for (AggregateCall call : aggregate.getAggCallList()) {
      if (!call.hasFilter() || !RexUtil.isDeterministic(input.getProjects().get(call.filterArg))) {
        return aggregate;
      }
      filters.add(call.filterArg);
    }
    RexBuilder builder = aggregate.getCluster().getRexBuilder();
    List<RexNode> passed = new ArrayList<>();
    filters.forEach(filter -> passed.add(builder.makeInputRef(input, filter)));
    RelNode passing = LogicalFilter.create(input, RexUtil.composeDisjunction(builder, passed));
    // Without a FILTER, rows of files that are known can be counted unread.
    List<AggregateCall> calls =
        filters.size() == 1
            ? aggregate.getAggCallList().stream().map(call -> call.withFilter(-1)).toList()
            : aggregate.getAggCallList();
    return aggregate.copy(
        aggregate.getTraitSet(), passing, aggregate.getGroupSet(), aggregate.getGroupSets(), calls);
  }
}
