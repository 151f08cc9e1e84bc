package dev.powertrack.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class NewJobTest {
  private static final Instant FROM = Instant.parse("2012-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2012-01-02T00:00:00Z");
  private static final List<Rule> CAT = List.of(Rule.of("cat"));

  @Test
  void is_written_as_the_reference_shows() {
    NewJob job =
        new NewJob(
            "my_job123",
            FROM,
            TO,
            "activity-streams",
            List.of(Rule.of("\"cat\""), new Rule("dog", "pets")));

    assertEquals(
        "{\"publisher\":\"twitter\",\"dataFormat\":\"activity_streams\","
            + "\"fromDate\":\"201201010000\",\"toDate\":\"201201020000\",\"title\":\"my_job123\","
            + "\"rules\":[{\"value\":\"\\\"cat\\\"\"},{\"value\":\"dog\",\"tag\":\"pets\"}]}",
        NewJobWriter.json(job));
  }

  @Test
  void what_the_service_would_refuse_is_refused_before() {
    refused("title", () -> new NewJob(" ", FROM, TO, "original", CAT));
    refused("ends at", () -> new NewJob("t", TO, TO, "original", CAT));
    refused("whole minute", () -> new NewJob("t", FROM.plusSeconds(1), TO, "original", CAT));
    refused("whole minute", () -> new NewJob("t", FROM, TO.plusNanos(1), "original", CAT));
    refused("Data format 'csv'", () -> new NewJob("t", FROM, TO, "csv", CAT));
    refused("0 rules", () -> new NewJob("t", FROM, TO, "original", List.of()));
    refused(
        "1001 rules",
        () -> new NewJob("t", FROM, TO, "original", Collections.nCopies(1001, Rule.of("cat"))));
    refused("blank", () -> Rule.of("\t"));
    refused("2049 characters", () -> Rule.of("x".repeat(2049)));
  }

  @Test
  void a_rule_may_be_2048_characters_long_counted_as_people_count() {
    assertEquals(4096, Rule.of("\ud83d\ude00".repeat(2048)).value().length());
  }

  private static void refused(String why, Executable making) {
    PowerTrackException refusal = assertThrows(PowerTrackException.class, making);
    assertEquals(Kind.INVALID_VALUE, refusal.kind());
    assertTrue(String.valueOf(refusal.getMessage()).contains(why), refusal.getMessage());
  }
}
