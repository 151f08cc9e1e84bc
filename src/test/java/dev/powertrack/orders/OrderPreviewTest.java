package dev.powertrack.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.powertrack.api.NewJob;
import dev.powertrack.api.Rule;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an order comes to. The first three periods are the vendor's own examples. */
class OrderPreviewTest {

  @ParameterizedTest
  @CsvSource({
    "2012-01-01T00:00:00Z, 2012-01-02T00:00:00Z, 1, 2012-01-01T23:59:00Z",
    "2012-01-01T00:01:00Z, 2012-01-02T00:01:00Z, 2, 2012-01-02T00:00:00Z",
    "2012-01-01T00:00:00Z, 2012-01-02T00:01:00Z, 2, 2012-01-02T00:00:00Z",
    "2012-01-01T23:59:00Z, 2012-01-02T00:00:00Z, 1, 2012-01-01T23:59:00Z",
    "2012-02-28T00:00:00Z, 2012-03-01T00:00:00Z, 2, 2012-02-29T23:59:00Z"
  })
  void a_day_counts_when_any_minute_of_it_is_in_the_job(
      Instant from, Instant to, long days, Instant lastMinute) {
    OrderPreview preview = OrderPreview.of(job(from, to));

    assertEquals(days, preview.days());
    assertEquals(lastMinute, preview.lastMinute());
  }

  @Test
  void it_is_told_in_a_sentence() {
    assertEquals(
        "Job 'cats' covers 2012-01-01 00:00 to 2012-01-02 11:59 UTC, the last minute included:"
            + " 2 days of Historical PowerTrack, 1 rule, original.",
        OrderPreview.of(
                job(Instant.parse("2012-01-01T00:00:00Z"), Instant.parse("2012-01-02T12:00:00Z")))
            .sentence());
  }

  private static NewJob job(Instant from, Instant to) {
    return new NewJob("cats", from, to, "original", List.of(Rule.of("cat")));
  }
}
