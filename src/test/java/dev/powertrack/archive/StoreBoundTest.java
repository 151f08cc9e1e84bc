package dev.powertrack.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.archive.FileStore.Place;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A store with a bound lets go of what was not used for longest, and of nothing else. */
@Timeout(20)
class StoreBoundTest {
  private static final int SIZE = 1000;
  private static final long ROOM_FOR_THREE = 3 * SIZE + SIZE / 2;
  private static final Instant OLD = Instant.parse("2020-01-01T00:00:00Z");
  private static final long SEED = 7;

  @TempDir Path folder;

  @Test
  void the_file_that_was_not_used_for_longest_goes() throws IOException {
    try (FileStore store = store(ROOM_FOR_THREE, false, Set.of())) {
      for (int i = 0; i < 3; i++) {
        keep(store, file(i));
        used(file(i), OLD.plusSeconds(i));
      }
      use(store, file(0));
      keep(store, file(3));
      assertEquals(List.of(true, false, true, true), held(store, 4));
    }
  }

  @Test
  void a_file_that_is_read_does_not_go_whoever_reads_it() throws IOException {
    try (FileStore store = store(ROOM_FOR_THREE, false, Set.of());
        FileStore reader = FileStore.in(folder)) {
      for (int i = 0; i < 3; i++) {
        keep(store, file(i));
        used(file(i), OLD.plusSeconds(i));
      }
      Place.Verified reading = (Place.Verified) reader.place(file(0), new CancelSignal());
      keep(store, file(3));
      assertEquals(List.of(true, false, true, true), held(store, 4));
      reading.use().close();
      used(file(0), OLD);
      keep(store, file(4));
      assertFalse(store.holds(file(0)));
    }
  }

  @Test
  void a_file_that_could_not_be_fetched_again_does_not_go() throws IOException {
    Set<DataFile> expired = Set.of(file(0), file(1), file(2));
    try (FileStore store = store(ROOM_FOR_THREE, false, expired)) {
      for (int i = 0; i < 5; i++) {
        keep(store, file(i));
        used(file(i), OLD.plusSeconds(i));
      }
      assertEquals(List.of(true, true, true), held(store, 3));
    }
  }

  @Test
  void it_goes_where_the_user_says_so() throws IOException {
    Set<DataFile> expired = Set.of(file(0), file(1), file(2));
    try (FileStore store = store(ROOM_FOR_THREE, true, expired)) {
      for (int i = 0; i < 4; i++) {
        keep(store, file(i));
        used(file(i), OLD.plusSeconds(i));
      }
      assertEquals(List.of(false, true, true, true), held(store, 4));
    }
  }

  @Test
  void threads_that_read_and_fetch_find_whole_files_within_the_bound() throws Exception {
    AtomicInteger fetched = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try (FileStore store = store(10 * SIZE, false, Set.of())) {
      List<Future<?>> work = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        Random random = new Random(SEED + i);
        work.add(
            threads.submit(
                () -> {
                  for (int k = 0; k < 100; k++) {
                    fetched.addAndGet(readOrKeep(store, file(random.nextInt(20))) ? 0 : 1);
                  }
                  return null;
                }));
      }
      for (Future<?> one : work) {
        one.get(15, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
    assertTrue(fetched.get() > 20, "some were let go and fetched again: " + fetched);
    assertTrue(bytesHeld() <= 10 * SIZE, "bytes: " + bytesHeld());
  }

  private FileStore store(long most, boolean evictExpired, Set<DataFile> expired) {
    Set<DataFile> gone = ConcurrentHashMap.newKeySet();
    gone.addAll(expired);
    return FileStore.of(
        new StoreSettings(folder, most, evictExpired), file -> !gone.contains(file));
  }

  private static DataFile file(int number) {
    Window window =
        Window.of(Instant.parse("2014-07-13T00:00:00Z").plus(Window.LENGTH.multipliedBy(number)));
    return new DataFile("joba", window, "file" + number);
  }

  private static void keep(FileStore store, DataFile file) throws IOException {
    Place.Missing place =
        assertInstanceOf(Place.Missing.class, store.place(file, new CancelSignal()));
    fill(place);
  }

  private static void fill(Place.Missing place) throws IOException {
    try (Claim claim = place.claim();
        PartFile part = claim.part()) {
      try (OutputStream out = part.append()) {
        out.write(new byte[SIZE]);
      }
      claim.keep(part, "{}");
    }
  }

  private static void use(FileStore store, DataFile file) {
    assertTrue(store.holds(file));
    ((Place.Verified) store.place(file, new CancelSignal())).use().close();
  }

  private static boolean readOrKeep(FileStore store, DataFile file) throws IOException {
    Place place = store.place(file, new CancelSignal());
    if (place instanceof Place.Verified verified) {
      try (WindowLocks.Held use = verified.use()) {
        assertEquals(SIZE, Files.readAllBytes(verified.path()).length);
        return true;
      }
    }
    fill((Place.Missing) place);
    return false;
  }

  private void used(DataFile file, Instant when) throws IOException {
    Window window = Objects.requireNonNull(file.window());
    Files.setLastModifiedTime(
        folder.resolve("joba/" + WindowName.of(window) + ".json.gz"), FileTime.from(when));
  }

  private static List<Boolean> held(FileStore store, int files) {
    return Stream.iterate(0, i -> i + 1).limit(files).map(i -> store.holds(file(i))).toList();
  }

  private long bytesHeld() throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(path -> path.toString().endsWith(".json.gz")).count() * SIZE;
    }
  }
}
