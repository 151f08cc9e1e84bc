package dev.powertrack.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.api.ApiSettings;
import dev.powertrack.api.ApiVersion;
import dev.powertrack.api.Credentials;
import dev.powertrack.api.HistoricalPowerTrack;
import dev.powertrack.api.RateLimit;
import dev.powertrack.simulator.Fault;
import dev.powertrack.simulator.Origin;
import dev.powertrack.simulator.Simulator;
import dev.powertrack.simulator.SimulatorSettings;
import dev.powertrack.simulator.http.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of an account, over the simulated service and everything that can go wrong with it. */
class AccountArchiveTest {
  private static final String FILES = "**_activities.json.gz";
  private static final DownloadSettings QUICK =
      new DownloadSettings(
          24, Duration.ofSeconds(5), Duration.ofSeconds(5), 2, Duration.ofMillis(20));

  private final Path folder;
  private final Simulator simulator =
      Simulator.start(SimulatorSettings.forTests().withLinkLife(Duration.ofHours(1)));
  private final HistoricalPowerTrack service =
      HistoricalPowerTrack.connect(
          ApiSettings.of(
                  simulator.apiUrl(),
                  ApiVersion.V2,
                  simulator.account(),
                  Credentials.of(simulator.user(), simulator.password()))
              .withRateLimit(new RateLimit(1000, Duration.ofSeconds(1))));
  private final AccountArchive archive;
  private final String job;

  AccountArchiveTest(@TempDir Path folder) {
    this.folder = folder;
    this.archive = AccountArchive.of(service, QUICK, StoreSettings.in(folder.resolve("store")));
    this.job = jobTitled("song-contest-2014");
  }

  @AfterEach
  void close() {
    archive.close();
    service.close();
    simulator.close();
  }

  @Test
  void knows_the_jobs_that_are_delivered_with_the_time_that_they_cover() {
    assertEquals(
        Set.of("world-cup-final", "world-cup-final-original", "year-2013", "song-contest-2014"),
        archive.jobs().stream().map(found -> title(found.jobId())).collect(Collectors.toSet()));
    assertTrue(
        archive
            .jobs()
            .contains(
                new ArchivedJob(
                    job,
                    TimeRange.between(
                        Instant.parse("2014-05-10T19:00:00Z"),
                        Instant.parse("2014-05-10T23:00:00Z")))));
  }

  @Test
  void knows_the_files_of_a_job_from_its_results_and_fetches_none() {
    List<DataFile> files = archive.files(job);
    assertEquals(24, files.size());
    assertEquals(files.stream().sorted(DataFile.IN_ORDER_OF_TIME).toList(), files);
    assertEquals(Window.of(Instant.parse("2014-05-10T19:00:00Z")), files.get(0).window());
    assertEquals(
        "20140510-20140510_" + job + "_2014_05_10_19_00_activities.json.gz", files.get(0).name());
    assertEquals(
        List.of(new ListedFile(files.get(0), FileState.LISTED, null)),
        archive.listing(job).subList(0, 1));
    assertEquals(0, simulator.requests().dataFiles());
    assertEquals(1, simulator.requests().count("GET", "**results.json"));
  }

  @Test
  void fetches_a_file_once_and_then_reads_it_from_the_store() throws IOException {
    DataFile file = archive.files(job).get(3);
    FileContent fetched = archive.open(file, new CancelSignal());
    byte[] bytes = read(fetched);
    assertEquals(bytes.length, fetched.fetchedBytes());
    FileContent stored = archive.open(file, new CancelSignal());
    assertArrayEquals(bytes, read(stored));
    assertEquals(0, stored.fetchedBytes());
    assertEquals(1, simulator.requests().dataFiles());
    assertEquals(FileState.STORED, archive.state(file));
    assertEquals(
        new ListedFile(file, FileState.STORED, (long) bytes.length), archive.listing(job).get(3));
  }

  @Test
  void finds_what_an_earlier_process_fetched() throws IOException {
    read(archive.open(archive.files(job).get(0), new CancelSignal()));
    try (AccountArchive later =
        AccountArchive.of(service, QUICK, StoreSettings.in(folder.resolve("store")))) {
      assertEquals(0, later.open(later.files(job).get(0), new CancelSignal()).fetchedBytes());
    }
    assertEquals(1, simulator.requests().dataFiles());
  }

