package dev.powertrack.sql.prune;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * All values that an expression can take over the rows of a split: those from {@code lo} to {@code
 * hi}, both included, and NULL if {@code nullable}. Values are in the form in which Calcite
 * computes with them; a timestamp is a {@code Long}.
 *
 * @param lo null where nothing is known of the values
 * @param hi null exactly where {@code lo} is
 * @param nullable whether NULL is possible
 */
public record Interval(@Nullable Comparable<?> lo, @Nullable Comparable<?> hi, boolean nullable) {

  /**
   * An interval.
   *
   * @throws IllegalArgumentException if it ends before it begins: a split that nothing is in would
   *     never be opened
   */
  public Interval {
    if (lo == null != (hi == null) || lo != null && hi != null && compare(lo, hi) > 0) {
      throw new IllegalArgumentException("no interval goes from " + lo + " to " + hi);
    }
  }

  /** Nothing is known. */
  public static final Interval UNKNOWN = new Interval(null, null, true);

  /** NULL and nothing else. */
  public static final Interval ONLY_NULL = new Interval(null, null, true);

  /** One value, which may be null. */
  public static Interval point(@Nullable Object value) {
    if (value == null) {
      return ONLY_NULL;
    }
    return value instanceof Comparable<?> c && !isNotANumber(c)
        ? new Interval(c, c, false)
        : UNKNOWN;
  }

  public static Interval closed(Comparable<?> lo, Comparable<?> hi) {
    return new Interval(lo, hi, false);
  }

  public Interval orNull() {
    return new Interval(lo, hi, true);
  }

  /** The same known values without NULL. */
  Interval withoutNull() {
    return new Interval(lo, hi, false);
  }

  /** NaN and the infinities have no place among exact numbers. */
  private static boolean isNotANumber(Comparable<?> value) {
    return value instanceof Double d && !Double.isFinite(d)
        || value instanceof Float f && !Float.isFinite(f);
  }

  /** Two constants with equal parts differ in meaning, so identity tells them apart. */
  @SuppressWarnings("ReferenceEquality")
  boolean isOnlyNull() {
    return this == ONLY_NULL;
  }

  boolean isKnown() {
    return lo != null;
  }

  /** Whether there is just one value, and it is not NULL. */
  boolean isPoint() {
    return lo != null && hi != null && !nullable && compare(lo, hi) == 0;
  }

  /** Whether all rows have the same value, or all have NULL. */
  boolean isTheSameForAllRows() {
    return isPoint() || isOnlyNull();
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  static int compare(Comparable<?> a, Comparable<?> b) {
    if (a.getClass() != b.getClass() && a instanceof Number && b instanceof Number) {
      return new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString()));
    }
    return ((Comparable) a).compareTo(b);
  }
}
