package dev.powertrack.sql.plan;

import java.util.Comparator;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelFieldCollation.NullDirection;
import org.apache.calcite.util.ImmutableIntList;
import org.jspecify.annotations.Nullable;

/**
 * The order that a scan was asked for, on its rows.
 *
 * @param comparator null where any order will do
 * @param descending whether the leading key goes from late to early
 */
record RowOrder(@Nullable Comparator<@Nullable Object[]> comparator, boolean descending) {

  /** The order of {@code spec} on rows that hold {@code columns}. */
  static RowOrder of(ScanSpec spec, ImmutableIntList columns) {
    Comparator<@Nullable Object[]> all = null;
    for (RelFieldCollation key : spec.order().getFieldCollations()) {
      Comparator<@Nullable Object[]> one = byKey(key, columns.indexOf(key.getFieldIndex()));
      all = all == null ? one : all.thenComparing(one);
    }
    return new RowOrder(
        all, all != null && spec.order().getFieldCollations().get(0).direction.isDescending());
  }

  @SuppressWarnings("unchecked")
  private static Comparator<@Nullable Object[]> byKey(RelFieldCollation key, int slot) {
    Comparator<Comparable<Object>> values =
        key.direction.isDescending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
    Comparator<@Nullable Comparable<Object>> withNulls =
        key.nullDirection == NullDirection.FIRST
            ? Comparator.nullsFirst(values)
            : Comparator.nullsLast(values);
    return (x, y) -> withNulls.compare((Comparable<Object>) x[slot], (Comparable<Object>) y[slot]);
  }
}
