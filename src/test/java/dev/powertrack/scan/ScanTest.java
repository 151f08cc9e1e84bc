package dev.powertrack.scan;

import static dev.powertrack.scan.FileScanTest.columns;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.archive.CancelSignal;
import dev.powertrack.archive.DataFile;
import dev.powertrack.tweet.TweetTable;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many files at once, given in order, no more of them than are needed, and ended at any moment. */
@Timeout(20)
class ScanTest {
  private static final long SEED = 20140713;
  private static final TweetTable TWEETS = TweetTable.named("TWEETS");

  private final List<String> warnings = new ArrayList<>();
  private final List<ScanEngine> engines = new ArrayList<>();

  @AfterEach
  void close() {
    engines.forEach(ScanEngine::close);
  }

  @Test
  void gives_rows_in_the_order_of_the_files_whatever_the_threads_do() {
    Random random = new Random(SEED);
    InventedArchive archive = new InventedArchive();
    for (int i = 0; i < 60; i++) {
      DataFile file = InventedFile.file(i);
      byte[] content = InventedFile.good(file, random.nextInt(300));
      int delay = random.nextInt(20);
      archive.put(
          file,
          signal -> {
            Thread.sleep(delay);
            return new ByteArrayInputStream(content);
          });
    }
    List<DataFile> shuffled = new ArrayList<>(archive.all());
    Collections.shuffle(shuffled, random);
    Scan scan = open(engine(archive, 8, 3), shuffled, 60, "TWEET_ID");
    List<DataFile> ends = new ArrayList<>();
    List<Long> ids = new ArrayList<>();
    for (ScanBatch batch = scan.next(); batch != null; batch = scan.next()) {
      assertEquals(shuffled.get(ends.size()), batch.file());
      for (int row = 0; row < batch.rows(); row++) {
        ids.add((Long) batch.columns().vector(0).get(row));
        assertEquals(ids.size(), ids.get(ids.size() - 1));
      }
      if (batch.isEndOfFile()) {
        ends.add(batch.file());
        ids.clear();
      }
    }
    assertEquals(shuffled, ends);
    assertEquals(List.of(), warnings);
    assertTrue(archive.mostOpen.get() <= 8);
  }

  @Test
  void gives_nothing_for_no_files() {
    Scan scan = open(engine(new InventedArchive(), 8, 2), List.of(), 0, "TWEET_ID");
    assertNull(scan.next());
    assertNull(scan.next());
  }

  @Test
  void reads_nothing_before_it_is_asked() throws InterruptedException {
    InventedArchive archive = InventedArchive.ofGoodFiles(3, 5);
    open(engine(archive, 8, 2), archive.all(), 3, "TWEET_ID");
    Thread.sleep(50);
    assertEquals(0, archive.opened.get());
  }

  @Test
  void opens_twice_as_many_files_ahead_at_each_end_of_a_file() throws InterruptedException {
    InventedArchive archive = InventedArchive.ofGoodFiles(100, 5);
    Scan scan = open(engine(archive, 24, 2), archive.all(), 1, "TWEET_ID");
    for (int expected : new int[] {1, 3, 6, 11, 20, 29, 30}) {
      scan.next();
      assertStaysAt(expected, archive.opened);
      endFile(scan);
    }
    assertTrue(archive.mostOpen.get() <= 24);
  }

  @Test
  void opens_first_what_is_surely_needed_and_no_more_until_that_has_ended()
      throws InterruptedException {
    InventedArchive archive = InventedArchive.ofGoodFiles(100, 5);
    Scan scan = open(engine(archive, 24, 2), archive.all(), 3, "TWEET_ID");
    for (int expected : new int[] {3, 3, 3, 9, 16}) {
      scan.next();
      assertStaysAt(expected, archive.opened);
      endFile(scan);
    }
  }

  @Test
  void opens_no_more_files_at_once_than_allowed_even_if_all_are_needed()
      throws InterruptedException {
    InventedArchive archive = InventedArchive.ofGoodFiles(40, 5);
    Scan scan = open(engine(archive, 4, 2), archive.all(), 40, "TWEET_ID");
    scan.next();
    assertStaysAt(4, archive.opened);
    drain(scan);
    assertEquals(40, archive.opened.get());
  }

  @Test
  void reads_only_a_few_batches_ahead_of_a_slow_consumer() throws Exception {
    AtomicLong read = new AtomicLong();
    InventedArchive archive = new InventedArchive();
    archive.put(InventedFile.file(0), signal -> endlessTweets(read));
    ScanProgress progress = new ScanLog().start("", "TWEETS");
    try (Scan scan =
        engine(archive, 8, 2)
            .open(request(archive.all(), 1, BadFiles.WARN, "RAW_JSON"), progress, warnings::add)) {
      scan.next();
      long ahead = settled(read);
      assertTrue(ahead < 12 * 1024 * 1024, "read ahead: " + ahead);
      for (int i = 0; i < 20; i++) {
        scan.next();
      }
      assertTrue(settled(read) > ahead, "it goes on when the consumer does");
    }
    await(() -> archive.openNow.get() == 0);
  }

