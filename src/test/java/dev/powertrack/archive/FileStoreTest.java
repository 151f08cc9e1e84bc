package dev.powertrack.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.archive.FileStore.Place;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What has a name in the store is whole; what failed left nothing. */
@Timeout(20)
class FileStoreTest {
  private static final Window WINDOW = Window.of(Instant.parse("2014-07-13T19:20:00Z"));
  private static final DataFile FILE = new DataFile("joba", WINDOW, "any.json.gz");
  private static final String NAME = "joba/201407131920.json.gz";

  private final Path folder;
  private final FileStore store;
  private final CancelSignal signal = new CancelSignal();

  FileStoreTest(@TempDir Path folder) {
    this.folder = folder;
    this.store = FileStore.in(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void keeps_a_file_under_job_and_window_with_what_is_known_of_it() throws IOException {
    keep(store, "content", "{\"tweets\":7}");
    assertEquals("content", Files.readString(folder.resolve(NAME)));
    assertEquals(Optional.of("{\"tweets\":7}"), statistics(store, FILE));
    assertEquals(List.of(new StoredJob.StoredFile(FILE, 7)), store.files("joba"));
    assertEquals(List.of("joba"), store.jobs());
    assertTrue(store.holds(FILE));
  }

  @Test
  void looks_for_jobs_only_in_folders_that_the_caller_does_not_know() throws IOException {
    keep(store, "content", "{}");
    Files.createDirectories(folder.resolve("jobb"));
    Files.writeString(folder.resolve("jobb/201407131920.json.gz.wrong"), "not a stored file");
    assertEquals(List.of("joba"), store.jobs());
    assertEquals(List.of(), store.jobsBeside(Set.of("joba")));
    assertEquals(TimeRange.between(WINDOW.start(), WINDOW.end()), store.period("joba"));
    assertEquals(null, store.period("jobb"));
  }

  @Test
  void does_not_fetch_what_it_has() throws IOException {
    keep(store, "content", "{}");
    Place.Verified place = assertInstanceOf(Place.Verified.class, store.place(FILE, signal));
    assertEquals("content", Files.readString(place.path()));
    place.use().close();
  }

  @Test
  void tells_another_process_what_is_known_of_a_file() throws IOException {
    try (FileStore other = FileStore.in(folder)) {
      assertEquals(Optional.empty(), other.statistics(FILE));
      keep(store, "content", "{\"tweets\":7}");
      assertEquals(Optional.of("{\"tweets\":7}"), statistics(other, FILE));
      assertEquals(List.of(new StoredJob.StoredFile(FILE, 7)), other.files("joba"));
    }
  }

  @Test
  void shows_a_file_only_once_it_is_right() throws IOException {
    try (Claim claim = claim(store);
        PartFile part = claim.part()) {
      write(part, "content");
      assertFalse(store.holds(FILE));
      try (FileStore other = FileStore.in(folder)) {
        assertFalse(other.holds(FILE));
        assertEquals(List.of(), other.files("joba"));
      }
      claim.keep(part, "{}");
      assertTrue(store.holds(FILE));
    }
    assertTrue(store.holds(FILE));
  }

  @Test
  void deletes_what_a_killed_process_left() throws IOException {
    Files.createDirectories(folder.resolve("joba"));
    Path left = folder.resolve("joba/201407131920.json.gz.123.part");
    Files.writeString(left, "half");
    assertFalse(store.holds(FILE));
    assertFalse(Files.exists(left));
  }

  @Test
  void never_deletes_what_is_being_fetched() throws IOException {
    try (Claim claim = claim(store);
        PartFile part = claim.part()) {
      write(part, "half");
      try (FileStore other = FileStore.in(folder)) {
        assertEquals(List.of(), other.files("joba"));
      }
      assertEquals(4, part.length());
    }
  }

  @Test
  void leaves_nothing_of_a_fetch_that_failed() throws IOException {
    try (Claim claim = claim(store);
        PartFile part = claim.part()) {
      write(part, "half");
    }
    assertEquals(List.of(), dataFiles());
    keep(store, "whole", "{}");
    assertEquals("whole", Files.readString(folder.resolve(NAME)));
  }

  @Test
  void lets_others_wait_for_who_fetches() throws Exception {
    AtomicInteger fetches = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (FileStore other = FileStore.in(folder)) {
      CountDownLatch begin = new CountDownLatch(1);
      List<Future<String>> read = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        FileStore one = i % 2 == 0 ? store : other;
        read.add(
            threads.submit(
                () -> {
                  begin.await();
                  return readOrKeep(one, fetches);
                }));
      }
      begin.countDown();
      for (Future<String> one : read) {
        assertEquals("content", one.get(10, TimeUnit.SECONDS));
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(1, fetches.get());
    assertEquals(1, dataFiles().size());
  }

  @Test
  void lets_the_next_try_when_the_first_fails() throws Exception {
    Claim first = claim(store);
    CompletableFuture<Place> second =
        CompletableFuture.supplyAsync(() -> store.place(FILE, signal));
    Thread.sleep(100);
    assertFalse(second.isDone());
    first.close();
    assertInstanceOf(Place.Missing.class, second.get(5, TimeUnit.SECONDS)).claim().close();
  }

  @Test
  void stops_waiting_for_another_when_cancelled() {
    try (Claim first = claim(store)) {
      CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS).execute(signal::cancel);
      PowerTrackException e =
          assertTimeoutPreemptively(
              Duration.ofSeconds(2),
              () -> assertThrows(PowerTrackException.class, () -> store.place(FILE, signal)));
      assertEquals(Kind.CANCELLED, e.kind());
    }
  }

  @Test
  void has_a_file_verified_that_an_older_version_stored() throws IOException {
    Files.createDirectories(folder.resolve("joba"));
    Files.writeString(folder.resolve(NAME), "content");
    try (Claim claim = claim(store);
        PartFile present = claim.present().orElseThrow()) {
      claim.keep(present, "{\"tweets\":7}");
    }
    assertEquals(Optional.of("{\"tweets\":7}"), statistics(store, FILE));
    assertEquals("content", Files.readString(folder.resolve(NAME)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"another length", "CONTENT"})
  void notices_that_a_file_was_replaced(String replacement) throws IOException {
    keep(store, "content", "{}");
    Files.writeString(folder.resolve(NAME), replacement);
    try (Claim claim = claim(store)) {
      assertTrue(claim.present().isPresent());
    }
  }

  @Test
  void sets_aside_a_stored_file_that_is_wrong_only_when_a_right_one_has_come() throws IOException {
    keep(store, "content", "{}");
    Files.writeString(folder.resolve(NAME), "rubbish");
    try (Claim claim = claim(store);
        PartFile part = claim.part()) {
      write(part, "half");
    }
    assertEquals("rubbish", Files.readString(folder.resolve(NAME)));
    keep(store, "content", "{}");
    assertEquals("content", Files.readString(folder.resolve(NAME)));
    assertEquals("rubbish", Files.readString(folder.resolve(NAME + ".wrong")));
  }

  @Test
  void a_stored_file_that_is_wrong_stays_where_it_is_until_the_rename_over_it() throws IOException {
    keep(store, "content", "{}");
    Files.writeString(folder.resolve(NAME), "rubbish");
    try (Claim claim = claim(store);
        PartFile part = claim.part()) {
      write(part, "content");
      for (Path path : dataFiles()) {
        if (path.toString().endsWith(PartFile.END)) {
          Files.delete(path);
        }
      }
      assertThrows(IOException.class, () -> claim.keep(part, "{}"));
    }
    assertEquals("rubbish", Files.readString(folder.resolve(NAME)));
  }

  @Test
  void has_a_file_judged_anew_that_became_wrong_after_it_was_verified() throws IOException {
    keep(store, "content", "{}");
    store.doubt(FILE);
    assertEquals(Optional.empty(), statistics(store, FILE));
    try (FileStore other = FileStore.in(folder)) {
      assertEquals(Optional.empty(), statistics(other, FILE));
      assertEquals(7, other.files("joba").get(0).bytes());
      try (Claim claim = claim(other);
          PartFile present = claim.present().orElseThrow()) {
        claim.keep(present, "{}");
      }
    }
    assertInstanceOf(Place.Verified.class, store.place(FILE, signal)).use().close();
  }

  @Test
  void tells_another_process_of_a_file_that_was_wrong_until_it_is_there() throws IOException {
    try (Claim claim = claim(store)) {
      claim.foundWrong("it ends early\nat byte 7");
    }
    try (FileStore other = FileStore.in(folder)) {
      String told = other.foundWrong(FILE).orElseThrow();
      assertTrue(told.matches("it ends early at byte 7 .fetched at 20.*Z and not kept."), told);
      assertEquals(List.of(), other.jobs());
    }
    keep(store, "content", "{}");
    assertEquals(Optional.empty(), store.foundWrong(FILE));
  }

  @Test
  void takes_half_a_note_for_none() throws IOException {
    Files.createDirectories(folder.resolve("joba"));
    for (String half : List.of("", "2026-11-2", "2026-11-22T03:20:11Z it ends ear")) {
      Files.writeString(folder.resolve("joba/201407131920.note"), half);
      assertEquals(Optional.empty(), store.foundWrong(FILE), half);
    }
  }

  @Test
  void passes_over_lines_of_the_index_that_a_killed_process_left_half() throws IOException {
    keep(store, "content", "{\"tweets\":7}");
    Path index = folder.resolve("joba/index");
    String line = Files.readString(index).strip();
    Files.writeString(
        index, line.substring(0, line.length() - 9).replace(":7", ":8"), StandardOpenOption.APPEND);
    assertEquals(Optional.of("{\"tweets\":7}"), statistics(store, FILE));
    DataFile next = new DataFile("joba", Window.of(WINDOW.end()), "next.json.gz");
    try (Claim claim = ((Place.Missing) store.place(next, signal)).claim();
        PartFile part = claim.part()) {
      write(part, "more");
      claim.keep(part, "{\"tweets\":9}");
    }
    try (FileStore later = FileStore.in(folder)) {
      assertEquals(Optional.of("{\"tweets\":7}"), statistics(later, FILE));
      assertEquals(Optional.of("{\"tweets\":9}"), statistics(later, next));
    }
  }

  static Stream<Throwable> anyFailure() {
    return Stream.of(
        new IOException("disk full"),
        new InterruptedException("thrown by what does not say so"),
        new IllegalStateException("a mistake"),
        new StackOverflowError());
  }

  /** Else the next query would wait for the file as long as the process lives. */
  @ParameterizedTest
  @MethodSource("anyFailure")
  void a_file_that_could_not_be_fetched_is_the_next_ones_to_fetch(Throwable failure)
      throws IOException {
    Claim claim = claim(store);
    UnverifiedContent.Source failing = part -> FileStoreTest.<IOException>fail(failure);
    assertThrows(
        Throwable.class, () -> UnverifiedContent.bring(FILE, claim, failing, new WrongFiles(), 2));
    assertEquals(List.of(), dataFiles());
    claim(store).close();
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> long fail(Throwable failure) throws E {
    throw (E) failure;
  }

  @Test
  void says_what_to_do_where_it_cannot_write() throws IOException {
    Path occupied = Files.writeString(folder.resolve("a-file"), "in the way");
    PowerTrackException e =
        assertThrows(PowerTrackException.class, () -> FileStore.in(occupied).place(FILE, signal));
    assertEquals(Kind.LOCAL_IO, e.kind());
    String message = String.valueOf(e.getMessage());
    assertTrue(message.startsWith("The store " + occupied + " cannot keep file any"), message);
    assertTrue(message.contains(occupied + " is a file, not a folder. Name"), message);
    assertTrue(message.contains("cacheDir"), message);
    assertTrue(message.contains("cache=off"), message);
  }

  @Test
  void says_that_a_link_leads_nowhere_where_its_folder_would_be() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("unmounted"));
    PowerTrackException e =
        assertThrows(PowerTrackException.class, () -> FileStore.in(link).place(FILE, signal));
    String message = String.valueOf(e.getMessage());
    assertTrue(message.contains(link + " is a link to a folder that is not there. Name"), message);
  }

  @Test
  void names_folder_and_need_when_the_disk_is_full() throws IOException {
    try (FileStore full = FileStore.writing(StoreSettings.in(folder), FileStoreTest::fullDisk);
        Claim claim = claim(full);
        PartFile part = claim.part()) {
      part.expect(1_153_434L);
      IOException noSpace = assertThrows(IOException.class, () -> write(part, "content"));
      PowerTrackException e = claim.failed(noSpace, part);
      assertEquals(Kind.LOCAL_IO, e.kind());
      String message = String.valueOf(e.getMessage());
      assertTrue(message.contains(folder.toString()), message);
      assertTrue(message.contains("No space left on device"), message);
      assertTrue(message.contains("1153434 bytes"), message);
      assertTrue(message.contains("cache=off"), message);
    }
    assertEquals(List.of(), dataFiles());
  }

  @Test
  void keeps_no_file_without_a_window() {
    DataFile timeless = new DataFile("joba", null, "any.json");
    assertFalse(store.canKeep(timeless));
    assertFalse(store.holds(timeless));
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "../other", "a/b", "/etc", "", "a b", "a\0b"})
  void makes_no_path_of_what_is_no_job_id(String jobId) {
    assertFalse(store.canKeep(new DataFile(jobId, WINDOW, "any.json.gz")));
    assertEquals(List.of(), store.files(jobId));
  }

  @Test
  void makes_no_path_and_no_second_field_of_a_vendors_name() throws IOException {
    DataFile strange = new DataFile("joba", WINDOW, "../../etc/passwd\t\n/x");
    try (Claim claim = ((Place.Missing) store.place(strange, signal)).claim();
        PartFile part = claim.part()) {
      write(part, "content");
      claim.keep(part, "{}");
    }
    assertEquals(List.of(folder.resolve(NAME)), dataFiles());
    assertEquals("../../etc/passwd__/x", store.files("joba").get(0).file().name());
  }

  private static OutputStream fullDisk(Path file, java.nio.file.OpenOption... options)
      throws IOException {
    return new FilterOutputStream(Files.newOutputStream(file, options)) {
      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        throw new IOException("No space left on device");
      }
    };
  }

