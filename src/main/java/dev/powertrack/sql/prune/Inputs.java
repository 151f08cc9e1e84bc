package dev.powertrack.sql.prune;

import java.util.function.IntPredicate;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;

/** Which columns an expression names. */
final class Inputs {
  private Inputs() {}

  static ImmutableBitSet of(RexNode e) {
    return RelOptUtil.InputFinder.bits(e);
  }

  static boolean any(RexNode e, IntPredicate column) {
    return of(e).asList().stream().anyMatch(column::test);
  }
}
