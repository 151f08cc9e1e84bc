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

import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.avatica.util.TimeUnitRange;
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
    assertEquals(Monotonicity.FALLING, of(call(SqlStdOperatorTable.MINUS, number(5), id()), 1));
    assertEquals(Monotonicity.RISING, of(call(SqlStdOperatorTable.MINUS, id(), number(5)), 1));
  }

  @Test
  void what_repeats_itself_does_neither() {
    hasNoDirection(extract(TimeUnitRange.HOUR, time()));
    hasNoDirection(extract(TimeUnitRange.DOW, time()));
  }

  @Test
  void what_repeats_itself_rises_within_a_cycle() {
    assertEquals(3_600_000, Monotonicity.cycle(extract(TimeUnitRange.MINUTE, time())));
    assertEquals(DAY, Monotonicity.cycle(extract(TimeUnitRange.HOUR, time())));
    assertEquals(DAY, Monotonicity.cycle(extract(TimeUnitRange.MONTH, time())));
    assertEquals(1, Monotonicity.cycle(extract(TimeUnitRange.DAY, cast(time(), SqlTypeName.DATE))));
    assertEquals(0, Monotonicity.cycle(floor(time(), TimeUnitRange.DAY)));
  }

  @Test
  void months_have_no_fixed_length_so_a_shift_by_them_rises_only_within_a_day() {
    RexNode later = plus(time(), 1, TimeUnit.MONTH);
    hasNoDirection(later);
    assertEquals(DAY, Monotonicity.cycle(later));
    assertEquals(0, Monotonicity.cyclicOperand(later));
  }

  @Test
  void a_cast_to_a_smaller_number_keeps_the_order_or_is_an_error() {
    assertEquals(Monotonicity.RISING, of(cast(id(), SqlTypeName.INTEGER), 1));
    assertEquals(Monotonicity.NONE, of(cast(id(), SqlTypeName.VARCHAR), 1));
    assertEquals(
        Monotonicity.RISING, of(cast(cast(time(), SqlTypeName.DATE), SqlTypeName.TIMESTAMP), 0));
  }

  @Test
  void two_moving_sides_tell_nothing() {
    assertEquals(Monotonicity.NONE, of(call(SqlStdOperatorTable.MINUS, id(), id()), 1));
    assertEquals(Monotonicity.NONE, of(call(SqlStdOperatorTable.MULTIPLY, id(), number(-1)), 1));
  }

  private static void rises(RexNode e) {
    assertEquals(Monotonicity.RISING, of(e, 0), e.toString());
  }

  private static void hasNoDirection(RexNode e) {
    assertEquals(Monotonicity.NONE, of(e, 0), e.toString());
  }

  private static Monotonicity of(RexNode e, int column) {
    return Monotonicity.of(e, moving -> moving == column);
  }
}
