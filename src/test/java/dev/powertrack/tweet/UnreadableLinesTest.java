package dev.powertrack.tweet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** A line that cannot be read is a row that says why. */
final class UnreadableLinesTest {

  @Test
  void has_a_row_for_unreadable_lines_only() {
    Decoded rows =
        Decoded.of(
            "UNREADABLE_LINES",
            "",
            TweetLine.original().line(),
            "{\"info\":{}}",
            "{\"delete\":{}}",
            "{\"cut",
            "{}");

    assertEquals(2, rows.rows());
    assertTrue(String.valueOf(rows.values("REASON").get(0)).startsWith("invalid JSON at byte"));
    assertEquals("{\"cut", rows.values("LINE_START").get(0));
    assertEquals("{}", rows.values("LINE_START").get(1));
  }

  @Test
  void shows_the_first_200_characters_whole() {
    String line = "x" + "🐣".repeat(500);

    Object start = Decoded.of("UNREADABLE_LINES", line).value("LINE_START");

    assertEquals("x" + "🐣".repeat(199), start);
  }

  @Test
  void does_not_show_the_end_of_the_line() {
    assertEquals("oops", Decoded.of("UNREADABLE_LINES", "oops\r").value("LINE_START"));
  }
}
