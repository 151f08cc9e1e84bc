package dev.powertrack.sql.plan;

import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/** What part of the rows a condition leaves, as a guess for the planner. */
final class Selectivity {
  private static final double EQUALITY = 0.05;
  private static final double OTHER = 0.25;

  private Selectivity() {}

  static double of(@Nullable RexNode condition) {
    double part = 1;
    for (RexNode conjunct : RelOptUtil.conjunctions(condition)) {
      part *= conjunct.isA(SqlKind.EQUALS) ? EQUALITY : OTHER;
    }
    return part;
  }
}
