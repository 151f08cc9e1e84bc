package dev.powertrack.sql.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.adapter.enumerable.EnumerableSort;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelCollationTraitDef;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Window;

/**
 * A step with a window function does not keep the order of its input, since its code gives the rows
 * by partition. Calcite assumes that it does, and then leaves out an ORDER BY of the same.
 */
public final class WindowOrders {
  private WindowOrders() {}

  /** Whether a step has a window function. */
  public static boolean areLostIn(RelNode rel) {
    return rel instanceof Window || rel instanceof Project project && project.containsOver();
  }

  /** A statement before the search, in which no step claims an order that a window below lost. */
  static RelNode unclaimed(RelNode statement) {
    return EveryNode.of(
        statement,
        (before, node) -> {
          boolean lost = areLostIn(node) || node != before && !(node instanceof Sort);
          return lost && claims(node.getTraitSet())
              ? node.copy(node.getTraitSet().replace(RelCollations.EMPTY), node.getInputs())
              : node;
        });
  }

  /**
   * A plan that was found, with the order that its windows still claim: the rule that makes windows
   * of projections takes it from their input, which may have been given one during the search.
   */
  static RelNode restored(RelNode plan) {
    return EveryNode.of(
        plan,
        node ->
            node instanceof Window && claims(node.getTraitSet())
                ? EnumerableSort.create(node, claimed(node.getTraitSet()), null, null)
                : node);
  }

  /** Rows can be in several orders at once: then they are in the one after the other. */
  private static RelCollation claimed(RelTraitSet traits) {
    List<RelFieldCollation> keys = new ArrayList<>();
    Set<Integer> fields = new HashSet<>();
    for (RelCollation collation :
        Objects.requireNonNull(traits.getTraits(RelCollationTraitDef.INSTANCE))) {
      for (RelFieldCollation key : collation.getFieldCollations()) {
        if (fields.add(key.getFieldIndex())) {
          keys.add(key);
        }
      }
    }
    return RelCollations.of(keys);
  }

  private static boolean claims(RelTraitSet traits) {
    return traits.getTraits(RelCollationTraitDef.INSTANCE) != null
        && !traits.contains(RelCollations.EMPTY);
  }
}
