package dev.powertrack.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has a name in the store is whole; what failed left nothing. */
class FileStoreTest {
  private static final Window WINDOW = Window.of(Instant.parse("2014-07-13T19:20:00Z"));
  private static final DataFile FILE = new DataFile("joba", WINDOW, "any.json.gz");

  private final Path folder;
  private final FileStore store;
  private final CancelSignal signal = new CancelSignal();

  FileStoreTest(@TempDir Path folder) {
    this.folder = folder;
    this.store = FileStore.in(folder);
  }

  @Test
  void keeps_a_file_under_job_and_window() throws IOException {
    Path kept = store.keep(FILE, writing("content"), signal);
    assertEquals(folder.resolve("joba/201407131920.json.gz"), kept);
    assertEquals("content", Files.readString(kept));
    assertEquals(kept, store.find(FILE).orElseThrow());
  }

  @Test
  void does_not_fetch_what_it_has() throws IOException {
    store.keep(FILE, writing("first"), signal);
    assertEquals("first", Files.readString(store.keep(FILE, writing("second"), signal)));
  }

  @Test
  void shows_a_file_only_once_it_is_whole() {
    store.keep(
        FILE,
        temporary -> {
          Files.writeString(temporary, "half");
          assertTrue(store.find(FILE).isEmpty());
          assertTrue(FileStore.in(folder).find(FILE).isEmpty());
        },
        signal);
    assertTrue(store.find(FILE).isPresent());
  }

  @Test
  void never_shows_what_a_killed_process_left() throws IOException {
    Files.createDirectories(folder.resolve("joba"));
    Files.writeString(folder.resolve("joba/201407131920.json.gz.123.part"), "half");
    assertTrue(store.find(FILE).isEmpty());
    assertEquals("whole", Files.readString(store.keep(FILE, writing("whole"), signal)));
  }

  @Test
  void leaves_nothing_of_a_source_that_failed() throws IOException {
    PowerTrackException bad = new PowerTrackException(Kind.BAD_FILE, "bad");
    PowerTrackException thrown =
        assertThrows(
            PowerTrackException.class,
            () ->
                store.keep(
                    FILE,
                    temporary -> {
                      Files.writeString(temporary, "half");
                      throw bad;
                    },
                    signal));
    assertEquals(bad, thrown);
    assertEquals(List.of(), filesIn(folder));
    assertEquals("whole", Files.readString(store.keep(FILE, writing("whole"), signal)));
  }

  @Test
  void fetches_once_for_all_who_ask_together() throws Exception {
    AtomicInteger fetches = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      CountDownLatch begin = new CountDownLatch(1);
      List<Future<Path>> kept = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        kept.add(
            threads.submit(
                () -> {
                  begin.await();
                  return store.keep(
                      FILE,
                      temporary -> {
                        fetches.incrementAndGet();
                        sleep(50);
                        Files.writeString(temporary, "content");
                      },
                      signal);
                }));
      }
      begin.countDown();
      for (Future<Path> path : kept) {
        assertEquals("content", Files.readString(path.get(10, TimeUnit.SECONDS)));
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(1, fetches.get());
    assertEquals(1, filesIn(folder).size());
  }

  @Test
  void lets_the_next_try_when_the_first_fails() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch failNow = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<Path> first =
          threads.submit(
              () ->
                  store.keep(
                      FILE,
                      temporary -> {
                        held.countDown();
                        await(failNow);
                        throw new IOException("No space left on device");
                      },
                      signal));
      held.await();
      Future<Path> second = threads.submit(() -> store.keep(FILE, writing("second"), signal));
      assertFalse(second.isDone());
      failNow.countDown();
      assertEquals("second", Files.readString(second.get(5, TimeUnit.SECONDS)));
      Exception e = assertThrows(Exception.class, () -> first.get(5, TimeUnit.SECONDS));
      assertTrue(String.valueOf(e.getMessage()).contains("No space left on device"));
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void stops_waiting_for_another_when_cancelled() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch letGo = new CountDownLatch(1);
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      Future<Path> first =
          threads.submit(
              () ->
                  store.keep(
                      FILE,
                      temporary -> {
                        held.countDown();
                        await(letGo);
                      },
                      new CancelSignal()));
      held.await();
      cancelSoon(signal);
      PowerTrackException e =
          assertTimeoutPreemptively(
              Duration.ofSeconds(2),
              () ->
                  assertThrows(
                      PowerTrackException.class, () -> store.keep(FILE, writing("x"), signal)));
      assertEquals(Kind.CANCELLED, e.kind());
      letGo.countDown();
      first.get(5, TimeUnit.SECONDS);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void says_what_to_do_where_it_cannot_write() throws IOException {
    Path occupied = Files.writeString(folder.resolve("a-file"), "in the way");
    PowerTrackException e =
        assertThrows(
            PowerTrackException.class,
            () -> FileStore.in(occupied).keep(FILE, writing("x"), signal));
    assertEquals(Kind.LOCAL_IO, e.kind());
    String message = String.valueOf(e.getMessage());
    assertTrue(message.startsWith("The store " + occupied + " cannot keep file any"), message);
    assertTrue(message.contains(occupied.resolve("joba").toString()), message);
    assertTrue(message.contains("cacheDir"), message);
    assertTrue(message.contains("cache=off"), message);
  }

  @Test
  void keeps_no_file_without_a_window() {
    DataFile timeless = new DataFile("joba", null, "any.json");
    assertFalse(store.canKeep(timeless));
    assertTrue(store.find(timeless).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "../other", "a/b", "/etc", "", "a b", "a\0b"})
  void makes_no_path_of_what_is_no_job_id(String jobId) {
    assertFalse(store.canKeep(new DataFile(jobId, WINDOW, "any.json.gz")));
  }

  private static FileStore.Source writing(String content) {
    return temporary -> Files.writeString(temporary, content);
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static void sleep(int millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static void cancelSoon(CancelSignal signal) {
    Thread canceller =
        new Thread(
            () -> {
              try {
                Thread.sleep(100);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              signal.cancel();
            });
    canceller.setDaemon(true);
    canceller.start();
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).toList();
    }
  }
}