  @Test
  void one_decoder_is_enough_for_many_files_and_a_consumer_that_needs_the_first() {
    InventedArchive archive = InventedArchive.ofGoodFiles(12, 5000);
    Scan scan = open(engine(archive, 12, 1), archive.all(), 12, "TWEET_ID");
    assertEquals(12 * 5000, drain(scan));
  }

  @Test
  void two_scans_share_one_decoder() throws Exception {
    InventedArchive archive = InventedArchive.ofGoodFiles(6, 5000);
    ScanEngine engine = engine(archive, 6, 1);
    Scan idle = open(engine, archive.all(), 6, "TWEET_ID");
    idle.next();
    assertEquals(6 * 5000, drain(open(engine, archive.all(), 6, "TWEET_ID")));
    assertEquals(6 * 5000 - 64, drain(idle));
  }

  @Test
  void ends_a_scan_that_waits_for_the_network_when_another_thread_closes_it() throws Exception {
    CountDownLatch stalled = new CountDownLatch(1);
    InventedArchive archive = new InventedArchive();
    archive.put(
        InventedFile.file(0),
        signal -> {
          stalled.countDown();
          new CountDownLatch(1).await();
          return InputStream.nullInputStream();
        });
    Scan scan = open(engine(archive, 4, 2), archive.all(), 1, "TWEET_ID");
    CompletableFuture<Object> next = CompletableFuture.supplyAsync(() -> scan.next());
    stalled.await();
    long started = System.nanoTime();
    scan.close();
    ExecutionException e =
        assertThrows(ExecutionException.class, () -> next.get(1, TimeUnit.SECONDS));
    assertTrue(System.nanoTime() - started < 1_000_000_000L);
    assertEquals(Kind.CANCELLED, kind(e.getCause()));
    await(() -> archive.openNow.get() == 0);
  }

  @Test
  void lets_go_of_every_stream_when_it_is_closed_in_the_middle() throws Exception {
    InventedArchive archive = InventedArchive.ofGoodFiles(20, 20_000);
    ScanEngine engine = engine(archive, 10, 1);
    Scan scan = open(engine, archive.all(), 20, "TWEET_ID");
    scan.next();
    scan.close();
    await(() -> archive.openNow.get() == 0);
    assertEquals(1, engine.decoders().availablePermits());
    assertEquals(Kind.CANCELLED, kind(assertThrows(Exception.class, scan::next)));
  }

  @Test
  void remembers_nothing_of_a_file_that_was_not_read_to_its_end() throws Exception {
    InventedArchive archive = InventedArchive.ofGoodFiles(1, 50_000);
    ScanEngine engine = engine(archive, 4, 1);
    Scan scan = open(engine, archive.all(), 1, "TWEET_ID");
    scan.next();
    scan.close();
    await(() -> archive.openNow.get() == 0);
    assertTrue(engine.reports().of(archive.all().get(0)).isEmpty());
  }

  @Test
  void remembers_what_a_file_showed_and_does_not_open_it_again_for_that() {
    InventedArchive archive = InventedArchive.ofGoodFiles(1, 7);
    ScanEngine engine = engine(archive, 4, 1);
    drain(open(engine, archive.all(), 1, "TWEET_ID", "POSTED_AT"));
    FileReport report = engine.report(archive.all().get(0), new CancelSignal());
    assertEquals(7, report.tweets());
    assertEquals(0L, report.rowsOutsideWindow());
    assertEquals(1, archive.opened.get());
  }

  @Test
  void looks_at_a_file_again_for_what_an_earlier_scan_did_not_look_at() {
    InventedArchive archive = InventedArchive.ofGoodFiles(1, 7);
    ScanEngine engine = engine(archive, 4, 1);
    DataFile file = archive.all().get(0);
    drain(open(engine, archive.all(), 1, "TWEET_ID"));
    assertNull(engine.reports().of(file).orElseThrow().rowsOutsideWindow());
    assertEquals(0L, engine.report(file, new CancelSignal()).rowsOutsideWindow());
    drain(open(engine, archive.all(), 1, "TWEET_ID"));
    assertEquals(0L, engine.reports().of(file).orElseThrow().rowsOutsideWindow());
  }

  @Test
  void remembers_the_latest_of_a_local_file_that_changed() {
    InventedArchive archive = InventedArchive.ofGoodFiles(1, 7);
    ScanEngine engine = engine(archive, 4, 1);
    DataFile file = archive.all().get(0);
    engine.report(file, new CancelSignal());
    archive.put(file, InventedFile.good(file, 8));
    drain(open(engine, archive.all(), 1, "TWEET_ID"));
    assertEquals(8, engine.report(file, new CancelSignal()).tweets());
  }

  @Test
  void stops_looking_at_a_file_when_cancelled() {
    InventedArchive archive = InventedArchive.ofGoodFiles(1, 5000);
    CancelSignal signal = new CancelSignal();
    signal.cancel();
    ScanEngine engine = engine(archive, 4, 1);
    assertEquals(
        Kind.CANCELLED,
        kind(assertThrows(Exception.class, () -> engine.report(archive.all().get(0), signal))));
    assertEquals(0, archive.openNow.get());
  }

