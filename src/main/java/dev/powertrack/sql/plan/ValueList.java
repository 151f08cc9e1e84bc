package dev.powertrack.sql.plan;

import com.google.common.collect.RangeSet;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.calcite.util.Sarg;
import org.jspecify.annotations.Nullable;

/**
 * The values of a long list, found by one look-up. Public, because generated code must reach it.
 * Values are as rows have them: whole numbers, texts, times in milliseconds, dates in days.
 */
public final class ValueList {
  private final Set<Object> values;
  private final boolean negated;

  private ValueList(Set<Object> values, boolean negated) {
    this.values = values;
    this.negated = negated;
  }

  /** Whether Calcite's condition is a list of values, or of all but some values: no ranges. */
  static boolean isList(Sarg<?> condition) {
    return condition.isPoints() || condition.isComplementedPoints();
  }

  /** How many values such a condition names. */
  static int size(Sarg<?> list) {
    return (list.isPoints() ? list.rangeSet : list.rangeSet.complement()).asRanges().size();
  }

  /**
   * The list that Calcite made of IN or NOT IN.
   *
   * @param valueOf turns what the list holds into what rows have; empty where it cannot
   * @return empty if one cannot be turned
   */
  static <C extends Comparable<C>> Optional<ValueList> of(
      Sarg<C> list, Function<C, Optional<Object>> valueOf) {
    boolean negated = !list.isPoints();
    RangeSet<C> points = negated ? list.rangeSet.complement() : list.rangeSet;
    Set<Object> values = new HashSet<>();
    for (var point : points.asRanges()) {
      Optional<Object> value = valueOf.apply(point.lowerEndpoint());
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.add(key(value.get()));
    }
    return Optional.of(new ValueList(values, negated));
  }

  /**
   * Whether IN, or NOT IN, holds.
   *
   * @param value a whole number, a text, a time; not null, of which SQL cannot say
   */
  public boolean holds(@Nullable Object value) {
    return negated != values.contains(key(Objects.requireNonNull(value)));
  }

  /** An INTEGER column may meet BIGINT values. */
  private static Object key(Object value) {
    return value instanceof Number number ? (Object) number.longValue() : value;
  }
}
