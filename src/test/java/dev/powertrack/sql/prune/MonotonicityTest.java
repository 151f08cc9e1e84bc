package dev.powertrack.sql.prune;

import static dev.powertrack.sql.prune.Expressions.call;
import static dev.powertrack.sql.prune.Expressions.cast;
import static dev.powertrack.sql.prune.Expressions.extract;
import static dev.powertrack.sql.prune.Expressions.floor;
import static dev.powertrack.sql.prune.Expressions.id;
import static dev.powertrack.sql.prune.Expressions.number;
import static dev.powertrack.sql.prune.Expressions.plus;
import static dev.powertrack.sql.prune.Expressions.time;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.junit.jupiter.api.Test;

class MonotonicityTest {
  private static final long DAY = 86_400_000;

  @Test
  void rounding_a_time_and_shifting_it_rise_with_it() {
    rises(time());
    rises(floor(time(), TimeUnitRange.DAY));
    rises(call(SqlStdOperatorTable.CEIL, time()));
    rises(plus(time(), 9, TimeUnit.HOUR));
    rises(floor(plus(time(), 9, TimeUnit.HOUR), TimeUnitRange.MONTH));
    rises(cast(time(), SqlTypeName.DATE));
    rises(extract(TimeUnitRange.YEAR, time()));
  }

  @Test
  void what_is_taken_from_a_number_falls_with_what_it_is_taken_by() {
    Monotonicity falls = of(call(SqlStdOperatorTable.MINUS, number(5), id()), 1);
    assertEquals(Monotonicity.Direction.FALLING, falls.direction());
    assertEquals(Monotonicity.RISING, of(call(SqlStdOperatorTable.MINUS, id(), number(5)), 1));
  }

  @Test
  void what_repeats_itself_rises_within_a_cycle() {
    risesWithin(3_600_000, extract(TimeUnitRange.MINUTE, time()));
    risesWithin(DAY, extract(TimeUnitRange.HOUR, time()));
    risesWithin(DAY, extract(TimeUnitRange.DOW, time()));
    risesWithin(DAY, extract(TimeUnitRange.MONTH, time()));
    risesWithin(1, extract(TimeUnitRange.DAY, cast(time(), SqlTypeName.DATE)));
    risesWithin(60, call(SqlStdOperatorTable.MOD, id(), number(60)), 1);
  }

  @Test
  void months_have_no_fixed_length_so_a_shift_by_them_rises_only_within_a_day() {
    RexNode later = plus(time(), 1, TimeUnit.MONTH);
    risesWithin(DAY, later);
    risesWithin(DAY, cast(later, SqlTypeName.DATE));
  }

  @Test
  void a_sum_of_what_rises_rises_as_long_as_both_do() {
    RexNode minuteOfDay =
        call(
            SqlStdOperatorTable.PLUS,
            call(SqlStdOperatorTable.MULTIPLY, extract(TimeUnitRange.HOUR, time()), number(60)),
            extract(TimeUnitRange.MINUTE, time()));
    Monotonicity both = of(minuteOfDay, 0);
    assertEquals(Monotonicity.Direction.RISING, both.direction());
    assertEquals(List.of(DAY, 3_600_000L), both.cycles().stream().map(Cycle::length).toList());
  }

  @Test
  void a_number_below_zero_has_another_remainder() {
    Cycle cycle = Cycle.of((RexCall) call(SqlStdOperatorTable.MOD, id(), number(60))).orElseThrow();
    assertTrue(cycle.holds(Interval.closed(60L, 119L), List.of()));
    assertFalse(cycle.holds(Interval.closed(59L, 60L), List.of()));
    assertFalse(cycle.holds(Interval.closed(-6L, -4L), List.of()));
    assertFalse(cycle.holds(Interval.UNKNOWN, List.of()));
  }

  @Test
  void a_cast_to_a_smaller_number_keeps_the_order_or_is_an_error() {
    assertEquals(Monotonicity.RISING, of(cast(id(), SqlTypeName.INTEGER), 1));
    assertEquals(Monotonicity.NONE, of(cast(id(), SqlTypeName.VARCHAR), 1));
    assertEquals(
        Monotonicity.RISING, of(cast(cast(time(), SqlTypeName.DATE), SqlTypeName.TIMESTAMP), 0));
  }

  @Test
  void what_moves_against_itself_tells_nothing() {
    assertEquals(Monotonicity.NONE, of(call(SqlStdOperatorTable.MINUS, id(), id()), 1));
    assertEquals(Monotonicity.NONE, of(call(SqlStdOperatorTable.MULTIPLY, id(), number(-1)), 1));
  }

  private static void rises(RexNode e) {
    assertEquals(Monotonicity.RISING, of(e, 0), e.toString());
  }

  private static void risesWithin(long length, RexNode e) {
    risesWithin(length, e, 0);
  }

  private static void risesWithin(long length, RexNode e, int column) {
    Monotonicity found = of(e, column);
    assertEquals(Monotonicity.Direction.RISING, found.direction(), e.toString());
    assertEquals(
        List.of(length), found.cycles().stream().map(Cycle::length).toList(), e.toString());
  }

  private static Monotonicity of(RexNode e, int column) {
    return Monotonicity.of(e, moving -> moving == column);
  }
}
