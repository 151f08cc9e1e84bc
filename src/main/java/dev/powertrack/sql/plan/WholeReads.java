package dev.powertrack.sql.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableHashJoin;
import org.apache.calcite.adapter.enumerable.EnumerableNestedLoopJoin;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Calc;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.core.Window;

/**
 * Marks the scans that are read to their end by whoever reads their first row: what groups or sorts
 * gives nothing before it has seen all. Their files can be fetched side by side from the beginning,
 * where others begin with one, because a reader may be content with the first page.
 *
 * <p>Worked examples. {@code SELECT lang, COUNT(*) … GROUP BY lang}: marked, also where a client
 * asks for 200 rows at most, which are groups. {@code SELECT text …}: not marked. {@code SELECT
 * COUNT(*) FROM (SELECT … LIMIT 10)}: not marked, the limit stops the scan.
 */
final class WholeReads {
  private WholeReads() {}

  /** The same plan, with such scans marked. */
  static RelNode in(RelNode plan) {
    return marked(plan, false);
  }

  private static RelNode marked(RelNode step, boolean whole) {
    if (step instanceof EnumerableTableScanNode scan) {
      return whole ? scan.readWhole() : scan;
    }
    if (step instanceof SameLineJoinNode join) {
      return whole ? join.readWhole() : join;
    }
    List<RelNode> inputs = new ArrayList<>();
    for (int i = 0; i < step.getInputs().size(); i++) {
      inputs.add(marked(step.getInput(i), readsWhole(step, i, whole)));
    }
    return inputs.equals(step.getInputs()) ? step : step.copy(step.getTraitSet(), inputs);
  }

  /**
   * Whether a step reads an input to its end.
   *
   * @param whole whether it is read to its end itself
   */
  private static boolean readsWhole(RelNode step, int input, boolean whole) {
    if (step instanceof Aggregate || step instanceof Sort || step instanceof Window) {
      return true;
    }
    if (step instanceof EnumerableHashJoin && input == 1) {
      return true;
    }
    boolean passes =
        step instanceof Calc
            || step instanceof KeyCollectorNode
            || step instanceof Union
            || step instanceof EnumerableHashJoin
            || step instanceof EnumerableNestedLoopJoin && input == 0;
    return passes && whole;
  }
}
