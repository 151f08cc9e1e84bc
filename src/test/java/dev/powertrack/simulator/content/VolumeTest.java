package dev.powertrack.simulator.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts of tweets, without tweets. */
class VolumeTest {
  private static final long NEW_YEAR = Instant.parse("2013-01-01T00:00:00Z").getEpochSecond() / 60;
  private static final long FINAL = Instant.parse("2014-07-13T00:00:00Z").getEpochSecond() / 60;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 10, 2_000, 600_000})
  void a_window_can_have_exactly_so_many(int tweets) {
    assertEquals(tweets, Volume.perWindow(tweets).between(NEW_YEAR, NEW_YEAR + 10));
  }

  @Test
  void more_than_a_tweet_a_millisecond_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> Volume.perWindow(600_001));
  }

  @Test
  void every_window_of_a_year_can_have_a_tweet() {
    Volume volume = Volume.everyWindow(3);
    for (long minute = NEW_YEAR; minute < NEW_YEAR + 365 * 1440; minute += 10) {
      assertTrue(volume.between(minute, minute + 10) > 0);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 20140713})
  void a_match_day_peaks_in_the_minute_of_the_goal_whatever_the_seed(long seed) {
    Volume volume = Volume.matchDay(seed);
    long peak = FINAL;
    for (long minute = FINAL; minute < FINAL + 1440; minute++) {
      peak = volume.inMinute(minute) > volume.inMinute(peak) ? minute : peak;
    }
    long goal = FINAL + 21 * 60 + 24;
    assertTrue(peak >= goal && peak <= goal + 2, "peak at minute " + (peak - FINAL));
  }

  @Test
  void parts_of_a_window_add_up_to_the_window() {
    Volume volume = Volume.daily(5, 3);
    assertEquals(
        volume.between(NEW_YEAR, NEW_YEAR + 10),
        volume.between(NEW_YEAR, NEW_YEAR + 3) + volume.between(NEW_YEAR + 3, NEW_YEAR + 10));
  }
}
