package dev.powertrack.sql.plan;

import java.util.List;
import java.util.Optional;
import org.apache.calcite.adapter.enumerable.EnumerableLimitSort;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Intersect;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Minus;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * Marks the steps of a plan that hold rows in memory, so that EXPLAIN says which query may need
 * more of it than there is. A scan holds a few batches a file, or one window's rows for an order by
 * time, and is not marked.
 */
final class MemoryInWords {
  private MemoryInWords() {}

  /** The same plan, each such step under an {@link InMemoryNode}. */
  static RelNode in(RelNode rel) {
    List<RelNode> inputs = rel.getInputs().stream().map(MemoryInWords::in).toList();
    RelNode step = inputs.equals(rel.getInputs()) ? rel : rel.copy(rel.getTraitSet(), inputs);
    return held(step).<RelNode>map(held -> InMemoryNode.over(step, held)).orElse(step);
  }

  private static Optional<String> held(RelNode step) {
    if (step instanceof Window) {
      return Optional.of("all rows, for the window function");
    }
    if (step instanceof EnumerableLimitSort sort) {
      return Optional.of(topRows(sort));
    }
    if (step instanceof Sort sort) {
      return sort.getCollation().getFieldCollations().isEmpty()
          ? Optional.empty()
          : Optional.of("all rows, to sort them");
    }
    if (step instanceof Join) {
      return Optional.of("the rows of the join's second input");
    }
    if (step instanceof Aggregate aggregate) {
      return ofAggregate(aggregate);
    }
    if (step instanceof Union union) {
      return union.all ? Optional.empty() : Optional.of("each different row once");
    }
    return step instanceof Intersect || step instanceof Minus
        ? Optional.of("the rows that it compares")
        : Optional.empty();
  }

  private static String topRows(EnumerableLimitSort sort) {
    return rows(sort.fetch)
        + (sort.offset == null ? "" : " and " + rows(sort.offset) + " before them")
        + ": the first in this order";
  }

  private static String rows(@Nullable RexNode count) {
    return count instanceof RexLiteral literal
        ? String.valueOf(RexLiteral.intValue(literal)) + " rows"
        : "as many rows as the parameter says";
  }

  private static Optional<String> ofAggregate(Aggregate aggregate) {
    boolean distinct = aggregate.getAggCallList().stream().anyMatch(AggregateCall::isDistinct);
    String groups = aggregate.getGroupSet().isEmpty() ? "" : "a row for each group";
    String values = distinct ? "each different value once" : "";
    return groups.isEmpty() && values.isEmpty()
        ? Optional.empty()
        : Optional.of(groups + (groups.isEmpty() || values.isEmpty() ? "" : ", and ") + values);
  }
}
