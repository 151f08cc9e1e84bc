package dev.powertrack.sql.plan;

import java.util.List;
import java.util.stream.Stream;
import org.apache.calcite.adapter.enumerable.EnumerableRules;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.volcano.AbstractConverter;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.rules.AggregateCaseToFilterRule;
import org.apache.calcite.rel.rules.AggregateExpandDistinctAggregatesRule;
import org.apache.calcite.rel.rules.AggregateExpandWithinDistinctRule;
import org.apache.calcite.rel.rules.AggregateJoinTransposeRule;
import org.apache.calcite.rel.rules.AggregateMergeRule;
import org.apache.calcite.rel.rules.AggregateProjectMergeRule;
import org.apache.calcite.rel.rules.AggregateProjectPullUpConstantsRule;
import org.apache.calcite.rel.rules.AggregateReduceFunctionsRule;
import org.apache.calcite.rel.rules.AggregateRemoveRule;
import org.apache.calcite.rel.rules.FilterAggregateTransposeRule;
import org.apache.calcite.rel.rules.FilterJoinRule;
import org.apache.calcite.rel.rules.FilterMergeRule;
import org.apache.calcite.rel.rules.FilterProjectTransposeRule;
import org.apache.calcite.rel.rules.FilterSampleTransposeRule;
import org.apache.calcite.rel.rules.FilterSetOpTransposeRule;
import org.apache.calcite.rel.rules.FilterWindowTransposeRule;
import org.apache.calcite.rel.rules.IntersectToDistinctRule;
import org.apache.calcite.rel.rules.JoinPushExpressionsRule;
import org.apache.calcite.rel.rules.JoinPushThroughJoinRule;
import org.apache.calcite.rel.rules.MatchRule;
import org.apache.calcite.rel.rules.MinusToDistinctRule;
import org.apache.calcite.rel.rules.ProjectFilterTransposeRule;
import org.apache.calcite.rel.rules.ProjectMergeRule;
import org.apache.calcite.rel.rules.ProjectOverSumToSum0Rule;
import org.apache.calcite.rel.rules.ProjectRemoveRule;
import org.apache.calcite.rel.rules.ProjectToWindowRule;
import org.apache.calcite.rel.rules.ProjectWindowTransposeRule;
import org.apache.calcite.rel.rules.PruneEmptyRules;
import org.apache.calcite.rel.rules.ReduceExpressionsRule;
import org.apache.calcite.rel.rules.SampleToFilterRule;
import org.apache.calcite.rel.rules.SemiJoinRule;
import org.apache.calcite.rel.rules.SingleValuesOptimizationRules;
import org.apache.calcite.rel.rules.SortJoinTransposeRule;
import org.apache.calcite.rel.rules.SortProjectTransposeRule;
import org.apache.calcite.rel.rules.SortRemoveConstantKeysRule;
import org.apache.calcite.rel.rules.SortRemoveRule;
import org.apache.calcite.rel.rules.SortUnionTransposeRule;
import org.apache.calcite.rel.rules.UnionMergeRule;
import org.apache.calcite.rel.rules.UnionPullUpConstantsRule;
import org.apache.calcite.rel.rules.UnionToDistinctRule;
import org.apache.calcite.rel.rules.UnionToValuesRule;

/**
 * Calcite's rules for the search, those of {@code RelOptUtil.registerDefaultRules} that our tables
 * can meet. Each is made by itself: {@code CoreRules} makes all two hundred as soon as one is
 * named, which loads some 700 classes more.
 *
 * <p>Left out are the rules of streams, exchanges, materialised views and interpreted scans, which
 * we have none of; {@code JoinCommuteRule} and two joins, which {@link JoinRules} has its own way
 * of; and {@code DateRangeRules}, which loops for ever on {@code EXTRACT(YEAR …) = 2014 AND
 * EXTRACT(HOUR …) = 13}: we prune by EXTRACT ourselves.
 */
public final class SearchRules {
  private static final List<RelOptRule> RELATIONAL =
      List.of(
          FilterJoinRule.FilterIntoJoinRule.FilterIntoJoinRuleConfig.DEFAULT.toRule(),
          FilterJoinRule.JoinConditionPushRule.JoinConditionPushRuleConfig.DEFAULT.toRule(),
          AbstractConverter.ExpandConversionRule.INSTANCE,
          SemiJoinRule.ProjectToSemiJoinRule.ProjectToSemiJoinRuleConfig.DEFAULT.toRule(),
          SemiJoinRule.JoinOnUniqueToSemiJoinRule.JoinOnUniqueToSemiJoinRuleConfig.DEFAULT.toRule(),
          SemiJoinRule.JoinToSemiJoinRule.JoinToSemiJoinRuleConfig.DEFAULT.toRule(),
          AggregateRemoveRule.Config.DEFAULT.toRule(),
          UnionToDistinctRule.Config.DEFAULT.toRule(),
          UnionToValuesRule.Config.DEFAULT.toRule(),
          ProjectRemoveRule.Config.DEFAULT.toRule(),
          AggregateJoinTransposeRule.Config.DEFAULT.toRule(),
          AggregateMergeRule.Config.DEFAULT.toRule(),
          AggregateProjectMergeRule.Config.DEFAULT.toRule(),
          SortRemoveRule.Config.DEFAULT.toRule());

