package dev.powertrack.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ten minutes of a data file, always UTC. */
class WindowTest {

  @ParameterizedTest
  @CsvSource({
    "2014-07-13T19:30:00Z,     2014-07-13T19:30:00Z",
    "2014-07-13T19:39:59.999Z, 2014-07-13T19:30:00Z",
    "2014-07-13T19:40:00Z,     2014-07-13T19:40:00Z",
    "2014-07-13T23:59:59Z,     2014-07-13T23:50:00Z",
    "1969-12-31T23:59:59.999Z, 1969-12-31T23:50:00Z",
    "2014-03-09T07:05:00Z,     2014-03-09T07:00:00Z",
  })
  void contains_the_instants_of_its_ten_minutes(Instant instant, Instant start) {
    Window window = Window.containing(instant);
    assertEquals(start, window.start());
    assertTrue(window.contains(instant));
  }

  @Test
  void starts_inclusively_and_ends_exclusively() {
    Window window = Window.of(Instant.parse("2014-07-13T19:30:00Z"));
    assertEquals(Instant.parse("2014-07-13T19:40:00Z"), window.end());
    assertTrue(window.contains(window.start()));
    assertFalse(window.contains(window.end()));
    assertFalse(window.contains(window.start().minusNanos(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2014-07-13T19:35:00Z", "2014-07-13T19:30:01Z", "2014-07-13T19:30:00.000000001Z"})
  void starts_at_a_whole_ten_minutes_or_not_at_all(Instant start) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> Window.of(start)).getMessage();
    assertTrue(String.valueOf(message).contains(start.toString()), message);
  }

  @Test
  void is_ordered_by_time() {
    Window early = Window.of(Instant.parse("2014-07-13T19:30:00Z"));
    assertTrue(early.compareTo(Window.of(early.end())) < 0);
    assertEquals(0, early.compareTo(Window.of(early.start())));
  }

  @Test
  void reads_as_an_interval() {
    assertEquals(
        "[2014-07-13T19:30:00Z, 2014-07-13T19:40:00Z)",
        Window.of(Instant.parse("2014-07-13T19:30:00Z")).toString());
  }
}
