package dev.powertrack.sql.table;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * An order that begins with a time; rows without one come last.
 *
 * @param comparator the whole order, on rows
 * @param timeSlot the slot of a row that holds the leading time
 * @param descending whether late times come first
 */
public record RowOrder(
    Comparator<@Nullable Object[]> comparator, int timeSlot, boolean descending) {}
