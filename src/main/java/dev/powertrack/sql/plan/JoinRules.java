package dev.powertrack.sql.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableHashJoin;
import org.apache.calcite.adapter.enumerable.EnumerableNestedLoopJoin;
import org.apache.calcite.adapter.enumerable.EnumerableRules;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelRule;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.ConverterRule;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinInfo;
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

  private static final RelOptRule KEYS =
      new ScanRules.Move(
              "FilterScanByJoinKeys",
              b ->
                  b.operand(LogicalJoin.class)
                      .predicate(JoinRules::dropsRowsWithoutPartner)
                      .inputs(
                          left ->
                              left.operand(TableScanNode.class).trait(Convention.NONE).noInputs(),
                          right -> right.operand(RelNode.class).anyInputs()),
              JoinRules::filterByKeys)
          .toRule();

  private static final RelOptRule SAME_LINE =
      new ScanRules.Move(
              "JoinInOnePass",
              b ->
                  b.operand(LogicalJoin.class)
                      .predicate(join -> join.getJoinType() == JoinRelType.INNER)
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
      planner.addRule(KEYS);
      planner.addRule(SAME_LINE);
    }
  }

  private static RelRule.Done scan(RelRule.OperandBuilder b) {
    return b.operand(TableScanNode.class).trait(Convention.NONE).noInputs();
  }

  private static void inOnePass(RelOptRuleCall call) {
    SameLineJoinNode.of(call.rel(0), call.rel(1), call.rel(2)).ifPresent(call::transformTo);
  }

  /** Those of its left side. An outer join that keeps them is tried with its sides changed. */
  private static boolean dropsRowsWithoutPartner(Join join) {
    return switch (join.getJoinType()) {
      case INNER, SEMI, RIGHT -> true;
      default -> false;
    };
  }

  /**
   * Join(scan, other) becomes a hash join that keeps {@code other} and filters the scan's splits.
   */
  private static void filterByKeys(RelOptRuleCall call) {
    Join join = call.rel(0);
    TableScanNode scan = call.rel(1);
    if (!scan.spec.isOfAllRows()) {
      return;
    }
    JoinInfo info = join.analyzeCondition();
    if (join.getJoinType() == JoinRelType.SEMI && !info.isEqui()) {
      return; // Calcite's own semi-join would open the scan before there are keys
    }
    List<Integer> columns = new ArrayList<>();
    List<Integer> keys = new ArrayList<>();
    for (int i = 0; i < info.leftKeys.size(); i++) {
      if (!info.nullExclusionFlags.get(i)) {
        continue; // IS NOT DISTINCT FROM: NULL is a key too
      }
      int column = scan.spec.projects().get(info.leftKeys.get(i));
      if (scan.source.rows().boundedColumns().contains(column)) {
        columns.add(column);
        keys.add(info.rightKeys.get(i));
      }
    }
    if (columns.isEmpty()) {
      return;
    }
    RelOptCluster cluster = join.getCluster();
    KeyFilter filter = new KeyFilter(cluster.createCorrel().getId(), columns);
    RelNode kept = KeyCollectorNode.over(enumerable(join.getRight()), filter, keys);
    RelNode filtered = enumerable(scan.with(scan.spec.withKeys(filter)));
    call.transformTo(
        HashJoinNode.of(
            EnumerableHashJoin.create(
                filtered, kept, join.getCondition(), join.getVariablesSet(), join.getJoinType())));
  }

  private static RelNode enumerable(RelNode rel) {
    return RelOptRule.convert(rel, rel.getTraitSet().replace(EnumerableConvention.INSTANCE));
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