  @Test
  void reads_a_stored_file_after_its_links_have_expired() throws IOException {
    DataFile file = archive.files(job).get(0);
    byte[] bytes = read(archive.open(file, new CancelSignal()));
    simulator.faults().always(FILES, Fault.status(403));
    assertArrayEquals(bytes, read(archive.open(file, new CancelSignal())));
  }

  @Test
  void never_sends_the_login_to_the_data_host() throws IOException {
    simulator.faults().next(1, FILES, Fault.status(503));
    read(archive.open(archive.files(job).get(0), new CancelSignal()));
    simulator.faults().next(1, FILES, Fault.status(403));
    read(archive.open(archive.files(job).get(1), new CancelSignal()));
    assertEquals(4, simulator.requests().dataFiles());
    assertEquals(
        0,
        simulator
            .requests()
            .count(request -> request.origin() == Origin.DATA && request.withAuthorization()));
  }

  @Test
  void sends_no_login_along_a_redirect_either() {
    simulator
        .faults()
        .always(FILES, Fault.redirectTo(simulator.apiUrl().resolve("/accounts/demo/jobs.json")));
    PowerTrackException e = failure(archive.files(job).get(0));
    assertEquals(Kind.SERVICE, e.kind());
    assertTrue(text(e).contains("HTTP 401"), text(e));
    assertEquals(List.of(), stored());
  }

  @Test
  void keeps_the_gzip_file_also_where_the_host_calls_gzip_an_encoding() throws IOException {
    simulator
        .faults()
        .always(
            FILES,
            new Fault() {
              @Override
              public Response answer(Response response) {
                return response.withHeader("Content-Encoding", "gzip");
              }
            });
    byte[] bytes = read(archive.open(archive.files(job).get(0), new CancelSignal()));
    assertEquals(null, problem(bytes));
  }

  @Test
  void renews_expired_links_once_for_many_files() throws Exception {
    List<DataFile> files = archive.files(job);
    // Links that came within five seconds are not renewed: they cannot have expired.
    Thread.sleep(5_100);
    simulator.clock().advance(Duration.ofMinutes(61));
    simulator.requests().clear();
    for (byte[] file : openTogether(files)) {
      assertEquals(null, problem(file));
    }
    assertEquals(1, simulator.requests().count("GET", "**results.json"));
    assertTrue(simulator.requests().count(request -> request.status() == 403) > 0);
  }

