package dev.powertrack.sql.prune;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/**
 * The columns that a condition pins to values it names: for {@code job_id IN ('a', ?) AND status =
 * 'quoted'} these are {@code job_id} and {@code status}. A column pinned to job ids need not be
 * looked up in a list.
 *
 * @param constants for each pinned column the indexes of its values among the constants
 */
record PinnedColumns(ImmutableMap<Integer, List<Integer>> constants) {
  static final PinnedColumns NONE = new PinnedColumns(ImmutableMap.of());

  /**
   * Looks through a condition without SEARCH.
   *
   * @param register gives an expression its index among the constants
   */
  static PinnedColumns of(RexNode condition, ToIntFunction<RexNode> register) {
    Map<Integer, List<Integer>> pinned = new HashMap<>();
    for (RexNode part : RelOptUtil.conjunctions(condition)) {
      Map<Integer, List<RexNode>> named = new HashMap<>();
      List<RexNode> alternatives = RelOptUtil.disjunctions(part);
      alternatives.forEach(alternative -> addEquality(alternative, named));
      if (named.size() == 1) {
        named.forEach(
            (column, values) -> {
              if (values.size() == alternatives.size() && !pinned.containsKey(column)) {
                pinned.put(column, values.stream().map(register::applyAsInt).toList());
              }
            });
      }
    }
    return new PinnedColumns(ImmutableMap.copyOf(pinned));
  }

  /** The values of a column; empty where it is not pinned. NULL pins to nothing. */
  Optional<Set<Object>> values(int column, @Nullable Object[] constantValues) {
    List<Integer> indexes = constants.get(column);
    if (indexes == null) {
      return Optional.empty();
    }
    Set<Object> values = new LinkedHashSet<>();
    for (int i : indexes) {
      Object value = constantValues[i];
      if (value != null) {
        values.add(value);
      }
    }
    return Optional.of(values);
  }

  private static void addEquality(RexNode e, Map<Integer, List<RexNode>> named) {
    if (e.getKind() != SqlKind.EQUALS) {
      return;
    }
    List<RexNode> sides = ((RexCall) e).operands;
    for (int i = 0; i < 2; i++) {
      if (sides.get(i) instanceof RexInputRef column && Inputs.of(sides.get(1 - i)).isEmpty()) {
        named.computeIfAbsent(column.getIndex(), c -> new ArrayList<>()).add(sides.get(1 - i));
      }
    }
  }
}
