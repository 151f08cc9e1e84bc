package dev.powertrack.sql.plan;

import dev.powertrack.sql.table.RowOrder;
import java.util.Comparator;
import java.util.List;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelFieldCollation.NullDirection;
import org.apache.calcite.util.ImmutableIntList;
import org.jspecify.annotations.Nullable;

/** Turns the order of a {@link ScanSpec} into one on rows. */
final class RowOrders {
  private RowOrders() {}

  /** The order of {@code spec} on rows that hold {@code columns}; null for any order. */
  static @Nullable RowOrder of(ScanSpec spec, ImmutableIntList columns) {
    List<RelFieldCollation> keys = spec.order().getFieldCollations();
    if (keys.isEmpty()) {
      return null;
    }
    RelFieldCollation leading = keys.get(0);
    Comparator<@Nullable Object[]> all = byKey(leading, columns);
    for (RelFieldCollation key : keys.subList(1, keys.size())) {
      all = all.thenComparing(byKey(key, columns));
    }
    return new RowOrder(
        all, columns.indexOf(leading.getFieldIndex()), leading.direction.isDescending());
  }

  @SuppressWarnings("unchecked")
  private static Comparator<@Nullable Object[]> byKey(
      RelFieldCollation key, ImmutableIntList columns) {
    int slot = columns.indexOf(key.getFieldIndex());
    Comparator<Comparable<Object>> values =
        key.direction.isDescending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
    Comparator<@Nullable Comparable<Object>> withNulls =
        key.nullDirection == NullDirection.FIRST
            ? Comparator.nullsFirst(values)
            : Comparator.nullsLast(values);
    return (x, y) -> withNulls.compare((Comparable<Object>) x[slot], (Comparable<Object>) y[slot]);
  }
}
