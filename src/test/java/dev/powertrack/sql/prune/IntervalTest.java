package dev.powertrack.sql.prune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class IntervalTest {

  @Test
  void one_value_is_a_point_unless_null_is_possible() {
    assertTrue(Interval.point(5L).isPoint());
    assertTrue(Interval.closed("a", "a").isPoint());
    assertFalse(Interval.point(5L).orNull().isPoint());
    assertFalse(Interval.closed(5L, 6L).isPoint());
  }

  @Test
  void null_alone_differs_from_knowing_nothing() {
    assertTrue(Interval.point(null).isOnlyNull());
    assertFalse(Interval.UNKNOWN.isOnlyNull());
    assertFalse(Interval.UNKNOWN.isKnown());
    assertFalse(Interval.ONLY_NULL.isKnown());
  }

  @Test
  void what_has_no_order_is_unknown() {
    assertEquals(Interval.UNKNOWN, Interval.point(new Object()));
    assertEquals(Interval.UNKNOWN, Interval.point(Double.NaN));
    assertEquals(Interval.UNKNOWN, Interval.point(Float.POSITIVE_INFINITY));
  }

  @Test
  void ends_must_not_be_swapped() {
    assertThrows(IllegalArgumentException.class, () -> Interval.closed(6L, 5L));
  }

  @Test
  void numbers_of_different_types_are_compared_by_value() {
    assertEquals(0, Interval.compare(5, 5L));
    assertTrue(Interval.compare(5L, new BigDecimal("5.1")) < 0);
    assertTrue(Interval.compare(487_654_321_098_765_433L, 487_654_321_098_765_440d) < 0);
  }
}
