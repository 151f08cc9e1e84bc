package dev.powertrack.sql.plan;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;

/**
 * Says that a scan opens only splits that the other side of a join has a row for.
 *
 * @param id the same in the {@link KeyCollectorNode} on that other side
 * @param condition what a pair of rows meets, over the columns of the scanned table and, behind
 *     them, the fields that are collected of the other side
 * @param row the types of all these
 * @param columns how many of them are the table's
 */
record KeyFilter(int id, RexNode condition, RelDataType row, int columns) {

  /** How many fields are collected of each row of the other side. */
  int width() {
    return row.getFieldCount() - columns;
  }
}
