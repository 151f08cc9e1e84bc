package dev.powertrack.sql.prune;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of a long IN list, so that a thousand of them cost a split no more than a few: {@code
 * x IN (p, q, …)} is what {@code x = p OR x = q OR …} would be, found by a binary search.
 */
final class SortedPoints {
  private final List<Comparable<?>> points = new ArrayList<>();

  /** What values that have no place among the others come to: NULL, NaN. */
  private final boolean anyNull;

  private final boolean anyUnknown;

  private SortedPoints(List<Interval> values) {
    for (Interval value : values) {
      if (value.lo() != null) {
        points.add(value.lo());
      }
    }
    points.sort(Interval::compare);
    anyNull = values.stream().anyMatch(Interval::isOnlyNull);
    anyUnknown = values.stream().anyMatch(value -> !value.isKnown() && !value.isOnlyNull());
  }

  /** At least one value; each may be null. */
  static SortedPoints of(List<? extends @Nullable Object> values) {
    List<Interval> intervals = new ArrayList<>();
    values.forEach(value -> intervals.add(Interval.point(value)));
    return new SortedPoints(intervals);
  }

  /** The truth values that {@code x IN (the points)} can take. */
  int equalsAny(Interval x) {
    if (x.isOnlyNull()) {
      return TruthSet.UNKNOWN;
    }
    int set = TruthSet.FALSE;
    if (anyNull) {
      set = TruthSet.or(set, TruthSet.UNKNOWN);
    }
    if (anyUnknown) {
      set = TruthSet.or(set, TruthSet.ANY);
    }
    return points.isEmpty() ? set : TruthSet.or(set, equalsAnyPoint(x));
  }

  private int equalsAnyPoint(Interval x) {
    Comparable<?> lo = x.lo();
    Comparable<?> hi = x.hi();
    if (lo == null || hi == null) {
      return TruthSet.ANY;
    }
    int unknown = x.nullable() ? TruthSet.UNKNOWN : 0;
    int first = firstFrom(lo);
    boolean inside = first < points.size() && Interval.compare(points.get(first), hi) <= 0;
    boolean outside =
        Interval.compare(points.get(0), lo) < 0
            || Interval.compare(points.get(points.size() - 1), hi) > 0;
    int set = TruthSet.FALSE;
    if (inside) {
      int otherwise = Interval.compare(lo, hi) == 0 ? 0 : TruthSet.FALSE;
      set = TruthSet.or(set, TruthSet.TRUE | otherwise | unknown);
    }
    return outside ? TruthSet.or(set, TruthSet.FALSE | unknown) : set;
  }

  /** The index of the first point that is not below {@code lo}. */
  private int firstFrom(Comparable<?> lo) {
    int from = 0;
    int to = points.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (Interval.compare(points.get(middle), lo) < 0) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }
}
