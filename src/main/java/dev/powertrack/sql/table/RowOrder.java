package dev.powertrack.sql.table;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * An order that begins with a time, or with a tweet's id; rows without one come last.
 *
 * @param comparator the whole order, on rows
 * @param leadingSlot the slot of a row that holds the leading time or id
 * @param descending whether late times and high ids come first
 */
public record RowOrder(
    Comparator<@Nullable Object[]> comparator, int leadingSlot, boolean descending) {}
