package dev.powertrack.sql.plan;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import com.google.common.collect.RangeSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.calcite.util.RangeSets;
import org.apache.calcite.util.Sarg;
import org.jspecify.annotations.Nullable;

/**
 * The values of a long list, or many ranges of values, found by one look-up. Public, because
 * generated code must reach it. Values are as rows have them: whole numbers, texts, times in
 * milliseconds, dates in days.
 */
public final class ValueList {
  private final Predicate<Object> test;

  private ValueList(Predicate<Object> test) {
    this.test = test;
  }

  /** Whether Calcite's condition is a list of values, or of all but some values: no ranges. */
  static boolean isList(Sarg<?> condition) {
    return condition.isPoints() || condition.isComplementedPoints();
  }

  /** How many values such a condition names, or how many ranges. */
  static int size(Sarg<?> condition) {
    return named(condition).asRanges().size();
  }

  private static <C extends Comparable<C>> RangeSet<C> named(Sarg<C> condition) {
    return condition.isComplementedPoints() ? condition.rangeSet.complement() : condition.rangeSet;
  }

  /**
   * The list that Calcite made of IN or NOT IN, or the ranges it made of BETWEENs that are joined
   * by OR.
   *
   * @param valueOf turns what the condition holds into what rows have; empty where it cannot
   * @return empty if one cannot be turned
   */
  static <C extends Comparable<C>> Optional<ValueList> of(
      Sarg<C> condition, Function<C, Optional<Object>> valueOf) {
    Map<C, Object> ends = new HashMap<>();
    for (Range<C> range : named(condition).asRanges()) {
      for (C end : ends(range)) {
        Optional<Object> value = valueOf.apply(end);
        if (value.isEmpty()) {
          return Optional.empty();
        }
        ends.put(end, key(value.get()));
      }
    }
    return Optional.of(
        new ValueList(isList(condition) ? list(condition, ends) : ranges(condition, ends)));
  }

  private static <C extends Comparable<C>> List<C> ends(Range<C> range) {
    List<C> ends = new ArrayList<>();
    if (range.hasLowerBound()) {
      ends.add(range.lowerEndpoint());
    }
    if (range.hasUpperBound()) {
      ends.add(range.upperEndpoint());
    }
    return ends;
  }

  private static <C extends Comparable<C>> Predicate<Object> list(
      Sarg<C> condition, Map<C, Object> points) {
    Set<Object> values = new HashSet<>(points.values());
    boolean negated = !condition.isPoints();
    return value -> negated != values.contains(value);
  }

  /** Of whole numbers, as all are that have ranges here. */
  private static <C extends Comparable<C>> Predicate<Object> ranges(
      Sarg<C> condition, Map<C, Object> ends) {
    RangeSet<Long> ranges =
        ImmutableRangeSet.copyOf(
            RangeSets.copy(
                condition.rangeSet, end -> (Long) Objects.requireNonNull(ends.get(end))));
    return value -> ranges.contains((Long) value);
  }

  /**
   * Whether the condition holds.
   *
   * @param value a whole number, a text, a time; not null, of which SQL cannot say
   */
  public boolean holds(@Nullable Object value) {
    return test.test(key(Objects.requireNonNull(value)));
  }

  /** An INTEGER column may meet BIGINT values. */
  private static Object key(Object value) {
    return value instanceof Number number ? (Object) number.longValue() : value;
  }
}