  @Test
  void says_of_fifty_files_that_are_refused_together_that_they_are_gone_after_one_look()
      throws Exception {
    List<DataFile> files = archive.files(jobTitled("year-2013")).subList(0, 50);
    // Links that came within five seconds are not renewed: they cannot have expired.
    Thread.sleep(5_100);
    simulator.faults().always(FILES, Fault.status(403));
    simulator.requests().clear();
    ExecutorService threads = Executors.newFixedThreadPool(files.size());
    List<PowerTrackException> failures = new ArrayList<>();
    try {
      List<Future<PowerTrackException>> opening = new ArrayList<>();
      for (DataFile file : files) {
        opening.add(threads.submit(() -> failure(file)));
      }
      for (Future<PowerTrackException> one : opening) {
        failures.add(one.get(20, TimeUnit.SECONDS));
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(1, simulator.requests().count("GET", "**results.json"));
    assertEquals(100, simulator.requests().dataFiles());
    for (PowerTrackException failure : failures) {
      assertEquals(Kind.EXPIRED, failure.kind());
      assertTrue(text(failure).contains("its results expire at 20"), text(failure));
    }
    assertTrue(
        failures.stream().anyMatch(failure -> text(failure).contains(" and 47 more cannot be")));
  }

  @Test
  void fetches_fifty_files_whose_links_expired_together_after_one_look() throws Exception {
    List<DataFile> files = archive.files(jobTitled("year-2013")).subList(0, 50);
    Thread.sleep(5_100);
    simulator.clock().advance(Duration.ofMinutes(61));
    simulator.requests().clear();
    for (byte[] file : openTogether(files)) {
      assertEquals(null, problem(file));
    }
    assertEquals(1, simulator.requests().count("GET", "**results.json"));
  }

  @Test
  void never_deletes_what_may_have_expired_however_the_clock_of_this_machine_jumps()
      throws IOException {
    Instant now = simulator.clock().now();
    for (int hours : new int[] {-20, -3, 0, 3, 1000}) {
      assertEquals(
          3,
          keptOfThree(job, now.plus(Duration.ofHours(hours))),
          "the results expire in two hours; the clock is off by " + hours);
    }
    assertTrue(keptOfThree(jobTitled("year-2013"), now) < 3, "these are there for two weeks");
  }

  /** How many of three files are left in a store that has no room for any. */
  private long keptOfThree(String jobId, Instant now) throws IOException {
    StoreSettings noRoom = new StoreSettings(folder.resolve(jobId + now.toEpochMilli()), 1, false);
    try (AccountArchive bounded = AccountArchive.withClock(service, QUICK, noRoom, () -> now)) {
      List<DataFile> files = bounded.files(jobId).subList(0, 3);
      for (DataFile file : files) {
        read(bounded.open(file, new CancelSignal()));
      }
      return files.stream().filter(file -> bounded.state(file) == FileState.STORED).count();
    }
  }

  @Test
  void says_that_files_are_gone_when_renewed_links_are_refused_too() {
    DataFile file = archive.files(job).get(0);
    simulator.faults().always(FILES, Fault.status(403));
    PowerTrackException e = failure(file);
    assertEquals(Kind.EXPIRED, e.kind());
    assertTrue(text(e).contains("job " + job), text(e));
    assertTrue(text(e).contains(file.name()), text(e));
    assertEquals(2, simulator.requests().dataFiles());
    assertEquals(List.of(), stored());
  }

  static Stream<Fault> passing() {
    return Stream.of(
        Fault.status(500),
        Fault.status(503),
        Fault.status(503, Duration.ZERO),
        Fault.status(429),
        Fault.droppedBeforeAnswer(),
        Fault.droppedAfter(0),
        Fault.droppedAfter(1000),
        Fault.truncatedTo(1000),
        Fault.truncatedTo(5),
        Fault.emptyBody(),
        Fault.html(),
        Fault.flippedByteAt(1500));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void fetches_right_what_went_wrong_at_first(Fault fault) throws IOException {
    simulator.faults().next(1, FILES, fault);
    byte[] bytes = read(archive.open(archive.files(job).get(0), new CancelSignal()));
    assertEquals(null, problem(bytes));
    assertEquals(List.of(job + "/201405101900.json.gz"), stored());
    assertEquals(2, simulator.requests().dataFiles());
  }

  static Stream<Fault> rubbish() {
    return Stream.of(Fault.truncatedTo(5), Fault.emptyBody(), Fault.html());
  }

  @ParameterizedTest
  @MethodSource("rubbish")
  void calls_a_file_bad_that_always_comes_as_rubbish_and_keeps_nothing(Fault fault) {
    DataFile file = archive.files(job).get(0);
    simulator.faults().always(FILES, fault);
    PowerTrackException e = failure(file);
    assertEquals(Kind.BAD_FILE, e.kind());
    assertTrue(text(e).contains(file.toString()), text(e));
    assertEquals(2, simulator.requests().dataFiles());
    assertEquals(List.of(), stored());
    assertTrue(archive.foundWrong(file).orElseThrow().contains("delivered " + file + " damaged"));
  }

  static Stream<Fault> damaging() {
    return Stream.of(Fault.truncatedTo(1000), Fault.flippedByteAt(1500));
  }

  @ParameterizedTest
  @MethodSource("damaging")
  void knows_that_a_file_is_so_at_the_service_when_it_comes_damaged_twice_the_same(Fault fault)
      throws IOException {
    DataFile file = archive.files(job).get(0);
    simulator.faults().always(FILES, fault);
    try (FileContent content = archive.open(file, new CancelSignal())) {
      byte[] first = content.stream().readAllBytes();
      assertNotNull(problem(first));
      assertFalse(content.again("damaged"));
      assertArrayEquals(first, content.stream().readAllBytes());
    }
    assertEquals(2, simulator.requests().dataFiles());
    assertEquals(List.of(), stored());
    assertTrue(archive.foundWrong(file).orElseThrow().startsWith("damaged (fetched at "));
    try (FileContent content = archive.open(file, new CancelSignal())) {
      assertFalse(content.again("damaged"));
    }
    assertEquals(3, simulator.requests().dataFiles());
  }

  @Test
  void gives_up_a_file_that_comes_damaged_otherwise_each_time() {
    DataFile file = archive.files(job).get(0);
    simulator.faults().next(1, FILES, Fault.truncatedTo(1000));
    simulator.faults().next(1, FILES, Fault.truncatedTo(1100));
    try (FileContent content = archive.open(file, new CancelSignal())) {
      assertTrue(content.again("it ends early"));
      PowerTrackException e =
          assertThrows(PowerTrackException.class, () -> content.again("it ends early"));
      assertEquals(Kind.BAD_FILE, e.kind());
      assertTrue(text(e).contains("it ends early"), text(e));
    }
    assertEquals(List.of(), stored());
  }

  @Test
  void says_that_a_connection_breaks_again_and_again_without_a_secret() {
    simulator.faults().always(FILES, Fault.droppedAfter(100));
    PowerTrackException e = failure(archive.files(job).get(0));
    assertEquals(Kind.CONNECTION, e.kind());
    assertTrue(text(e).contains("127.0.0.1"), text(e));
  }

  @Test
  void does_not_try_again_what_cannot_help() {
    DataFile file = archive.files(job).get(0);
    simulator.faults().next(1, FILES, Fault.status(404));
    assertEquals(Kind.NOT_FOUND, failure(file).kind());
    simulator.faults().next(1, FILES, Fault.status(410));
    assertEquals(Kind.EXPIRED, failure(file).kind());
    simulator.faults().next(1, FILES, Fault.status(400));
    assertEquals(Kind.SERVICE, failure(file).kind());
    assertEquals(3, simulator.requests().dataFiles());
  }

  @Test
  void waits_as_long_as_the_host_asks() throws IOException {
    simulator.faults().next(1, FILES, Fault.status(503, Duration.ofSeconds(1)));
    long started = System.nanoTime();
    read(archive.open(archive.files(job).get(0), new CancelSignal()));
    assertTrue(secondsSince(started) >= 1);
  }

  @Test
  void stops_a_download_that_hangs_as_soon_as_it_is_cancelled() throws Exception {
    simulator.faults().always(FILES, Fault.stalledAfter(1000));
    assertCancelsWithinASecond();
  }

  @Test
  void stops_waiting_for_another_try_as_soon_as_it_is_cancelled() throws Exception {
    simulator.faults().always(FILES, Fault.status(503, Duration.ofSeconds(30)));
    assertCancelsWithinASecond();
  }

  @Test
  void stops_waiting_for_a_free_connection_as_soon_as_it_is_cancelled() throws Exception {
    simulator.faults().always(FILES, Fault.stalledAfter(1000));
    try (AccountArchive narrow =
        AccountArchive.of(
            service,
            new DownloadSettings(1, Duration.ofSeconds(5), Duration.ofSeconds(60), 1),
            StoreSettings.in(folder.resolve("narrow")))) {
      List<DataFile> files = narrow.files(job);
      CancelSignal first = new CancelSignal();
      CancelSignal second = new CancelSignal();
      ExecutorService threads = Executors.newFixedThreadPool(2);
      try {
        Future<?> holding = threads.submit(() -> narrow.open(files.get(0), first));
        awaitDataRequests(1);
        Future<?> waiting = threads.submit(() -> narrow.open(files.get(1), second));
        Thread.sleep(100);
        assertCancelled(second, waiting);
        assertFalse(holding.isDone());
        assertCancelled(first, holding);
      } finally {
        threads.shutdownNow();
      }
    }
    assertEquals(1, simulator.requests().dataFiles());
  }

  @Test
  void opens_no_more_connections_than_allowed() throws Exception {
    simulator.faults().always(FILES, Fault.delayed(Duration.ofMillis(30)));
    try (AccountArchive narrow =
        AccountArchive.of(
            service,
            new DownloadSettings(2, Duration.ofSeconds(5), Duration.ofSeconds(5), 2),
            StoreSettings.in(folder.resolve("narrow")))) {
      openTogether(narrow, narrow.files(job));
    }
    int most = simulator.requests().mostDataFilesAtOnce();
    // The simulator counts an answer as open for a moment after it was read.
    assertTrue(most <= 4, "at once: " + most);
  }

  @Test
  void leaves_no_temporary_file_where_nothing_is_kept() throws IOException {
    Set<Path> before = temporaryFiles();
    try (AccountArchive keepless = AccountArchive.of(service, QUICK, null)) {
      DataFile file = keepless.files(job).get(0);
      FileContent content = keepless.open(file, new CancelSignal());
      assertEquals(null, problem(read(content)));
      assertEquals(FileState.LISTED, keepless.state(file));
      assertEquals(before, temporaryFiles());
      simulator.faults().always(FILES, Fault.truncatedTo(1000));
      try (FileContent damaged = keepless.open(file, new CancelSignal())) {
        assertFalse(damaged.again("it ends early"));
      }
      assertEquals(before, temporaryFiles());
    }
    assertEquals(before, temporaryFiles());
  }

  @Test
  void knows_no_file_that_the_results_do_not_list() {
    Window window = Window.of(Instant.parse("2014-05-11T19:00:00Z"));
    PowerTrackException e = failure(new DataFile(job, window, "other_activities.json.gz"));
    assertEquals(Kind.NOT_FOUND, e.kind());
    assertTrue(text(e).contains("other_activities.json.gz"), text(e));
  }

  private void assertCancelsWithinASecond() throws Exception {
    DataFile file = archive.files(job).get(0);
    CancelSignal signal = new CancelSignal();
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      Future<?> opening = threads.submit(() -> archive.open(file, signal));
      awaitDataRequests(1);
      Thread.sleep(100);
      assertCancelled(signal, opening);
    } finally {
      threads.shutdownNow();
    }
    assertEquals(1, simulator.requests().dataFiles());
    assertEquals(List.of(), stored());
  }

  private static void assertCancelled(CancelSignal signal, Future<?> opening) {
    long started = System.nanoTime();
    signal.cancel();
    Exception e = assertThrows(Exception.class, () -> opening.get(5, TimeUnit.SECONDS));
    assertTrue(secondsSince(started) < 1);
    assertEquals(
        Kind.CANCELLED,
        e.getCause() instanceof PowerTrackException cancelled ? cancelled.kind() : null);
  }

  private void awaitDataRequests(int count) throws InterruptedException {
    for (int i = 0; i < 500 && simulator.requests().dataFiles() < count; i++) {
      Thread.sleep(10);
    }
    assertEquals(count, simulator.requests().dataFiles());
  }

  private List<byte[]> openTogether(List<DataFile> files) throws Exception {
    return openTogether(archive, files);
  }

  private static List<byte[]> openTogether(Archive archive, List<DataFile> files) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(files.size());
    try {
      List<Future<byte[]>> opening = new ArrayList<>();
      for (DataFile file : files) {
        opening.add(threads.submit(() -> read(archive.open(file, new CancelSignal()))));
      }
      List<byte[]> read = new ArrayList<>();
      for (Future<byte[]> one : opening) {
        read.add(one.get(20, TimeUnit.SECONDS));
      }
      return read;
    } finally {
      threads.shutdownNow();
    }
  }

  /** The failure to open a file; its whole trace must hold no part of a link's query. */
  private PowerTrackException failure(DataFile file) {
    PowerTrackException e =
        assertThrows(PowerTrackException.class, () -> archive.open(file, new CancelSignal()));
    for (String secret : List.of("Signature", "AWSAccessKeyId", "Expires=", "?")) {
      assertFalse(text(e).contains(secret), text(e));
    }
    return e;
  }

  /** With causes and what was suppressed. */
  private static String text(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static @Nullable String problem(byte[] file) {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(file))) {
      in.transferTo(OutputStream.nullOutputStream());
      return null;
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Reads as the scan does: what is wrong is fetched again, what is right is kept. */
  private static byte[] read(FileContent content) throws IOException {
    try (content) {
      while (true) {
        byte[] bytes;
        try (InputStream in = content.stream()) {
          bytes = in.readAllBytes();
        }
        String problem = problem(bytes);
        if (content.isVerified() || problem == null || !content.again(problem)) {
          if (!content.isVerified()) {
            content.keep("{}");
          }
          return bytes;
        }
      }
    }
  }

  private static double secondsSince(long started) {
    return (System.nanoTime() - started) / 1e9;
  }

  /** All files below the store but its own notes, temporary ones too. */
  private List<String> stored() {
    Path store = folder.resolve("store");
    if (!Files.exists(store)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(store)) {
      return paths
          .filter(Files::isRegularFile)
          .filter(path -> !path.endsWith("index") && !path.endsWith("locks"))
          .filter(path -> !path.toString().endsWith(".note"))
          .map(path -> store.relativize(path).toString())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What lies in folders of ours among the temporary files. */
  private static Set<Path> temporaryFiles() throws IOException {
    Set<Path> found = new HashSet<>();
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, "powertrack-*")) {
      for (Path folder : folders) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.part")) {
          files.forEach(found::add);
        }
      }
    }
    return found;
  }

  private String jobTitled(String title) {
    return service.jobs().jobs().stream()
        .filter(one -> title.equals(one.title()))
        .findFirst()
        .orElseThrow()
        .jobId();
  }

  private String title(String jobId) {
    return String.valueOf(
        service.jobs().jobs().stream()
            .filter(one -> one.jobId().equals(jobId))
            .findFirst()
            .orElseThrow()
            .title());
  }
}
