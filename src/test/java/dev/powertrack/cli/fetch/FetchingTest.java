package dev.powertrack.cli.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.archive.CancelSignal;
import dev.powertrack.archive.DataFile;
import dev.powertrack.archive.Window;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many dead links neither hide the good ones among them, nor are they all tried. */
class FetchingTest {
  private static final Instant START = Instant.parse("2014-07-13T00:00:00Z");

  private final AtomicInteger tries = new AtomicInteger();

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void good_files_behind_many_dead_links_are_fetched(int atOnce) {
    FetchOutcome outcome = fetched(200, index -> index < 150, Kind.EXPIRED, atOnce);

    assertEquals(50, outcome.fetched());
    assertEquals(150, outcome.missing().size());
    assertEquals(0, outcome.notTried());
  }

  @Test
  void a_job_of_which_samples_from_everywhere_fail_is_given_up() {
    FetchOutcome outcome = fetched(1000, index -> true, Kind.EXPIRED, 1);

    assertEquals(36, tries.get());
    assertEquals(1000 - 36, outcome.givenUp());
    assertEquals(1000, outcome.missing().size());
  }

  @Test
  void without_a_connection_no_sample_is_tried() {
    FetchOutcome outcome = fetched(1000, index -> true, Kind.CONNECTION, 1);

    assertEquals(24, tries.get());
    assertTrue(outcome.missing().get(999).why().contains("for want of a connection"));
  }

  @Test
  void when_the_disk_is_full_the_files_under_way_end_before_the_failure_is_told() {
    CountDownLatch both = new CountDownLatch(2);
    AtomicBoolean ended = new AtomicBoolean();
    Destination destination =
        new Destination() {
          @Override
          public Brought bring(DataFile file, CancelSignal signal) {
            both.countDown();
            try {
              both.await();
              if (file.equals(file(0))) {
                throw new PowerTrackException(Kind.LOCAL_IO, "It is full.");
              }
              Thread.sleep(200);
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            ended.set(true);
            return new Brought(How.FETCHED, 1, null);
          }

          @Override
          public boolean holds(DataFile file) {
            return true;
          }
        };
    List<DataFile> files = List.of(file(0), file(1));
    assertThrows(
        PowerTrackException.class,
        () -> Fetching.of(files, destination, 2, new CancelSignal(), FetchProgress.of(2)));
    assertTrue(ended.get());
  }

  private FetchOutcome fetched(int count, Predicate<Integer> dead, Kind kind, int atOnce) {
    List<DataFile> files = IntStream.range(0, count).mapToObj(FetchingTest::file).toList();
    Destination destination =
        new Destination() {
          @Override
          public Brought bring(DataFile file, CancelSignal signal) {
            tries.incrementAndGet();
            if (dead.test(files.indexOf(file))) {
              throw new PowerTrackException(kind, "It failed.");
            }
            return new Brought(How.FETCHED, 1, null);
          }

          @Override
          public boolean holds(DataFile file) {
            return true;
          }
        };
    return Fetching.of(
        files, destination, atOnce, new CancelSignal(), FetchProgress.of(files.size()));
  }

  private static DataFile file(int index) {
    Window window = Window.of(START.plus(Window.LENGTH.multipliedBy(index)));
    return new DataFile("joba", window, index + ".json.gz");
  }
}
