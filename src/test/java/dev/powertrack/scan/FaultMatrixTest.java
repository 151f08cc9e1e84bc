package dev.powertrack.scan;

import static dev.powertrack.scan.FileScanTest.columns;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.api.HistoricalPowerTrack;
import dev.powertrack.archive.AccountArchive;
import dev.powertrack.archive.CancelSignal;
import dev.powertrack.archive.DataFile;
import dev.powertrack.archive.DownloadSettings;
import dev.powertrack.archive.FileState;
import dev.powertrack.archive.StoreSettings;
import dev.powertrack.simulator.Fault;
import dev.powertrack.simulator.Simulator;
import dev.powertrack.simulator.SimulatorSettings;
import dev.powertrack.simulator.http.Response;
import dev.powertrack.tweet.TweetTable;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that can go wrong with a download. Each ends in the right rows, or in a clear error or
 * warning, and nothing wrong is in the store afterwards. Killed and competing processes stand in
 * {@link ProcessesTest}, a full disk in {@code FileStoreTest}.
 */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultMatrixTest {
  private static final String ALL = "**_activities.json.gz";
  private static final String SECOND = "**/2014/05/10/19/10_activities.json.gz";
  private static final int FILES = 3;
  private static final DownloadSettings QUICK =
      new DownloadSettings(
          4, Duration.ofSeconds(2), Duration.ofMillis(1500), 2, Duration.ofMillis(5));
  private static final Fault NOT_GZIP =
      new Fault() {
        @Override
        public byte[] file(byte[] file) {
          return "{\"id\":\"a line that is readable, but not compressed\"}\r\n"
              .getBytes(StandardCharsets.UTF_8);
        }
      };

  private final Simulator simulator = Simulator.start(SimulatorSettings.forTests());
  private final HistoricalPowerTrack service =
      FetchingProcess.client(
          simulator.apiUrl(), simulator.account(), simulator.user(), simulator.password());
  private final String job =
      service.jobs().jobs().stream()
          .filter(one -> "song-contest-2014".equals(one.title()))
          .findFirst()
          .orElseThrow()
          .jobId();
  private final Map<String, byte[]> right = new HashMap<>();
  private final List<String> warnings = new ArrayList<>();
  private int rightRows;
  private Path store;

  @BeforeEach
  void fetchOnceWithoutFaults(@TempDir Path folder) throws IOException {
    store = folder.resolve("store");
    warnings.clear();
    if (right.isEmpty()) {
      rightRows = rows(BadFiles.FAIL, folder.resolve("reference"));
      for (Path file : dataFiles(folder.resolve("reference"))) {
        right.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
      assertEquals(FILES, right.size());
    }
  }

  @AfterEach
  void clear() {
    simulator.faults().clear();
  }

  @AfterAll
  void close() {
    service.close();
    simulator.close();
  }

  static Stream<Arguments> passing() {
    return Stream.of(
        Arguments.of("hung up", Fault.droppedBeforeAnswer()),
        Arguments.of("dropped at 0 %", Fault.droppedAfter(0)),
        Arguments.of("dropped at 50 %", dropped(0.5)),
        Arguments.of("dropped at 99 %", dropped(0.99)),
        Arguments.of("truncated but 200", Fault.truncatedTo(2000)),
        Arguments.of("truncated in the header", Fault.truncatedTo(5)),
        Arguments.of("one byte flipped", Fault.flippedByteAt(1500)),
        Arguments.of("empty body", Fault.emptyBody()),
        Arguments.of("HTML", Fault.html()),
        Arguments.of("not gzip", NOT_GZIP),
        Arguments.of("wrong footer count", Fault.footerCount(99_999)),
        Arguments.of("footer missing", Fault.withoutFooter()),
        Arguments.of("decompression bomb", bomb((byte) 0)),
        Arguments.of("500", Fault.status(500)),
        Arguments.of("503", Fault.status(503)),
        Arguments.of("503, Retry-After", Fault.status(503, Duration.ofSeconds(1))),
        Arguments.of("429", Fault.status(429)),
        Arguments.of("429, Retry-After", Fault.status(429, Duration.ofSeconds(1))),
        Arguments.of("403", Fault.status(403)),
        Arguments.of("slow first byte", Fault.delayed(Duration.ofMillis(300))),
        Arguments.of("first byte too late", Fault.delayed(Duration.ofSeconds(3))),
        Arguments.of("stalled in the middle", Fault.stalledAfter(2000)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("passing")
  void what_passes_ends_in_the_right_rows(String name, Fault fault) throws IOException {
    simulator.faults().next(1, SECOND, fault);
    assertEquals(rightRows, rows(BadFiles.FAIL, store));
    assertEquals(List.of(), warnings);
    assertNothingWrongIn(store, FILES);
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        Arguments.of("truncated but 200", Fault.truncatedTo(2000), "ends early"),
        Arguments.of("one byte flipped", Fault.flippedByteAt(1500), "damaged"),
        Arguments.of("empty body", Fault.emptyBody(), "it is empty"),
        Arguments.of("HTML", Fault.html(), "not a gzip file"),
        Arguments.of("not gzip", NOT_GZIP, "not a gzip file"),
        Arguments.of("wrong footer count", Fault.footerCount(99_999), "99999"),
        Arguments.of("footer missing", Fault.withoutFooter(), "footer"),
        Arguments.of("decompression bomb", bomb((byte) '\n'), "footer"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bad")
  void what_the_service_itself_has_wrong_is_told_and_never_kept(
      String name, Fault fault, String told) throws IOException {
    simulator.faults().always(SECOND, fault);
    int rows = rows(BadFiles.WARN, store);
    assertTrue(rows > 0 && rows <= rightRows, rows + " rows");
    assertEquals(1, warnings.size(), warnings.toString());
    assertTrue(warnings.get(0).contains(told), warnings.toString());
    assertNothingWrongIn(store, FILES - 1);

    simulator.faults().always(SECOND, fault);
    PowerTrackException e =
        assertThrows(PowerTrackException.class, () -> rows(BadFiles.FAIL, store));
    assertEquals(Kind.BAD_FILE, e.kind());
    assertTrue(String.valueOf(e.getMessage()).contains(told), e.getMessage());
    assertNothingWrongIn(store, FILES - 1);
  }

  static Stream<Arguments> fatal() {
    return Stream.of(
        Arguments.of("dropped at 0 %", Fault.droppedAfter(0), Kind.CONNECTION),
        Arguments.of("hung up", Fault.droppedBeforeAnswer(), Kind.CONNECTION),
        Arguments.of("stalled", Fault.stalledAfter(0), Kind.CONNECTION),
        Arguments.of("500", Fault.status(500), Kind.SERVICE),
        Arguments.of("503", Fault.status(503), Kind.SERVICE),
        Arguments.of("429", Fault.status(429), Kind.LIMIT),
        Arguments.of("403", Fault.status(403), Kind.EXPIRED),
        Arguments.of("404", Fault.status(404), Kind.NOT_FOUND),
        Arguments.of("410", Fault.status(410), Kind.EXPIRED),
        Arguments.of(
            "redirect to another host, without https",
            Fault.redirectTo(URI.create("http://files.example/x.json.gz")),
            Kind.SERVICE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fatal")
  void what_cannot_be_had_is_an_error_that_names_the_file(String name, Fault fault, Kind kind)
      throws IOException {
    simulator.faults().always(SECOND, fault);
    PowerTrackException e =
        assertThrows(PowerTrackException.class, () -> rows(BadFiles.WARN, store));
    assertEquals(kind, e.kind(), e.getMessage());
    String message = String.valueOf(e.getMessage());
    assertTrue(message.contains("2014_05_10_19_10_activities.json.gz"), message);
    assertFalse(message.contains("Signature"), message);
    assertNothingWrongIn(store, null);
  }

  @Test
  void links_that_are_all_refused_are_renewed_once_and_told_once() throws IOException {
    simulator.requests().clear();
    simulator.faults().always(ALL, Fault.status(403));
    PowerTrackException e =
        assertThrows(PowerTrackException.class, () -> rows(BadFiles.WARN, store));
    assertEquals(Kind.EXPIRED, e.kind());
    assertTrue(String.valueOf(e.getMessage()).contains("expire at"), e.getMessage());
    assertTrue(simulator.requests().count("GET", "**results.json") <= 1);
    assertNothingWrongIn(store, 0);
  }

  @Test
  void what_was_fetched_before_a_connection_broke_is_not_fetched_again() throws IOException {
    simulator.requests().clear();
    simulator.faults().next(1, SECOND, dropped(0.9));
    assertEquals(rightRows, rows(BadFiles.FAIL, store));
    assertEquals(FILES + 1, simulator.requests().dataFiles());
    long bytes = right.values().stream().mapToLong(file -> file.length).sum();
    assertEquals(bytes, simulator.requests().dataBytes());
  }

  @Test
  void a_store_that_cannot_be_written_is_an_error_and_without_one_rows_stream() throws IOException {
    Path inTheWay = Files.createFile(store);
    PowerTrackException e =
        assertThrows(PowerTrackException.class, () -> rows(BadFiles.WARN, inTheWay));
    assertEquals(Kind.LOCAL_IO, e.kind());
    assertTrue(String.valueOf(e.getMessage()).contains(inTheWay.toString()), e.getMessage());
    assertTrue(String.valueOf(e.getMessage()).contains("cache=off"), e.getMessage());
    assertEquals(rightRows, rows(BadFiles.FAIL, null));
  }

  /** Whoever runs the tests may write anywhere, so a folder is in the way of the locks. */
  @Test
  void a_store_that_can_only_be_read_is_read_and_says_so_of_what_it_lacks() throws IOException {
    rows(BadFiles.FAIL, store);
    Path locks = store.resolve(job).resolve("locks");
    Files.delete(locks);
    Files.createDirectory(locks);
    simulator.requests().clear();
    assertEquals(rightRows, rows(BadFiles.FAIL, store));
    assertEquals(0, simulator.requests().dataFiles());

    Files.delete(dataFiles(store).get(1));
    PowerTrackException e =
        assertThrows(PowerTrackException.class, () -> rows(BadFiles.WARN, store));
    assertEquals(Kind.LOCAL_IO, e.kind());
    assertTrue(String.valueOf(e.getMessage()).contains(store.toString()), e.getMessage());
    assertTrue(String.valueOf(e.getMessage()).contains("cache=off"), e.getMessage());
    assertNothingWrongIn(store, FILES - 1);
  }

  @Test
  void a_stored_file_that_the_disk_has_damaged_is_fetched_again() throws IOException {
    rows(BadFiles.FAIL, store);
    damage(dataFiles(store).get(1));
    int rows = rows(BadFiles.WARN, store);
    assertTrue(rows <= rightRows, rows + " rows");
    assertTrue(warnings.get(0).contains("damaged"), warnings.toString());
    assertEquals(rightRows, rows(BadFiles.FAIL, store));
    assertNothingWrongIn(store, FILES);
  }

  @Test
  void who_makes_sure_of_a_stored_file_that_is_damaged_has_it_fetched_at_once() throws IOException {
    rows(BadFiles.FAIL, store);
    try (ScanEngine engine = engine(store, ScanSettings.of(4))) {
      DataFile file = engine.archive().files(job).get(1);
      damage(dataFiles(store).get(1));
      assertTrue(
          String.valueOf(engine.verify(file, new CancelSignal()).wrong()).contains("damage"));
      assertEquals(FileState.STORED, engine.archive().state(file));
      assertTrue(engine.fetch(file, new CancelSignal()).fetchedBytes() > 0);

      damage(dataFiles(store).get(1));
      List<byte[]> taken = new ArrayList<>();
      FetchedFile fetched =
          engine.fetch(file, new CancelSignal(), bytes -> taken.add(bytes.readAllBytes()));
      assertEquals(null, fetched.report().wrong());
      assertEquals(1, taken.size());
      assertArrayEquals(Files.readAllBytes(dataFiles(store).get(1)), taken.get(0));
    }
    assertNothingWrongIn(store, FILES);
  }

  static Stream<Arguments> notReplaced() {
    Damage flipped = FaultMatrixTest::damage;
    Damage cut = FaultMatrixTest::cut;
    Damage cutAndNoIndex =
        file -> {
          cut(file);
          Files.delete(file.resolveSibling("index"));
        };
    return Stream.of(
        Arguments.of("cut, 403", cut, Fault.status(403), Kind.EXPIRED),
        Arguments.of("cut, no index, 403", cutAndNoIndex, Fault.status(403), Kind.EXPIRED),
        Arguments.of("flipped, 403", flipped, Fault.status(403), Kind.EXPIRED),
        Arguments.of("cut, 404", cut, Fault.status(404), Kind.NOT_FOUND),
        Arguments.of("flipped, 410", flipped, Fault.status(410), Kind.EXPIRED),
        Arguments.of("cut, no connection", cut, Fault.droppedBeforeAnswer(), Kind.CONNECTION),
        Arguments.of(
            "flipped, no connection", flipped, Fault.droppedBeforeAnswer(), Kind.CONNECTION),
        Arguments.of("cut, rubbish", cut, Fault.html(), Kind.BAD_FILE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("notReplaced")
  void a_damaged_stored_file_stays_and_is_read_and_told_until_another_is_there(
      String name, Damage damage, Fault fault, Kind kind) throws IOException {
    rows(BadFiles.FAIL, store);
    Path stored = dataFiles(store).get(1);
    damage.to(stored);
    byte[] damaged = Files.readAllBytes(stored);
    simulator.faults().always(SECOND, fault);

    int rows = rows(BadFiles.WARN, store);
    assertTrue(rows <= rightRows && rows >= rowsOfTheOthers(), rows + " of " + rightRows);
    for (int again = 0; again < 2; again++) {
      warnings.clear();
      assertEquals(rows, rows(BadFiles.WARN, store));
      assertTrue(String.join(" ", warnings).contains("19_10_activities"), warnings.toString());
      try (ScanEngine engine = engine(store, ScanSettings.of(4))) {
        DataFile file = engine.archive().files(job).get(1);
        assertTrue(engine.report(file, new CancelSignal()).wrong() != null);
        PowerTrackException e =
            assertThrows(PowerTrackException.class, () -> engine.fetch(file, new CancelSignal()));
        assertEquals(kind, e.kind(), e.getMessage());
      }
      assertArrayEquals(damaged, Files.readAllBytes(stored));
    }

    simulator.faults().clear();
    try (ScanEngine engine = engine(store, ScanSettings.of(4))) {
      DataFile file = engine.archive().files(job).get(1);
      assertEquals(null, engine.fetch(file, new CancelSignal()).report().wrong());
    }
    assertArrayEquals(damaged, Files.readAllBytes(Path.of(stored + ".wrong")));
    assertNothingWrongIn(store, FILES);
  }

  @Test
  void a_file_that_holds_another_windows_tweets_is_told_and_never_kept() throws IOException {
    byte[] other = Objects.requireNonNull(right.get("201405101920.json.gz"));
    simulator.faults().always(SECOND, Fault.file(file -> other));
    assertTrue(rows(BadFiles.WARN, store) > 0);
    assertTrue(warnings.get(0).contains("another time"), warnings.toString());
    assertThrows(PowerTrackException.class, () -> rows(BadFiles.FAIL, store));
    assertNothingWrongIn(store, FILES - 1);
    warnings.clear();
    assertEquals(rightRows, rows(BadFiles.FAIL, store));
    assertEquals(List.of(), warnings);
  }

  @Test
  void stored_files_that_were_swapped_are_fetched_again() throws IOException {
    rows(BadFiles.FAIL, store);
    List<Path> files = dataFiles(store);
    Files.write(files.get(0), right.get("201405101910.json.gz"));
    Files.write(files.get(1), right.get("201405101900.json.gz"));
    assertEquals(rightRows, rows(BadFiles.FAIL, store));
    assertEquals(List.of(), warnings);
    assertNothingWrongIn(store, FILES);
  }

  private int rowsOfTheOthers() {
    try (ScanEngine engine = engine(store, ScanSettings.of(4))) {
      List<DataFile> files = engine.archive().files(job);
      CancelSignal signal = new CancelSignal();
      return (int)
          (engine.report(files.get(0), signal).tweets()
              + engine.report(files.get(2), signal).tweets());
    }
  }

  /** What happens to a file of the store. */
  private interface Damage {
    void to(Path file) throws IOException;
  }

  private static void cut(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 500));
  }

  @Test
  void a_file_whose_rows_are_too_many_to_hold_is_verified_before_any_is_given() throws IOException {
    simulator.faults().next(1, SECOND, Fault.footerCount(99_999));
    try (ScanEngine engine = engine(store, new ScanSettings(4, 2, 1 << 20, 100))) {
      assertEquals(rightRows, drain(engine, BadFiles.FAIL));
    }
    assertEquals(List.of(), warnings);
    assertNothingWrongIn(store, FILES);
  }

  /** 64 MB of it in as many kilobytes. */
  private static Fault bomb(byte content) {
    return new Fault() {
      @Override
      public byte[] file(byte[] file) {
        return GzipBomb.of(content, 64);
      }
    };
  }

  private static void damage(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }

  /** Behind that share of the answer. */
  private static Fault dropped(double share) {
    return new Fault() {
      @Override
      public Response answer(Response response) {
        return Fault.droppedAfter((long) (response.body().length * share)).answer(response);
      }
    };
  }

  private int rows(BadFiles badFiles, @Nullable Path folder) {
    try (ScanEngine engine = engine(folder, ScanSettings.of(4))) {
      return drain(engine, badFiles);
    }
  }

  private ScanEngine engine(@Nullable Path folder, ScanSettings settings) {
    return new ScanEngine(
        AccountArchive.of(service, QUICK, folder == null ? null : StoreSettings.in(folder)),
        settings);
  }

  private int drain(ScanEngine engine, BadFiles badFiles) {
    List<DataFile> files = engine.archive().files(job).subList(0, FILES);
    int rows = 0;
    try (Scan scan =
        engine.open(
            new ScanRequest(
                files,
                FILES,
                ScanRequest.ALL_ROWS,
                TweetTable.named("TWEETS"),
                columns("TWEET_ID"),
                badFiles),
            new ScanLog().start("", "TWEETS"),
            warnings::add)) {
      for (ScanBatch batch = scan.next(); batch != null; batch = scan.next()) {
        rows += batch.rows();
      }
    }
    return rows;
  }

  /**
   * What has a name is right, and what is noted of it too; nothing temporary is left.
   *
   * @param stored how many files there are; null where that depends on who was faster
   */
  private void assertNothingWrongIn(Path folder, @Nullable Integer stored) throws IOException {
    List<Path> files = dataFiles(folder);
    for (Path file : files) {
      assertArrayEquals(
          right.get(file.getFileName().toString()), Files.readAllBytes(file), file.toString());
    }
    if (stored != null) {
      assertEquals(stored, files.size());
    }
    simulator.faults().clear();
    try (ScanEngine engine = engine(folder, ScanSettings.of(4))) {
      for (DataFile file : engine.archive().files(job).subList(0, FILES)) {
        if (engine.archive().state(file) == FileState.STORED) {
          FileReport noted = engine.reports().of(file).orElseThrow();
          assertEquals(engine.verify(file, new CancelSignal()), noted);
        }
      }
    }
    assertEquals(List.of(), partsAfterAMoment(folder));
  }

  /** Files that were on their way when the scan failed are let go by their own threads. */
  private static List<Path> partsAfterAMoment(Path folder) {
    long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    List<Path> parts = endingIn(folder, ".part");
    while (!parts.isEmpty() && System.nanoTime() < end) {
      Thread.onSpinWait();
      parts = endingIn(folder, ".part");
    }
    return parts;
  }

  private static List<Path> dataFiles(Path folder) {
    return endingIn(folder, ".json.gz");
  }

  /** In the folders of the store's jobs. Files may vanish meanwhile, so none is looked at. */
  private static List<Path> endingIn(Path folder, String end) {
    List<Path> found = new ArrayList<>();
    for (String job : names(folder)) {
      for (String name : names(folder.resolve(job))) {
        if (name.endsWith(end)) {
          found.add(folder.resolve(job).resolve(name));
        }
      }
    }
    return found.stream().sorted().toList();
  }

  private static List<String> names(Path folder) {
    String[] names = folder.toFile().list();
    return names == null ? List.of() : List.of(names);
  }
}
