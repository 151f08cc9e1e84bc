package dev.powertrack.sql.table;

import java.util.Set;

/**
 * The columns of which enough is known once a file has been read to count its rows without reading
 * it again, by ordinal.
 *
 * @param time whose first and last value are known
 * @param known those that rows may be chosen and grouped by, {@code time} among them
 */
public record CountableColumns(int time, Set<Integer> known) {

  public CountableColumns {
    known = Set.copyOf(known);
  }
}
