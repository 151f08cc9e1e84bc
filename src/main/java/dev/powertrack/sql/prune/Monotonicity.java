package dev.powertrack.sql.prune;

import java.util.Set;
import java.util.function.IntPredicate;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * How does an expression move when one column grows, all else being equal? {@code FLOOR(posted_at
 * TO DAY)} never falls, {@code TIMESTAMP '2014-07-14' - posted_at} never rises, of {@code
 * EXTRACT(HOUR FROM posted_at)} nothing is known. An expression that moves in one direction takes
 * its extreme values at the ends of the column's range.
 */
enum Monotonicity {
  RISING,
  FALLING,
  NONE;

  private static final Set<String> TRUNCATIONS =
      Set.of("TIMESTAMP_TRUNC", "DATE_TRUNC", "DATETIME_TRUNC", "TIME_TRUNC");

  /** Of {@code e} in the one column it names; NONE where it names several of the moving columns. */
  static Monotonicity of(RexNode e, IntPredicate moving) {
    if (e instanceof RexInputRef column) {
      return moving.test(column.getIndex()) ? RISING : NONE;
    }
    return e instanceof RexCall call ? ofCall(call, moving) : NONE;
  }

  private static Monotonicity ofCall(RexCall call, IntPredicate moving) {
    return switch (call.getKind()) {
      case FLOOR, CEIL -> of(call.operands.get(0), moving);
      case CAST, SAFE_CAST -> keepsOrder(call) ? of(call.operands.get(0), moving) : NONE;
      case EXTRACT -> ofExtract(call, moving);
      case PLUS, CHECKED_PLUS -> ofSum(call, moving, false);
      case MINUS, CHECKED_MINUS -> ofSum(call, moving, true);
      default ->
          TRUNCATIONS.contains(call.getOperator().getName()) ? ofTruncation(call, moving) : NONE;
    };
  }

  /** Casts among times keep the order; a cast to text or to TIME does not. */
  private static boolean keepsOrder(RexCall cast) {
    SqlTypeName from = cast.operands.get(0).getType().getSqlTypeName();
    SqlTypeName to = cast.getType().getSqlTypeName();
    return isInstant(from) && isInstant(to)
        || SqlTypeFamily.EXACT_NUMERIC.getTypeNames().contains(from)
            && SqlTypeFamily.EXACT_NUMERIC.getTypeNames().contains(to);
  }

  private static boolean isInstant(SqlTypeName type) {
    return type == SqlTypeName.TIMESTAMP || type == SqlTypeName.DATE;
  }

  private static Monotonicity ofExtract(RexCall extract, IntPredicate moving) {
    RexNode argument = extract.operands.get(1);
    if (!(extract.operands.get(0) instanceof RexLiteral unit)
        || !isInstant(argument.getType().getSqlTypeName())) {
      return NONE;
    }
    TimeUnitRange range = unit.getValueAs(TimeUnitRange.class);
    return switch (range == null ? TimeUnitRange.HOUR : range) {
      case YEAR, ISOYEAR, EPOCH, DECADE, CENTURY, MILLENNIUM -> of(argument, moving);
      default -> NONE;
    };
  }

  private static Monotonicity ofSum(RexCall sum, IntPredicate moving, boolean minus) {
    if (sum.operands.size() != 2) {
      return NONE;
    }
    RexNode left = sum.operands.get(0);
    RexNode right = sum.operands.get(1);
    boolean leftMoves = Inputs.any(left, moving);
    boolean rightMoves = Inputs.any(right, moving);
    if (leftMoves && rightMoves) {
      return NONE;
    }
    if (leftMoves) {
      return of(left, moving);
    }
    Monotonicity m = of(right, moving);
    return minus ? m.reversed() : m;
  }

  /** The two dialects have the unit first or last. */
  private static Monotonicity ofTruncation(RexCall call, IntPredicate moving) {
    for (RexNode operand : call.operands) {
      if (isInstant(operand.getType().getSqlTypeName())) {
        return of(operand, moving);
      }
    }
    return NONE;
  }

  private Monotonicity reversed() {
    return switch (this) {
      case RISING -> FALLING;
      case FALLING -> RISING;
      case NONE -> NONE;
    };
  }

  /** Whether {@code e} is a time that repeats itself, and after how long; 0 where it does not. */
  static long cycleMillis(RexNode e) {
    if (e.getKind() != SqlKind.EXTRACT
        || !(((RexCall) e).operands.get(0) instanceof RexLiteral unit)
        || ((RexCall) e).operands.get(1).getType().getSqlTypeName() != SqlTypeName.TIMESTAMP) {
      return 0;
    }
    TimeUnitRange range = unit.getValueAs(TimeUnitRange.class);
    return switch (range == null ? TimeUnitRange.YEAR : range) {
      case MILLISECOND, MICROSECOND, SECOND -> 60_000L;
      case MINUTE -> 3_600_000L;
      case HOUR, DAY, DOW, ISODOW, DOY, WEEK, MONTH, QUARTER -> 86_400_000L;
      default -> 0;
    };
  }
}
