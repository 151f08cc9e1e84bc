package dev.powertrack.sql.prune;

import dev.powertrack.sql.function.TimePattern;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rel.type.RelDataType;
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

  private static final long DAY_MILLIS = 86_400_000L;

  private static final Set<String> TRUNCATIONS =
      Set.of(
          "TRUNC",
          "TIMESTAMP_TRUNC",
          "DATE_TRUNC",
          "DATETIME_TRUNC",
          "TIME_TRUNC",
          "START_OF_WEEK");

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
      case TIMES, CHECKED_TIMES, DIVIDE, CHECKED_DIVIDE ->
          isPositive(call.operands.get(1)) ? of(call.operands.get(0), moving) : NONE;
      case REINTERPRET -> of(call.operands.get(0), moving);
      default -> ofFunction(call, moving);
    };
  }

  private static Monotonicity ofFunction(RexCall call, IntPredicate moving) {
    RexNode first = call.operands.isEmpty() ? call : call.operands.get(0);
    return switch (call.getOperator().getName()) {
      case "TO_CHAR" ->
          pattern(call).filter(TimePattern::keepsOrder).isPresent() ? of(first, moving) : NONE;
      case "LEFT", "QUOTIENT" -> isPositive(call.operands.get(1)) ? of(first, moving) : NONE;
      case "SUBSTRING", "SUBSTR" -> isBeginning(call) ? of(first, moving) : NONE;
      case "TEXT_OF_TIMESTAMP" -> of(first, moving);
      case "LAST_DAY", "UNIX_SECONDS", "UNIX_MILLIS", "UNIX_MICROS", "UNIX_DATE" ->
          isInstant(first.getType().getSqlTypeName()) ? of(first, moving) : NONE;
      default ->
          TRUNCATIONS.contains(call.getOperator().getName()) ? ofTruncation(call, moving) : NONE;
    };
  }

  private static Optional<TimePattern> pattern(RexCall toChar) {
    return toChar.operands.size() == 2 && toChar.operands.get(1) instanceof RexLiteral pattern
        ? Optional.of(TimePattern.of(String.valueOf(pattern.getValueAs(String.class))))
        : Optional.empty();
  }

  /** {@code SUBSTRING(text FROM 1 FOR 10)}: beginnings of texts are ordered as the texts. */
  private static boolean isBeginning(RexCall substring) {
    return substring.operands.size() == 3
        && substring.operands.get(1) instanceof RexLiteral from
        && BigDecimal.ONE.equals(from.getValueAs(BigDecimal.class))
        && isPositive(substring.operands.get(2));
  }

  private static boolean isPositive(RexNode e) {
    if (!(e instanceof RexLiteral literal)
        || !SqlTypeFamily.EXACT_NUMERIC.contains(literal.getType())) {
      return false;
    }
    BigDecimal number = literal.getValueAs(BigDecimal.class);
    return number != null && number.signum() > 0;
  }

  /**
   * Casts among times and whole numbers keep the order (one that does not fit is an error), and the
   * texts of times are ordered as the times, and so are the beginnings of texts; a cast to TIME
   * does not.
   */
  private static boolean keepsOrder(RexCall cast) {
    SqlTypeName from = cast.operands.get(0).getType().getSqlTypeName();
    SqlTypeName to = cast.getType().getSqlTypeName();
    return isInstant(from) && (isInstant(to) || SqlTypeName.CHAR_TYPES.contains(to))
        || SqlTypeName.CHAR_TYPES.contains(from) && to == SqlTypeName.VARCHAR
        || SqlTypeName.INT_TYPES.contains(from) && SqlTypeName.INT_TYPES.contains(to)
        || SqlTypeFamily.EXACT_NUMERIC.getTypeNames().contains(from)
            && SqlTypeFamily.EXACT_NUMERIC.getTypeNames().contains(to)
            && wholeDigits(cast.getType()) >= wholeDigits(cast.operands.get(0).getType());
  }

  /** A number that is cast to fewer digits may wrap around. */
  private static int wholeDigits(RelDataType type) {
    return type.getPrecision() - type.getScale();
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
    if (sum.operands.size() != 2 || countsMonths(sum)) {
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

  /**
   * Months have no fixed length: one month after 30 January 23:00 is 28 February 23:00, one month
   * after 31 January 10:00 is 28 February 10:00. Only within a day the order is kept, see {@link
   * #cycle}.
   */
  private static boolean countsMonths(RexCall sum) {
    return SqlTypeFamily.INTERVAL_YEAR_MONTH.contains(sum.getType())
        || sum.operands.stream()
            .anyMatch(operand -> SqlTypeFamily.INTERVAL_YEAR_MONTH.contains(operand.getType()));
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

  /**
   * The operand of {@code e} that it rises with for as long as the operand stays within one cycle;
   * -1 where there is none. See {@link #cycle}.
   */
  static int cyclicOperand(RexNode e) {
    if (!(e instanceof RexCall call)) {
      return -1;
    }
    return switch (e.getKind()) {
      case EXTRACT -> 1;
      case CAST, SAFE_CAST -> call.getType().getSqlTypeName() == SqlTypeName.TIME ? 0 : -1;
      case PLUS, CHECKED_PLUS, MINUS, CHECKED_MINUS -> isTimeAndMonths(call) ? 0 : -1;
      default -> isOrderedWithinDay(call) ? 0 : -1;
    };
  }

  private static boolean isTimeAndMonths(RexCall sum) {
    return sum.operands.size() == 2
        && isInstant(sum.getType().getSqlTypeName())
        && isInstant(sum.operands.get(0).getType().getSqlTypeName())
        && countsMonths(sum)
        && Inputs.of(sum.operands.get(1)).isEmpty();
  }

  private static boolean isOrderedWithinDay(RexCall call) {
    return switch (call.getOperator().getName()) {
      case "TO_CHAR" -> pattern(call).filter(TimePattern::keepsOrderWithinDay).isPresent();
      case "DAYNAME", "MONTHNAME" -> true;
      default -> false;
    };
  }

  /**
   * After how much time {@code e} may begin anew, in the unit of its {@link #cyclicOperand}:
   * milliseconds of a TIMESTAMP, days of a DATE; 0 where it does not.
   */
  static long cycle(RexNode e) {
    int operand = cyclicOperand(e);
    if (operand < 0) {
      return 0;
    }
    SqlTypeName type = ((RexCall) e).operands.get(operand).getType().getSqlTypeName();
    return switch (type) {
      case TIMESTAMP -> cycleMillis((RexCall) e);
      case DATE -> cycleMillis((RexCall) e) == DAY_MILLIS ? 1 : 0;
      default -> 0;
    };
  }

  private static long cycleMillis(RexCall e) {
    if (e.getKind() != SqlKind.EXTRACT) {
      return DAY_MILLIS;
    }
    TimeUnitRange range =
        e.operands.get(0) instanceof RexLiteral unit ? unit.getValueAs(TimeUnitRange.class) : null;
    return switch (range == null ? TimeUnitRange.YEAR : range) {
      case MILLISECOND, MICROSECOND, SECOND -> 60_000L;
      case MINUTE -> 3_600_000L;
      case HOUR, DAY, DOW, ISODOW, DOY, WEEK, MONTH, QUARTER -> DAY_MILLIS;
      default -> 0;
    };
  }
}
