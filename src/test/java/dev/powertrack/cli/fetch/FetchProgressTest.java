package dev.powertrack.cli.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far a fetch has come is told in words, by a clock that only goes forward. */
class FetchProgressTest {
  private long nanos = Long.MAX_VALUE - 7;

  @Test
  void tells_files_bytes_rate_and_time_left() {
    FetchProgress progress = new FetchProgress(144, () -> nanos);
    for (int i = 0; i < 57; i++) {
      progress.fileDone(1_100_000);
    }
    pass(Duration.ofSeconds(4));

    assertEquals("57 of 144 files, 62.7 MB, 15.7 MB/s, 7 s left", progress.inWords());
    assertEquals(
        "[#######-------------] 57 of 144 files, 62.7 MB, 15.7 MB/s, 7 s left", progress.withBar());
  }

  @Test
  void tells_no_rate_before_anything_came_and_no_time_left_at_the_end() {
    FetchProgress progress = new FetchProgress(2, () -> nanos);
    pass(Duration.ofSeconds(3));
    assertEquals("0 of 2 files", progress.inWords());

    progress.fileDone(0);
    assertEquals("1 of 2 files, 3 s left", progress.inWords());
    progress.fileDone(0);
    assertEquals("[####################] 2 of 2 files", progress.withBar());
  }

  @Test
  void is_full_where_there_is_nothing_to_do() {
    assertEquals(
        "[####################] 0 of 0 files", new FetchProgress(0, () -> nanos).withBar());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 kB",
    "1499, 1 kB",
    "999999, 1000 kB",
    "1000000, 1.0 MB",
    "62100000, 62.1 MB",
    "1234000000, 1.2 GB"
  })
  void sizes_are_decimal(long bytes, String words) {
    assertEquals(words, FetchProgress.size(bytes));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 s",
    "99, 99 s",
    "100, 1 min",
    "5999, 99 min",
    "6000, 1 h 40 min",
    "7500, 2 h 05 min"
  })
  void durations_have_the_unit_that_matters(long seconds, String words) {
    assertEquals(words, FetchProgress.duration(seconds));
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }
}
