package dev.powertrack.sql.plan;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.util.Locale;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.util.Sarg;

/**
 * Refuses an operator with thousands of values in it, such as a long IN list. Each value becomes a
 * line of one method's code, which the JVM limits to 64 KB; long before that is found out, Calcite
 * has spent minutes on it that nothing can cancel.
 */
final class LongLists {
  /** More than ever fit: shorter values come to 30 bytes of code each. */
  private static final int MOST_VALUES = 2_000;

  private LongLists() {}

  /**
   * The same plan.
   *
   * @throws PowerTrackException (UNSUPPORTED) if it is refused
   */
  static RelNode refused(RelNode rel) {
    return rel.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(RelNode other) {
            other.accept(new ValueCount());
            return super.visit(other);
          }
        });
  }

  /** Counts the values of one operator. */
  private static final class ValueCount extends RexShuttle {
    private int values;

    @Override
    public RexNode visitLiteral(RexLiteral literal) {
      Sarg<?> ranges = literal.getValue() instanceof Sarg<?> sarg ? sarg : null;
      values += ranges == null ? 1 : ranges.rangeSet.asRanges().size();
      if (values > MOST_VALUES) {
        throw new PowerTrackException(
            Kind.UNSUPPORTED,
            String.format(
                Locale.ROOT,
                "The statement has more than %,d values in one place. A list as long as this can be"
                    + " joined instead: JOIN (VALUES (1), (2)) AS v(id) ON v.id = tweet_id.",
                MOST_VALUES));
      }
      return literal;
    }
  }
}
