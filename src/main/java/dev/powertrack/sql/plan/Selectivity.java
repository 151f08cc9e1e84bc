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

  static double of(@Nullable RexNode condition, Set<Integer> boundedColumns) {
    double part = 1;
    for (RexNode conjunct : RelOptUtil.conjunctions(condition)) {
      part *= ofOne(conjunct, boundedColumns);
    }
    return part;
  }

  private static double ofOne(RexNode conjunct, Set<Integer> boundedColumns) {
    List<Integer> columns = RelOptUtil.InputFinder.bits(conjunct).asList();
    if (!columns.isEmpty() && boundedColumns.containsAll(columns)) {
      return KNOWN_OF_SPLITS;
    }
    return conjunct.isA(SqlKind.EQUALS) ? EQUALITY : OTHER;
  }
}
