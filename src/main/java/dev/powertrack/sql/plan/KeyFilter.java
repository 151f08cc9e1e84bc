package dev.powertrack.sql.plan;

import java.util.List;

/**
 * Says that a scan opens only splits whose keys the other side of a join has.
 *
 * @param id the same in the {@link KeyCollectorNode} on that other side
 * @param columns ordinals of the scanned table's columns
 */
public record KeyFilter(int id, List<Integer> columns) {

  public KeyFilter {
    columns = List.copyOf(columns);
  }
}
