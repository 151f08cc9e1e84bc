package dev.powertrack.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimeRangeTest {
  private static final Instant FROM = Instant.parse("2014-07-13T00:00:00Z");
  private static final Instant TO = Instant.parse("2014-07-14T00:00:00Z");

  @Test
  void starts_inclusively_and_ends_exclusively() {
    TimeRange day = TimeRange.between(FROM, TO);
    assertTrue(day.contains(FROM));
    assertTrue(day.contains(TO.minusNanos(1)));
    assertFalse(day.contains(TO));
    assertFalse(day.contains(FROM.minusNanos(1)));
  }

  @Test
  void holds_nothing_when_it_ends_where_it_starts() {
    assertFalse(TimeRange.between(FROM, FROM).contains(FROM));
  }

  @Test
  void does_not_end_before_it_starts() {
    assertThrows(IllegalArgumentException.class, () -> TimeRange.between(TO, FROM));
  }

  @Test
  void reads_as_an_interval() {
    assertEquals(
        "[2014-07-13T00:00:00Z, 2014-07-14T00:00:00Z)", TimeRange.between(FROM, TO).toString());
  }
}
