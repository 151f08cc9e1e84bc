package dev.powertrack.sql.prune;

import static dev.powertrack.sql.prune.Expressions.REX;
import static dev.powertrack.sql.prune.Expressions.TYPES;
import static dev.powertrack.sql.prune.Expressions.call;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.AND;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.EQUALS;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.GREATER_THAN_OR_EQUAL;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.IS_NOT_DISTINCT_FROM;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.LESS_THAN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The table's columns are 0, a text, and 1, a number; those behind them are of the other side. */
class JoinKeysTest {
  private static final RexNode BY_KEYS =
      call(AND, call(EQUALS, text(0), text(2)), call(EQUALS, number(1), number(3)));
  private static final RexNode BY_RANGE =
      call(
          AND,
          call(GREATER_THAN_OR_EQUAL, number(1), number(2)),
          call(LESS_THAN, number(1), number(3)));

  private final JoinKeys keys = new JoinKeys(2);
  private RexNode condition = BY_KEYS;

  private static RexNode text(int column) {
    return REX.makeInputRef(nullable(SqlTypeName.VARCHAR), column);
  }

  private static RexNode number(int column) {
    return REX.makeInputRef(nullable(SqlTypeName.BIGINT), column);
  }

  private static org.apache.calcite.rel.type.RelDataType nullable(SqlTypeName type) {
    return TYPES.createTypeWithNullability(TYPES.createSqlType(type), true);
  }

  @Test
  void without_a_row_nothing_is_opened() {
    assertEquals(Verdict.NEVER, verdict(Interval.UNKNOWN, Interval.UNKNOWN));
    condition = BY_RANGE;
    assertEquals(Verdict.NEVER, verdict(Interval.UNKNOWN, Interval.UNKNOWN));
  }

  @Test
  void a_split_with_a_key_is_opened_and_others_are_not() {
    add("b", 10L);
    add("d", 30L);
    assertEquals(Verdict.MAYBE, verdict(Interval.point("b"), Interval.closed(5L, 15L)));
    assertEquals(Verdict.NEVER, verdict(Interval.point("c"), Interval.closed(5L, 15L)));
    assertEquals(Verdict.NEVER, verdict(Interval.point("b"), Interval.closed(31L, 35L)));
    assertEquals(Verdict.MAYBE, verdict(Interval.UNKNOWN, Interval.closed(30L, 35L)));
  }

  @Test
  void a_split_between_two_keys_is_not_opened() {
    add("b", 10L);
    add("b", 30L);
    assertEquals(Verdict.NEVER, verdict(Interval.point("b"), Interval.closed(11L, 29L)));
    assertEquals(Verdict.MAYBE, verdict(Interval.point("b"), Interval.closed(11L, 30L)));
  }

  @Test
  void null_finds_no_partner() {
    add(null, 10L);
    assertEquals(Verdict.NEVER, verdict(Interval.UNKNOWN, Interval.point(10L)));
    add("b", 10L);
    assertEquals(Verdict.NEVER, verdict(Interval.ONLY_NULL, Interval.point(10L)));
  }

  @Test
  void null_finds_null_where_it_is_not_distinct() {
    condition = call(IS_NOT_DISTINCT_FROM, text(0), text(2));
    add("b", null);
    assertEquals(Verdict.NEVER, verdict(Interval.ONLY_NULL, Interval.UNKNOWN));
    assertEquals(Optional.empty(), test().pinned(0));
    add(null, null);
    assertEquals(Verdict.MAYBE, verdict(Interval.ONLY_NULL, Interval.UNKNOWN));
    assertEquals(Verdict.MAYBE, verdict(Interval.point("c").orNull(), Interval.UNKNOWN));
    assertEquals(Verdict.NEVER, verdict(Interval.point("c"), Interval.UNKNOWN));
  }

  @Test
  void more_keys_than_are_worth_keeping_are_known_by_their_range() {
    for (long i = 0; i <= 200_000; i += 2) {
      add("b", i);
    }
    assertEquals(Verdict.MAYBE, verdict(Interval.point("b"), Interval.point(7L)));
    assertEquals(Verdict.NEVER, verdict(Interval.point("b"), Interval.point(200_001L)));
    assertEquals(Optional.empty(), test().pinned(1));
    assertEquals(Optional.of(Set.of("b")), test().pinned(0));
  }

  @Test
  void a_value_that_has_no_place_among_numbers_may_be_any() {
    add("b", null);
    add("b", Double.NaN);
    assertEquals(Verdict.MAYBE, verdict(Interval.point("b"), Interval.point(7L)));
    assertEquals(Optional.empty(), test().pinned(1));
    condition = call(LESS_THAN, number(1), number(3));
    assertEquals(Verdict.MAYBE, verdict(Interval.point("b"), Interval.point(7L)));
  }

  @Test
  void a_few_ranges_are_looked_at_one_by_one() {
    condition = BY_RANGE;
    add(10L, 20L);
    add(100L, 120L);
    add(null, 60L);
    assertEquals(Verdict.MAYBE, verdict(Interval.UNKNOWN, Interval.closed(5L, 10L)));
    assertEquals(Verdict.NEVER, verdict(Interval.UNKNOWN, Interval.closed(20L, 99L)));
    assertEquals(Verdict.MAYBE, verdict(Interval.UNKNOWN, Interval.closed(119L, 300L)));
    assertEquals(Verdict.NEVER, verdict(Interval.UNKNOWN, Interval.closed(120L, 300L)));
  }

  @Test
  void many_ranges_are_one() {
    condition = BY_RANGE;
    for (long i = 0; i < 1000; i++) {
      add(10 * i, 10 * i + 5);
    }
    assertEquals(Verdict.MAYBE, verdict(Interval.UNKNOWN, Interval.closed(106L, 109L)));
    assertEquals(Verdict.NEVER, verdict(Interval.UNKNOWN, Interval.closed(9995L, 20_000L)));
  }

  @Test
  void keys_and_ranges_go_together() {
    condition = call(AND, call(EQUALS, text(0), text(2)), call(LESS_THAN, number(1), number(3)));
    add("a", 10L);
    add("b", 20L);
    assertEquals(Verdict.NEVER, verdict(Interval.point("a"), Interval.point(15L)));
    assertEquals(Verdict.MAYBE, verdict(Interval.point("b"), Interval.point(15L)));
  }

  @Test
  void rows_are_gathered_anew_when_the_side_is_read_again() {
    add("b", 10L);
    keys.clear();
    add("c", 10L);
    assertEquals(Verdict.NEVER, verdict(Interval.point("b"), Interval.UNKNOWN));
  }

  @Test
  void asks_of_the_columns_that_the_condition_names() {
    condition = BY_RANGE;
    assertFalse(test().asksOf(0));
    assertTrue(test().asksOf(1));
  }

  private void add(@Nullable Object... row) {
    keys.add(row);
  }

  private Verdict verdict(Interval text, Interval number) {
    return test().test(column -> column == 0 ? text : number);
  }

  private SplitTest test() {
    JoinPredicate join = JoinPredicate.compile(REX, condition, column -> true, 2, 2);
    return keys.and(
        new SplitTest() {
          @Override
          public Verdict test(SplitBounds bounds) {
            return Verdict.MAYBE;
          }

          @Override
          public boolean asksOf(int column) {
            return false;
          }

          @Override
          public Optional<Set<Object>> pinned(int column) {
            return Optional.empty();
          }
        },
        join.bind(new Object[0], null));
  }
}
