package dev.powertrack.sql.plan;

import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/** What part of the rows a condition leaves, as a guess for the planner. */
final class Selectivity {
  private static final double EQUALITY = 0.05;
  private static final double OTHER = 0.25;

  /** Who asks about what splits know means a few of them: an hour, a job. */
  private static final double KNOWN_OF_SPLITS = 0.02;

  private Selectivity() {}

  /** What part of the rows matches. */
  static double of(@Nullable RexNode condition, Set<Integer> boundedColumns) {
    double part = ofSplits(condition, boundedColumns);
    for (RexNode conjunct : RelOptUtil.conjunctions(condition)) {
      if (!choosesSplits(conjunct, boundedColumns)) {
        part *= conjunct.isA(SqlKind.EQUALS) ? EQUALITY : OTHER;
      }
    }
    return part;
  }

  /**
   * What part of the rows has to be read: one that does not match costs as much as one that does.
   */
  static double ofSplits(@Nullable RexNode condition, Set<Integer> boundedColumns) {
    double part = 1;
    for (RexNode conjunct : RelOptUtil.conjunctions(condition)) {
      part *= choosesSplits(conjunct, boundedColumns) ? KNOWN_OF_SPLITS : 1;
    }
    return part;
  }

  private static boolean choosesSplits(RexNode conjunct, Set<Integer> boundedColumns) {
    List<Integer> columns = RelOptUtil.InputFinder.bits(conjunct).asList();
    return !columns.isEmpty() && boundedColumns.containsAll(columns);
  }
}
