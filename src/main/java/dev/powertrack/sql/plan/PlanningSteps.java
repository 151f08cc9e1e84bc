package dev.powertrack.sql.plan;

import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.tools.Program;
import org.apache.calcite.tools.Programs;

/** What is done to a statement, one step after the other, until it is a plan that runs. */
public final class PlanningSteps {
  private PlanningSteps() {}

  /**
   * Calcite's own steps, with {@link Decorrelation} instead of its own, {@link TextsAsTimes},
   * {@link CaseTimeUnits}, {@link LongLists} refused, and {@link LargeStatements} made smaller
   * before the search begins, and with words about memory. The setting {@code forceDecorrelate}
   * must be off.
   *
   * @param pushdown without, a scan opens all files, so every correlated sub-query becomes a join
   */
  public static Program program(boolean pushdown) {
    return Programs.sequence(
        Programs.subQuery(DefaultRelMetadataProvider.INSTANCE),
        (planner, rel, traits, materializations, lattices) ->
            CaseTimeUnits.in(TextsAsTimes.in(LongLists.refused(rel))),
        (planner, rel, traits, materializations, lattices) ->
            pushdown ? Decorrelation.in(rel) : Decorrelation.decorrelated(rel),
        (planner, rel, traits, materializations, lattices) ->
            LargeStatements.simplified(rel, planner),
        Programs.standard(),
        (planner, rel, traits, materializations, lattices) -> MemoryInWords.in(rel));
  }
}
