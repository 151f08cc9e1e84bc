package dev.powertrack.sql.plan;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.util.Locale;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Calc;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.Sarg;

/**
 * Refuses an operator with thousands of values in it. Each becomes a line of one method's code,
 * which the JVM limits to 64 KB; long before that is found out, Calcite has spent minutes on it
 * that nothing can cancel. A {@link ListLookup} may have more of them.
 */
final class LongLists {
  /** So many are planned in seconds. */
  private static final int MOST_LISTED = 20_000;

  /** More than ever fit: shorter values come to 30 bytes of code each. */
  private static final int MOST_COMPARED = 2_000;

  /** A CASE of so many is what makes a statement long, rather than a list beside it. */
  private static final int MANY_WHENS = 100;

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
            count(other);
            return super.visit(other);
          }
        });
  }

  private static void count(RelNode rel) {
    ValueCount count = new ValueCount(mayLookUp(rel));
    if (rel instanceof TableScanNode scan) {
      count.apply(scan.spec.condition());
    } else if (rel instanceof Calc calc) {
      count.visitEach(calc.getProgram().split().left);
      count.visitEach(calc.getProgram().split().right);
    } else {
      rel.accept(count);
    }
  }

  /** A condition moves into a scan or a calculation, but stays where it is an outer join's. */
  private static boolean mayLookUp(RelNode rel) {
    return !(rel instanceof EnumerableRel)
        || rel instanceof ListCalcNode
        || rel instanceof TableScanNode;
  }

  /** Counts the values of one operator. */
  private static final class ValueCount extends RexShuttle {
    private final boolean mayLookUp;
    private int compared;
    private int listed;
    private int whens;

    ValueCount(boolean mayLookUp) {
      this.mayLookUp = mayLookUp;
    }

    @Override
    public RexNode visitCall(RexCall call) {
      if (mayLookUp && ListLookup.isLookedUp(call)) {
        listed += ValueList.size(ListLookup.list(call));
        check(listed, MOST_LISTED);
        call.operands.get(0).accept(this);
        return call;
      }
      if (call.getKind() == SqlKind.CASE) {
        whens = Math.max(whens, call.operands.size() / 2);
      }
      return super.visitCall(call);
    }

    @Override
    public RexNode visitLiteral(RexLiteral literal) {
      Sarg<?> ranges = literal.getValue() instanceof Sarg<?> sarg ? sarg : null;
      compared += ranges == null ? 1 : ranges.rangeSet.asRanges().size();
      check(compared, MOST_COMPARED);
      return literal;
    }

    private void check(int values, int most) {
      if (values > most && whens >= MANY_WHENS) {
        throw new PowerTrackException(
            Kind.UNSUPPORTED,
            String.format(
                Locale.ROOT,
                "The statement has a CASE with %,d WHENs, which is too long. What it looks up can be"
                    + " joined instead: LEFT JOIN (VALUES (1, 'a'), (2, 'b')) AS v(id, name) ON v.id"
                    + " = user_id.",
                whens));
      }
      if (values > most) {
        throw new PowerTrackException(
            Kind.UNSUPPORTED,
            String.format(
                Locale.ROOT,
                "The statement has more than %,d values in one place. A list as long as this can be"
                    + " joined instead: JOIN (VALUES (1), (2)) AS v(id) ON v.id = tweet_id.",
                most));
      }
    }
  }
}