  @Test
  void reads_the_others_beside_a_line_of_forty_megabytes() {
    InventedArchive archive = InventedArchive.ofGoodFiles(4, 100);
    DataFile broken = InventedFile.file(1);
    byte[] line = new byte[40_000_000];
    Arrays.fill(line, (byte) '[');
    String before = InventedFile.tweets(broken, 10);
    archive.put(
        broken,
        signal ->
            new SequenceInputStream(
                new ByteArrayInputStream(before.getBytes(StandardCharsets.UTF_8)),
                new ByteArrayInputStream(line)));
    ScanEngine engine = new ScanEngine(archive, new ScanSettings(4, 2, 100_000));
    engines.add(engine);
    assertEquals(310, drain(open(engine, archive.all(), 4, "TWEET_ID")));
    FileReport report = engine.reports().of(broken).orElseThrow();
    assertEquals("line 11 is too long", report.firstUnreadable());
    assertEquals(11, report.lines());
  }

  @Test
  void gives_rows_without_values_where_no_column_is_asked_for() {
    InventedArchive archive = InventedArchive.ofGoodFiles(3, 100);
    assertEquals(300, drain(open(engine(archive, 4, 2), archive.all(), 3)));
  }

  @Test
  void tells_how_far_it_is() {
    InventedArchive archive = InventedArchive.ofGoodFiles(3, 100);
    ScanProgress progress = new ScanLog().start("SELECT 1", "TWEETS");
    Scan scan =
        engine(archive, 4, 2)
            .open(request(archive.all(), 3, BadFiles.WARN, "TWEET_ID"), progress, warnings::add);
    drain(scan);
    assertEquals(3, progress.filesRead());
    assertEquals(300, progress.rowsRead());
    assertEquals(0, progress.filesFetched());
  }

  @Test
  void is_no_defect_of_ours_when_the_connection_is_closed_meanwhile() {
    InventedArchive archive = InventedArchive.ofGoodFiles(3, 100);
    ScanEngine engine = engine(archive, 1, 1);
    Scan scan = open(engine, archive.all(), 1, "TWEET_ID");
    engine.close();
    assertEquals(Kind.CANCELLED, kind(assertThrows(Exception.class, scan::next)));
  }

  private static InputStream endlessTweets(AtomicLong read) {
    byte[] tweets =
        InventedFile.tweets(InventedFile.file(0), 600)
            .replace("tweet ", "x".repeat(2000))
            .getBytes(StandardCharsets.UTF_8);
    return new InputStream() {
      private int at;

      @Override
      public int read() {
        read.incrementAndGet();
        int b = tweets[at] & 0xff;
        at = (at + 1) % tweets.length;
        return b;
      }

      @Override
      public int read(byte[] to, int offset, int length) {
        int n = Math.min(length, tweets.length - at);
        System.arraycopy(tweets, at, to, offset, n);
        at = (at + n) % tweets.length;
        read.addAndGet(n);
        return n;
      }
    };
  }

  private ScanEngine engine(InventedArchive archive, int filesAtOnce, int decoders) {
    ScanEngine engine = new ScanEngine(archive, new ScanSettings(filesAtOnce, decoders, 1 << 20));
    engines.add(engine);
    return engine;
  }

  private Scan open(ScanEngine engine, List<DataFile> files, int atFirst, String... columns) {
    return engine.open(
        request(files, atFirst, BadFiles.WARN, columns),
        new ScanLog().start("", "TWEETS"),
        warnings::add);
  }

  private static ScanRequest request(
      List<DataFile> files, int atFirst, BadFiles badFiles, String... columns) {
    return new ScanRequest(files, atFirst, -1, TWEETS, columns(columns), badFiles);
  }

  private static int drain(Scan scan) {
    int rows = 0;
    for (ScanBatch batch = scan.next(); batch != null; batch = scan.next()) {
      rows += batch.rows();
    }
    return rows;
  }

  private static void endFile(Scan scan) {
    ScanBatch batch = scan.next();
    while (batch != null && !batch.isEndOfFile()) {
      batch = scan.next();
    }
  }

  private static void assertStaysAt(int expected, AtomicInteger count) throws InterruptedException {
    await(() -> count.get() >= expected);
    Thread.sleep(20);
    assertEquals(expected, count.get());
  }

  /** The count once it has not moved for a while. */
  private static long settled(AtomicLong count) throws InterruptedException {
    long before = -1;
    while (before != count.get()) {
      before = count.get();
      Thread.sleep(150);
    }
    return before;
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 500 && !condition.getAsBoolean(); i++) {
      Thread.sleep(10);
    }
    assertTrue(condition.getAsBoolean());
  }

  private static Kind kind(@Nullable Throwable e) {
    return assertInstanceOf(PowerTrackException.class, e).kind();
  }
}
