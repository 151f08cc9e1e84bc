package dev.powertrack.tweet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.tweet.SystemMessage.Level;
import dev.powertrack.tweet.SystemMessage.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service says of itself, above all the footer of a data file. */
final class SystemMessageTest {

  @Test
  void a_footer_counts_the_activities() {
    SystemMessage footer =
        parsed(
            """
            {"info":{"message":"Replay Request Completed","sent":"2014-05-15T17:47:27+00:00",\
            "activity_count":895}}""");

    assertEquals(Level.INFO, footer.level());
    assertEquals("Replay Request Completed", footer.message());
    assertEquals(
        OptionalLong.of(Instant.parse("2014-05-15T17:47:27Z").toEpochMilli()), footer.sent());
    assertEquals(OptionalLong.of(895), footer.activityCount());
    assertEquals(Optional.of(Outcome.COMPLETED), footer.outcome());
    assertTrue(footer.isFooter());
    assertNull(footer.minutesFailed());
  }

  @Test
  void a_footer_tells_which_minutes_failed() {
    SystemMessage footer =
        parsed(
            """
            {"info":{"message":"Replay Request Completed with Errors",\
            "activity_count":"12","minutes_failed":["2014-05-15T17:41:00+00:00"]}}""");

    assertEquals(Optional.of(Outcome.COMPLETED_WITH_ERRORS), footer.outcome());
    assertEquals("[\"2014-05-15T17:41:00+00:00\"]", footer.minutesFailed());
    assertEquals(OptionalLong.of(12), footer.activityCount());
  }

  @Test
  void a_footer_tells_what_was_not_processed() {
    SystemMessage footer =
        parsed(
            """
            {"error":{"message":"Replay Request Failed to Complete",\
            "unprocessed_range":{"from":1,"to":2}}}""");

    assertEquals(Level.ERROR, footer.level());
    assertEquals(Optional.of(Outcome.FAILED), footer.outcome());
    assertEquals("{\"from\":1,\"to\":2}", footer.unprocessedRange());
    assertEquals(OptionalLong.empty(), footer.activityCount());
  }

  @Test
  void other_messages_are_no_footer() {
    SystemMessage warning = parsed("{\"warn\":{\"message\":\"Some warning.\\n\\n\"}}");

    assertEquals(Level.WARN, warning.level());
    assertEquals("Some warning.\n\n", warning.message());
    assertFalse(warning.isFooter());
    assertFalse(parsed("{\"info\":{}}").isFooter());
    assertFalse(parsed("{\"info\":null}").isFooter());
    assertFalse(parsed("{\"info\":\"Replay Request Completed\"}").isFooter());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{}", "{\"delete\":{}}", "{\"info\":{},\"x\":1}"})
  void other_lines_hold_no_message(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    assertEquals(Optional.empty(), SystemMessage.parse(bytes, 0, bytes.length));
  }

  private static SystemMessage parsed(String line) {
    byte[] bytes = ("xx" + line + "\r").getBytes(StandardCharsets.UTF_8);
    return SystemMessage.parse(bytes, 2, bytes.length).orElseThrow();
  }
}
