package dev.powertrack.sql.plan;

import dev.powertrack.sql.ExecutionControl;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.hep.HepMatchOrder;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rel.rules.JoinPushThroughJoinRule;

/**
 * Makes a statement small enough for the planner's search, which tries every order of joins, and
 * every way to merge a chain of unions, filters and projections: 300 branches of UNION ALL or ten
 * joins took minutes. Small statements stay as they are: for them the search is the better judge.
 */
final class LargeStatements {
  private static final int MANY_NODES = 40;

  /** The orders of as many joins are all tried; more are put in order by their sizes. */
  private static final int MANY_JOINS = 6;

  /** Groups have many forms each, above and below a join, and as many orders are tried of each. */
  private static final int MANY_JOINED_GROUPS = 2;

  private LargeStatements() {}

  /**
   * The same, smaller.
   *
   * @param search whose rules become fewer where joins are put in order here
   */
  static RelNode simplified(RelNode rel, RelOptPlanner search) {
    RelNode merged = nodes(rel) > MANY_NODES ? apply(merge(), rel) : rel;
    if (RelOptUtil.countJoins(merged) <= MANY_JOINS
        && joinedGroups(merged, false) <= MANY_JOINED_GROUPS) {
      return merged;
    }
    search.removeRule(JoinPushThroughJoinRule.LEFT);
    search.removeRule(JoinPushThroughJoinRule.RIGHT);
    return apply(orderJoins(), merged);
  }

  /** Made when it is needed: see {@link SearchRules}. */
  private static HepProgram merge() {
    return HepProgram.builder()
        .addMatchOrder(HepMatchOrder.BOTTOM_UP)
        .addRuleInstance(CoreRules.UNION_MERGE)
        .addRuleInstance(CoreRules.PROJECT_MERGE)
        .addRuleInstance(CoreRules.PROJECT_REMOVE)
        .addRuleInstance(CoreRules.FILTER_MERGE)
        .addRuleInstance(CoreRules.FILTER_PROJECT_TRANSPOSE)
        .build();
  }

  private static HepProgram orderJoins() {
    return HepProgram.builder()
        .addRuleInstance(CoreRules.FILTER_INTO_JOIN)
        .addMatchOrder(HepMatchOrder.BOTTOM_UP)
        .addRuleInstance(CoreRules.JOIN_TO_MULTI_JOIN)
        .addRuleInstance(CoreRules.MULTI_JOIN_OPTIMIZE)
        .build();
  }

  private static RelNode apply(HepProgram program, RelNode rel) {
    HepPlanner planner =
        new HepPlanner(program, rel.getCluster().getPlanner().getContext()) {
          @Override
          public void checkCancel() {
            getContext().maybeUnwrap(ExecutionControl.class).ifPresent(ExecutionControl::check);
          }
        };
    planner.setRoot(rel);
    return planner.findBestExp();
  }

  private static int nodes(RelNode rel) {
    return 1 + rel.getInputs().stream().mapToInt(LargeStatements::nodes).sum();
  }

  /** How many results of GROUP BY are joined; the DISTINCT that Calcite makes of IN is none. */
  private static int joinedGroups(RelNode rel, boolean joined) {
    boolean counts =
        joined && rel instanceof Aggregate groups && !groups.getAggCallList().isEmpty();
    boolean below = joined || rel instanceof Join;
    return (counts ? 1 : 0)
        + rel.getInputs().stream().mapToInt(input -> joinedGroups(input, below)).sum();
  }
}
