package dev.powertrack.sql.prune;

import static dev.powertrack.sql.prune.Expressions.REX;
import static dev.powertrack.sql.prune.Expressions.call;
import static dev.powertrack.sql.prune.Expressions.floor;
import static dev.powertrack.sql.prune.Expressions.id;
import static dev.powertrack.sql.prune.Expressions.parameter;
import static dev.powertrack.sql.prune.Expressions.text;
import static dev.powertrack.sql.prune.Expressions.time;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.AND;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.CASE;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.EQUALS;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.IS_NOT_TRUE;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.IS_NULL;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.LESS_THAN;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.NOT;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.OR;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Set;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The table has a time (0), an id (1) and a text (2); of a split its times and ids are known, not
 * its texts. Parameters are bound to 100, 200, … in the order in which they were compiled.
 */
class SplitPredicateTest {
  private static final RexNode P = parameter(time().getType(), 0);
  private static final RexNode Q = parameter(time().getType(), 1);

  @Test
  void a_split_before_after_and_around_the_bound() {
    RexNode before = call(LESS_THAN, time(), P);
    assertEquals(Verdict.ALWAYS, verdict(before, times(0, 99)));
    assertEquals(Verdict.MAYBE, verdict(before, times(0, 100)));
    assertEquals(Verdict.NEVER, verdict(before, times(100, 199)));
    assertEquals(Verdict.MAYBE, verdict(before, times(0, 99).orNull()));
  }

  @Test
  void what_is_not_known_can_be_anything() {
    RexNode lang = call(EQUALS, text(), REX.makeLiteral("pt"));
    assertEquals(Verdict.MAYBE, verdict(lang, times(0, 99)));
    assertEquals(
        Verdict.NEVER, verdict(call(AND, lang, call(LESS_THAN, time(), P)), times(100, 199)));
    assertEquals(Verdict.ALWAYS, verdict(call(OR, lang, call(LESS_THAN, time(), P)), times(0, 99)));
  }

  @Test
  void a_rising_function_lies_between_its_ends() {
    RexNode day = call(EQUALS, floor(time(), TimeUnitRange.DAY), P);
    Function1<@Nullable Object[], @Nullable Object[]> floorTo100 =
        row -> new Object[] {row[0] instanceof Long t ? Long.valueOf(t / 100 * 100) : null};
    assertEquals(Verdict.ALWAYS, verdict(day, times(100, 199), floorTo100));
    assertEquals(Verdict.NEVER, verdict(day, times(200, 299), floorTo100));
    assertEquals(Verdict.MAYBE, verdict(day, times(150, 250), floorTo100));
  }

  @Test
  void a_function_that_fails_at_an_end_tells_nothing() {
    RexNode day = call(EQUALS, floor(time(), TimeUnitRange.DAY), P);
    assertEquals(
        Verdict.MAYBE,
        verdict(
            day,
            times(200, 299),
            row -> {
              throw new ArithmeticException("out of range");
            }));
  }

  @Test
  void null_is_told_apart_from_times() {
    RexNode from100To200 =
        call(AND, call(LESS_THAN, time(), Q), call(IS_NOT_TRUE, call(LESS_THAN, time(), P)));
    assertEquals(Verdict.NEVER, verdict(from100To200, times(0, 99).orNull(), 200L, 100L));
    assertEquals(Verdict.MAYBE, verdict(from100To200, times(100, 150).orNull(), 200L, 100L));
    assertEquals(Verdict.MAYBE, verdict(call(IS_NULL, time()), times(0, 99).orNull()));
    assertEquals(Verdict.NEVER, verdict(call(IS_NULL, time()), times(0, 99)));
  }

  @Test
  void a_choice_is_what_its_reachable_branches_are() {
    RexNode choice =
        call(CASE, call(LESS_THAN, time(), P), REX.makeLiteral(true), REX.makeLiteral(false));
    assertEquals(Verdict.ALWAYS, verdict(choice, times(0, 99)));
    assertEquals(Verdict.NEVER, verdict(choice, times(100, 199)));
    assertEquals(Verdict.NEVER, verdict(call(NOT, choice), times(0, 99)));
  }

  @Test
  void a_parameter_of_null_matches_nothing() {
    assertEquals(Verdict.NEVER, verdict(call(LESS_THAN, time(), P), times(0, 99), (Object) null));
  }

  @Test
  void without_a_condition_every_row_matches() {
    SplitPredicate none = SplitPredicate.compile(REX, null, column -> column < 2, 3);
    assertEquals(Verdict.ALWAYS, none.bind(new Object[0], null).test(column -> Interval.UNKNOWN));
  }

  @Test
  void equalities_pin_a_column() {
    RexNode one = parameter(id().getType(), 0);
    RexNode two = parameter(id().getType(), 1);
    RexNode either = call(OR, call(EQUALS, id(), one), call(EQUALS, id(), two));
    assertEquals(Optional.of(Set.of(100L, 200L)), pinned(call(AND, either, call(IS_NULL, text()))));
    assertEquals(Optional.empty(), pinned(call(OR, either, call(IS_NULL, text()))));
    assertEquals(Optional.empty(), pinned(call(LESS_THAN, id(), one)));
  }

  private static Optional<Set<Object>> pinned(RexNode condition) {
    SplitPredicate predicate = SplitPredicate.compile(REX, condition, column -> column < 2, 3);
    Object[] constants = new Object[predicate.constants().size()];
    for (int i = 0; i < constants.length; i++) {
      constants[i] = predicate.constants().get(i).toString().equals("?0") ? 100L : 200L;
    }
    return predicate.bind(constants, null).pinned(1);
  }

  private static Interval times(long from, long to) {
    return Interval.closed(from, to);
  }

  private static Verdict verdict(RexNode condition, Interval times, @Nullable Object... values) {
    return verdict(condition, times, row -> new Object[0], values);
  }

  private static Verdict verdict(
      RexNode condition,
      Interval times,
      Function1<@Nullable Object[], @Nullable Object[]> functions,
      @Nullable Object... values) {
    SplitPredicate predicate = SplitPredicate.compile(REX, condition, column -> column < 2, 3);
    @Nullable Object[] constants = new @Nullable Object[predicate.constants().size()];
    for (int i = 0; i < constants.length; i++) {
      RexNode constant = predicate.constants().get(i);
      constants[i] =
          constant.isAlwaysTrue() || constant.isAlwaysFalse()
              ? Boolean.valueOf(constant.isAlwaysTrue())
              : i < values.length ? values[i] : Long.valueOf(100);
    }
    return predicate
        .bind(constants, predicate.functions().isEmpty() ? null : functions)
        .test(column -> column == 0 ? times : Interval.UNKNOWN);
  }
}
