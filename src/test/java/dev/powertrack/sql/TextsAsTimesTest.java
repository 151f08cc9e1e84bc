package dev.powertrack.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.PowerTrackException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text where a timestamp belongs means what its writer meant, in UTC. */
class TextsAsTimesTest {
  private final TestEngine engine = TestEngine.over(new InventedArchive(file -> List.of()));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2014-07-13 21:24:00",
        "2014-07-13T21:24:00",
        "2014-07-13T21:24:00Z",
        "2014-07-13T21:24:00.000Z",
        "2014-07-13 21:24:00.000",
        "2014-07-13 21:24",
        "2014-07-13T23:24:00+02:00",
        " 2014-07-13 21:24:00 "
      })
  void one_moment_in_many_forms(String text) {
    assertEquals(
        1L,
        engine.value(
            "SELECT COUNT(*) FROM (VALUES (TIMESTAMP '2014-07-13 21:24:00')) AS t(x) WHERE x = '"
                + text
                + "'"));
  }

  @Test
  void a_day_is_its_first_moment() {
    assertEquals(
        1L,
        engine.value(
            "SELECT COUNT(*) FROM (VALUES (TIMESTAMP '2014-07-13 00:00:00')) AS t(x)"
                + " WHERE x = '2014-07-13'"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2014-13-45", "13.07.2014", "yesterday", ""})
  void what_is_no_time_is_told_with_the_form_to_write(String text) {
    PowerTrackException e =
        assertThrows(
            PowerTrackException.class,
            () -> engine.value("SELECT COUNT(*) FROM tweets WHERE posted_at >= '" + text + "'"));

    assertTrue(
        String.valueOf(e.getMessage()).contains("'" + text + "' is no time"), e.getMessage());
    assertEquals(PowerTrackException.Kind.BAD_TIME, e.kind());
  }
}