  private static final List<RelOptRule> CONSTANT_OR_EMPTY =
      List.of(
          AggregateProjectPullUpConstantsRule.Config.ANY.toRule(),
          UnionPullUpConstantsRule.Config.DEFAULT.toRule(),
          PruneEmptyRules.UNION_INSTANCE,
          PruneEmptyRules.INTERSECT_INSTANCE,
          PruneEmptyRules.MINUS_INSTANCE,
          PruneEmptyRules.PROJECT_INSTANCE,
          PruneEmptyRules.FILTER_INSTANCE,
          PruneEmptyRules.SORT_INSTANCE,
          PruneEmptyRules.RemoveEmptySingleRule.RemoveEmptySingleRuleConfig.AGGREGATE
              .withOperandFor(Aggregate.class, a -> !GrandTotalNode.hasGrandTotal(a))
              .toRule(),
          PruneEmptyRules.WINDOW_INSTANCE,
          PruneEmptyRules.JOIN_LEFT_INSTANCE,
          PruneEmptyRules.JOIN_RIGHT_INSTANCE,
          PruneEmptyRules.SORT_FETCH_ZERO_INSTANCE,
          PruneEmptyRules.EMPTY_TABLE_INSTANCE,
          SingleValuesOptimizationRules.JOIN_LEFT_INSTANCE,
          SingleValuesOptimizationRules.JOIN_RIGHT_INSTANCE,
          SingleValuesOptimizationRules.JOIN_LEFT_PROJECT_INSTANCE,
          SingleValuesOptimizationRules.JOIN_RIGHT_PROJECT_INSTANCE,
          UnionMergeRule.Config.DEFAULT.toRule(),
          UnionMergeRule.Config.INTERSECT.toRule(),
          UnionMergeRule.Config.MINUS.toRule(),
          ProjectOverSumToSum0Rule.Config.DEFAULT.toRule(),
          ProjectToWindowRule.ProjectToLogicalProjectAndWindowRule
              .ProjectToLogicalProjectAndWindowRuleConfig.DEFAULT
              .toRule(),
          FilterMergeRule.Config.DEFAULT.toRule(),
          IntersectToDistinctRule.Config.DEFAULT.toRule(),
          MinusToDistinctRule.Config.DEFAULT.toRule(),
          ReduceExpressionsRule.FilterReduceExpressionsRule.FilterReduceExpressionsRuleConfig
              .DEFAULT
              .toRule());

  private static final List<RelOptRule> REORDERING =
      List.of(
          ProjectMergeRule.Config.DEFAULT.toRule(),
          ProjectFilterTransposeRule.Config.DEFAULT.toRule(),
          FilterProjectTransposeRule.Config.DEFAULT.toRule(),
          FilterSetOpTransposeRule.Config.DEFAULT.toRule(),
          JoinPushExpressionsRule.Config.DEFAULT.toRule(),
          AggregateExpandDistinctAggregatesRule.Config.DEFAULT.toRule(),
          AggregateExpandWithinDistinctRule.Config.DEFAULT.toRule(),
          AggregateCaseToFilterRule.Config.DEFAULT.toRule(),
          AggregateReduceFunctionsRule.Config.DEFAULT.toRule(),
          FilterAggregateTransposeRule.Config.DEFAULT.toRule(),
          ProjectWindowTransposeRule.Config.DEFAULT.toRule(),
          MatchRule.Config.DEFAULT.toRule(),
          JoinPushThroughJoinRule.RIGHT,
          JoinPushThroughJoinRule.LEFT,
          SortProjectTransposeRule.Config.DEFAULT.toRule(),
          SortJoinTransposeRule.Config.DEFAULT.toRule(),
          SortRemoveConstantKeysRule.Config.DEFAULT.toRule(),
          SortUnionTransposeRule.Config.DEFAULT.toRule(),
          SampleToFilterRule.Config.DEFAULT.toRule(),
          FilterSampleTransposeRule.Config.DEFAULT.toRule(),
          FilterWindowTransposeRule.Config.DEFAULT.toRule());

  private SearchRules() {}

  /** Adds them all. */
  public static void register(RelOptPlanner planner) {
    Stream.of(RELATIONAL, CONSTANT_OR_EMPTY, REORDERING, EnumerableRules.ENUMERABLE_RULES)
        .flatMap(List::stream)
        .forEach(planner::addRule);
    // ORDER BY with LIMIT keeps n rows rather than all.
    planner.addRule(EnumerableRules.ENUMERABLE_LIMIT_SORT_RULE);
  }
}
