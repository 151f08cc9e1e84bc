package dev.powertrack.sql.prune;

import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;

/** Which expressions put rows into groups that follow one another, as days follow one another. */
public final class RisingKeys {
  private RisingKeys() {}

  /**
   * Whether an expression never falls while a column, the only one that it names, grows: {@code
   * CAST(posted_at AS DATE)} does not, {@code EXTRACT(HOUR FROM posted_at)} begins anew each day.
   *
   * @param column index of the column
   */
  public static boolean rises(RexNode key, int column) {
    Monotonicity monotonicity = Monotonicity.of(key, i -> i == column);
    return Inputs.of(key).equals(ImmutableBitSet.of(column))
        && monotonicity.direction() == Monotonicity.Direction.RISING
        && monotonicity.cycles().isEmpty();
  }
}