  private String readOrKeep(FileStore one, AtomicInteger fetches) throws Exception {
    Place place = one.place(FILE, signal);
    if (place instanceof Place.Verified verified) {
      try (WindowLocks.Held use = verified.use()) {
        return Files.readString(verified.path());
      }
    }
    fetches.incrementAndGet();
    try (Claim claim = ((Place.Missing) place).claim();
        PartFile part = claim.part()) {
      Thread.sleep(50);
      write(part, "content");
      claim.keep(part, "{}");
    }
    return "content";
  }

  private void keep(FileStore one, String content, String statistics) throws IOException {
    try (Claim claim = claim(one);
        PartFile part = claim.part()) {
      write(part, content);
      claim.keep(part, statistics);
    }
  }

  private static Optional<String> statistics(FileStore one, DataFile file) {
    return one.statistics(file).map(Archive.Statistics::text);
  }

  private Claim claim(FileStore one) {
    return assertInstanceOf(Place.Missing.class, one.place(FILE, signal)).claim();
  }

  private static void write(PartFile part, String content) throws IOException {
    try (OutputStream out = part.append()) {
      out.write(content.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** All files below the folder but the store's own. */
  private List<Path> dataFiles() throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .filter(path -> !path.endsWith("index") && !path.endsWith("locks"))
          .toList();
    }
  }
}
