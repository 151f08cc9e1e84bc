package dev.powertrack.sql.prune;

import com.google.common.collect.ImmutableList;
import dev.powertrack.sql.function.TimeFunctions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * How far a function that begins anew keeps the order of its argument: the hour of a time within a
 * day, the remainder of a division by 60 within 60 numbers, the clock of another zone as long as it
 * is not put back.
 *
 * @param argument what the function rises with, within one cycle
 * @param length of a cycle, in the unit of the argument: milliseconds of a TIMESTAMP, days of a
 *     DATE; cycles begin at 0. 0 where the zones tell
 * @param zones none, or the names of two: whose clock the argument is, and whose the result
 */
record Cycle(RexNode argument, long length, ImmutableList<RexNode> zones) {
  private static final long DAY_MILLIS = 86_400_000L;

  /** That of {@code call}; empty where it does not repeat itself, or in no known way. */
  static Optional<Cycle> of(RexCall call) {
    return switch (call.getKind()) {
      case EXTRACT -> ofTime(call.operands.get(1), unitMillis(call.operands.get(0)));
      case CAST, SAFE_CAST ->
          call.getType().getSqlTypeName() == SqlTypeName.TIME ? ofDay(call) : Optional.empty();
      case PLUS, CHECKED_PLUS, MINUS, CHECKED_MINUS ->
          isTimeAndMonths(call) ? ofDay(call) : Optional.empty();
      case MOD -> ofRemainder(call);
      default -> ofFunction(call);
    };
  }

  /** Whether values from {@code lo} to {@code hi} of the argument stay within one cycle. */
  boolean holds(Interval values, List<@Nullable Object> zoneNames) {
    if (!(values.lo() instanceof Number lo) || !(values.hi() instanceof Number hi)) {
      return false;
    }
    long from = lo.longValue();
    long to = hi.longValue();
    if (zones.isEmpty()) {
      return from >= 0 && from / length == to / length;
    }
    return zoneNames.get(0) instanceof String here
        && zoneNames.get(1) instanceof String there
        && TimeFunctions.keepsOrder(here, there, from, to);
  }

  private static Optional<Cycle> ofFunction(RexCall call) {
    return switch (call.getOperator().getName()) {
      case "TO_CHAR" ->
          Monotonicity.pattern(call)
                  .filter(p -> p.keepsOrderWithinDay() && !p.keepsOrder())
                  .isPresent()
              ? ofDay(call)
              : Optional.empty();
      case "DAYNAME", "MONTHNAME" -> ofDay(call);
      case "CONVERT_TIMEZONE" ->
          Optional.of(
                  new Cycle(
                      call.operands.get(2), 0, ImmutableList.copyOf(call.operands.subList(0, 2))))
              .filter(cycle -> cycle.zones.stream().allMatch(zone -> Inputs.of(zone).isEmpty()));
      default -> Optional.empty();
    };
  }

  private static Optional<Cycle> ofDay(RexCall call) {
    return ofTime(call.operands.get(0), DAY_MILLIS);
  }

  private static Optional<Cycle> ofTime(RexNode time, long millis) {
    return switch (time.getType().getSqlTypeName()) {
      case TIMESTAMP -> ofLength(time, millis);
      case DATE -> ofLength(time, millis == DAY_MILLIS ? 1 : 0);
      default -> Optional.empty();
    };
  }

  private static Optional<Cycle> ofRemainder(RexCall call) {
    RexNode divisor = call.operands.get(1);
    return SqlTypeName.INT_TYPES.contains(call.operands.get(0).getType().getSqlTypeName())
            && SqlTypeName.INT_TYPES.contains(divisor.getType().getSqlTypeName())
            && Monotonicity.isPositive(divisor)
        ? ofLength(
            call.operands.get(0),
            Objects.requireNonNull(((RexLiteral) divisor).getValueAs(Long.class)))
        : Optional.empty();
  }

  private static Optional<Cycle> ofLength(RexNode argument, long length) {
    return length > 0
        ? Optional.of(new Cycle(argument, length, ImmutableList.of()))
        : Optional.empty();
  }

  /** After how much time a part of a time may begin anew; 0 where it does not. */
  private static long unitMillis(RexNode unit) {
    TimeUnitRange range =
        unit instanceof RexLiteral literal ? literal.getValueAs(TimeUnitRange.class) : null;
    return switch (range == null ? TimeUnitRange.YEAR : range) {
      case MILLISECOND, MICROSECOND, SECOND -> 60_000L;
      case MINUTE -> 3_600_000L;
      case HOUR, DAY, DOW, ISODOW, DOY, WEEK, MONTH, QUARTER -> DAY_MILLIS;
      default -> 0;
    };
  }

  private static boolean isTimeAndMonths(RexCall sum) {
    return sum.operands.size() == 2
        && Monotonicity.isInstant(sum.getType().getSqlTypeName())
        && Monotonicity.isInstant(sum.operands.get(0).getType().getSqlTypeName())
        && Monotonicity.countsMonths(sum)
        && Inputs.of(sum.operands.get(1)).isEmpty();
  }
}
