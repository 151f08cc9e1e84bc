package dev.powertrack.sql.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.adapter.enumerable.EnumerableRules;
import org.apache.calcite.plan.RelOptCostImpl;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.metadata.ChainedRelMetadataProvider;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.rules.FilterCalcMergeRule;
import org.apache.calcite.rel.rules.FilterToCalcRule;
import org.apache.calcite.rel.rules.ProjectCalcMergeRule;
import org.apache.calcite.rel.rules.ProjectOverSumToSum0Rule;
import org.apache.calcite.rel.rules.ProjectToCalcRule;
import org.apache.calcite.rel.rules.SubQueryRemoveRule;
import org.apache.calcite.sql2rel.RelFieldTrimmer;
import org.apache.calcite.tools.Program;

/**
 * What is done to a statement, one step after the other, until it is a plan that runs. Calcite's
 * {@code Programs} has most of the steps, but who names it makes all rules there are: see {@link
 * SearchRules}.
 */
public final class PlanningSteps {
  private static final HepProgram SUB_QUERIES =
      new HepProgramBuilder()
          .addRuleCollection(
              List.of(
                  SubQueryRemoveRule.Config.FILTER.toRule(),
                  SubQueryRemoveRule.Config.PROJECT.toRule(),
                  SubQueryRemoveRule.Config.JOIN.toRule(),
                  ProjectOverSumToSum0Rule.Config.DEFAULT.toRule()))
          .build();

  private static final HepProgram CALCS =
      new HepProgramBuilder()
          .addRuleInstance(EnumerableRules.ENUMERABLE_CALC_RULE)
          .addRuleInstance(EnumerableRules.ENUMERABLE_FILTER_TO_CALC_RULE)
          .addRuleInstance(EnumerableRules.ENUMERABLE_PROJECT_TO_CALC_RULE)
          .addRuleInstance(FilterToCalcRule.Config.DEFAULT.toRule())
          .addRuleInstance(ProjectToCalcRule.Config.DEFAULT.toRule())
          .addRuleInstance(CalcMerge.RULE)
          .addRuleInstance(FilterCalcMergeRule.Config.DEFAULT.toRule())
          .addRuleInstance(ProjectCalcMergeRule.Config.DEFAULT.toRule())
          .build();

  private PlanningSteps() {}

  /**
   * Calcite's own steps, with {@link Decorrelation} instead of its own, {@link TextsAsTimes},
   * {@link ExactNumbers}, {@link CaseTimeUnits}, {@link PartitionFilters}, {@link
   * FilteredAggregates}, {@link CheckedSums}, {@link RangeFrames}, {@link WideAverages}, {@link
   * LongLists} refused, {@link LargeStatements} made smaller and {@link WindowOrders} before the
   * search begins, and {@link GrandTotalNode}s made, {@link WholeReads} marked and words about
   * memory after it. The setting {@code forceDecorrelate} must be off.
   *
   * @param pushdown without, a scan opens all files, so every correlated sub-query becomes a join
   */
  public static Program program(boolean pushdown) {
    return (planner, rel, traits, materializations, lattices) -> {
      RelNode joined = apply(SUB_QUERIES, rel);
      RelNode timed = CaseTimeUnits.in(ExactNumbers.in(TextsAsTimes.in(LongLists.refused(joined))));
      RelNode decorrelated = pushdown ? Decorrelation.in(timed) : Decorrelation.decorrelated(timed);
      RelNode chosen = pushdown ? PartitionFilters.in(decorrelated) : decorrelated;
      RelNode narrow = FilteredAggregates.in(chosen);
      RelNode checked = CheckedSums.inWindows(RangeFrames.in(WideAverages.in(narrow)));
      RelNode small = LargeStatements.simplified(checked, planner);
      RelNode plan =
          CheckedSums.inAggregates(search(planner, WindowOrders.unclaimed(trimmed(small)), traits));
      RelNode found = apply(CALCS, GrandTotalNode.in(WindowOrders.restored(plan)));
      return MemoryInWords.in(WholeReads.in(LongLists.refused(ListCalcNode.in(found))));
    };
  }

  /** Without the columns that nothing above needs. */
  private static RelNode trimmed(RelNode rel) {
    return new RelFieldTrimmer(null, RelFactories.LOGICAL_BUILDER.create(rel.getCluster(), null))
        .trim(rel);
  }

  private static RelNode search(RelOptPlanner planner, RelNode rel, RelTraitSet traits) {
    planner.setRoot(rel);
    planner.setRoot(
        rel.getTraitSet().equals(traits)
            ? rel
            : Objects.requireNonNull(planner.changeTraits(rel, traits)));
    return planner.chooseDelegate().findBestExp();
  }

  private static RelNode apply(HepProgram program, RelNode rel) {
    HepPlanner planner = new HepPlanner(program, null, true, null, RelOptCostImpl.FACTORY);
    planner.registerMetadataProviders(
        new ArrayList<>(List.of(DefaultRelMetadataProvider.INSTANCE)));
    rel.getCluster()
        .setMetadataProvider(
            ChainedRelMetadataProvider.of(List.of(DefaultRelMetadataProvider.INSTANCE)));
    planner.setRoot(rel);
    return planner.findBestExp();
  }
}
