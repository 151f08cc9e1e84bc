package dev.powertrack.sql.plan;

import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableHashJoin;
import org.apache.calcite.adapter.enumerable.EnumerableNestedLoopJoin;
import org.apache.calcite.adapter.enumerable.EnumerableRules;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.ConverterRule;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.rules.JoinCommuteRule;

/** How joins are carried out: hash joins, whose kept side tells the other what to open. */
public final class JoinRules {
  private static final RelOptRule JOIN =
      ConverterRule.Config.INSTANCE
          .withConversion(
              LogicalJoin.class, Convention.NONE, EnumerableConvention.INSTANCE, "HashJoin")
          .withRuleFactory(JoinConverter::new)
          .toRule(ConverterRule.class);

  private static final RelOptRule SAME_LINE =
      new ScanRules.Move(
              "JoinInOnePass",
              b ->
                  b.operand(LogicalJoin.class)
                      .predicate(JoinRules::isInnerOrSemi)
                      .inputs(JoinRules::scan, JoinRules::scan),
              JoinRules::inOnePass)
          .toRule();

  private JoinRules() {}

  /**
   * Takes the place of Calcite's own joins. A merge join would sort the tweets in memory.
   *
   * @param pushdown whether scans are filtered by the keys of joins
   */
  public static void register(RelOptPlanner planner, boolean pushdown) {
    planner.removeRule(EnumerableRules.ENUMERABLE_JOIN_RULE);
    planner.removeRule(EnumerableRules.ENUMERABLE_MERGE_JOIN_RULE);
    planner.addRule(JOIN);
    // Of jobs LEFT JOIN tweets the jobs are kept, too.
    planner.addRule(JoinCommuteRule.Config.SWAP_OUTER.toRule());
    if (pushdown) {
      JoinKeyRules.ALL.forEach(planner::addRule);
      planner.addRule(SAME_LINE);
      planner.addRule(SemiJoins.OF_GROUPS);
    }
  }

  private static RelRule.Done scan(RelRule.OperandBuilder b) {
    return b.operand(TableScanNode.class).trait(Convention.NONE).noInputs();
  }

  private static boolean isInnerOrSemi(Join join) {
    return join.getJoinType() == JoinRelType.INNER || join.getJoinType() == JoinRelType.SEMI;
  }

  private static void inOnePass(RelOptRuleCall call) {
    SameLineJoinNode.of(call.rel(0), call.rel(1), call.rel(2)).ifPresent(call::transformTo);
  }

  /** Lets Calcite's rule choose between a hash join and nested loops. */
  private static final class JoinConverter extends ConverterRule {
    JoinConverter(Config config) {
      super(config);
    }

    @Override
    public RelNode convert(RelNode rel) {
      RelNode chosen = ((ConverterRule) EnumerableRules.ENUMERABLE_JOIN_RULE).convert(rel);
      if (chosen instanceof EnumerableNestedLoopJoin join) {
        return NestedLoopJoinNode.of(join);
      }
      return chosen instanceof EnumerableHashJoin join ? HashJoinNode.of(join) : chosen;
    }
  }
}
