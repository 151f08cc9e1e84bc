package dev.powertrack.sql.prune;

import com.google.common.collect.ImmutableList;
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
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * How does an expression move when one column grows, all else being equal? {@code FLOOR(posted_at
 * TO DAY)} never falls, {@code TIMESTAMP '2014-07-14' - posted_at} never rises, of {@code
 * MD5(text)} nothing is known. An expression that moves in one direction takes its extreme values
 * at the ends of the column's range.
 *
 * <p>{@code EXTRACT(HOUR FROM posted_at)} begins anew each day: it rises as long as the column's
 * range lies within one {@link Cycle}. The cycles that the answer depends on are told with it.
 *
 * @param cycles whose arguments must each stay within one
 */
record Monotonicity(Direction direction, ImmutableList<Cycle> cycles) {

  /** Where an expression goes when the column grows; it may also stay where it is. */
  enum Direction {
    RISING,
    FALLING,
    NONE
  }

  static final Monotonicity RISING = new Monotonicity(Direction.RISING, ImmutableList.of());
  static final Monotonicity NONE = new Monotonicity(Direction.NONE, ImmutableList.of());

  private static final Set<String> TRUNCATIONS =
      Set.of(
          "TRUNC",
          "TIMESTAMP_TRUNC",
          "DATE_TRUNC",
          "DATETIME_TRUNC",
          "TIME_TRUNC",
          "START_OF_WEEK");

  /** Of {@code e} in the one column that moves. */
  static Monotonicity of(RexNode e, IntPredicate moving) {
    if (e instanceof RexInputRef column) {
      return moving.test(column.getIndex()) ? RISING : NONE;
    }
    return e instanceof RexCall call
        ? Cycle.of(call)
            .map(cycle -> of(cycle.argument(), moving).within(cycle))
            .orElseGet(() -> ofCall(call, moving))
        : NONE;
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

  static Optional<TimePattern> pattern(RexCall toChar) {
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

  static boolean isPositive(RexNode e) {
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

  static boolean isInstant(SqlTypeName type) {
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
    Monotonicity ofRight = minus ? of(right, moving).reversed() : of(right, moving);
    if (leftMoves && rightMoves) {
      return of(left, moving).and(ofRight);
    }
    return leftMoves ? of(left, moving) : ofRight;
  }

  /**
   * Months have no fixed length: one month after 30 January 23:00 is 28 February 23:00, one month
   * after 31 January 10:00 is 28 February 10:00. Only within a day the order is kept, see {@link
   * Cycle}.
   */
  static boolean countsMonths(RexCall sum) {
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
    return switch (direction) {
      case RISING -> new Monotonicity(Direction.FALLING, cycles);
      case FALLING -> new Monotonicity(Direction.RISING, cycles);
      case NONE -> this;
    };
  }

  /** Of a sum. */
  private Monotonicity and(Monotonicity other) {
    return direction == other.direction
        ? new Monotonicity(
            direction, ImmutableList.<Cycle>builder().addAll(cycles).addAll(other.cycles).build())
        : NONE;
  }

  private Monotonicity within(Cycle cycle) {
    return new Monotonicity(
        direction, ImmutableList.<Cycle>builder().addAll(cycles).add(cycle).build());
  }
}
