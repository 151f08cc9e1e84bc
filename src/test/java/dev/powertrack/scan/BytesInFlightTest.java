package dev.powertrack.scan;

import static dev.powertrack.scan.FileScanTest.columns;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.archive.Archive;
import dev.powertrack.archive.ArchivedJob;
import dev.powertrack.archive.CancelSignal;
import dev.powertrack.archive.DataFile;
import dev.powertrack.archive.FileContent;
import dev.powertrack.archive.FileState;
import dev.powertrack.archive.ListedFile;
import dev.powertrack.tweet.TweetTable;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * However fast files come, no more is fetched and decoded ahead of a slow consumer than the option
 * says. Counted in files that are fetched and not yet consumed; each has the same size.
 */
@Timeout(30)
class BytesInFlightTest {
  private static final int FILES = 60;
  private static final int CONNECTIONS = 24;
  private static final int TWEETS = 500;
  private static final TweetTable TABLE = TweetTable.named("TWEETS");

  /** Of one file: as many bytes as came over the network, and as its rows take in memory. */
  private static final long FETCHED = 400_000;

  private static final long HELD = heldOfOneFile();
  private static final long ONE_FILE = FETCHED + HELD;

  @Test
  void as_many_files_as_there_are_connections_where_there_is_room() {
    assertEquals(CONNECTIONS, mostFilesAhead(1000 * ONE_FILE));
  }

  @Test
  void no_more_than_there_is_room_for() {
    assertEquals(5, mostFilesAhead(5 * ONE_FILE + ONE_FILE / 2));
    assertEquals(16, mostFilesAhead(16 * ONE_FILE));
  }

  @Test
  void as_many_at_first_as_there_is_room_for_if_each_is_as_large_as_may_be() throws Exception {
    Fetching archive = new Fetching();
    archive.onTheirWay = new CountDownLatch(1);
    ScanSettings settings = new ScanSettings(CONNECTIONS, 2, 1 << 20, 1000 * ONE_FILE);
    try (ScanEngine engine = new ScanEngine(archive, settings);
        Scan scan = engine.open(request(archive, FILES), new ScanLog().start("", ""), w -> {})) {
      CompletableFuture<ScanBatch> first = CompletableFuture.supplyAsync(scan::next);
      while (archive.asked.get() < 8) {
        Thread.sleep(1);
      }
      Thread.sleep(50);
      assertEquals(8, archive.asked.get());
      archive.onTheirWay.countDown();
      first.join();
    }
  }

  @Test
  void one_where_there_is_room_for_none() {
    assertEquals(1, mostFilesAhead(ONE_FILE / 2));
  }

  @Test
  void what_is_held_is_most_of_what_is_counted() {
    assertTrue(HELD > 50_000, "held: " + HELD);
  }

  /** The most files that were asked for before the consumer came to their ends. */
  private static int mostFilesAhead(long maxBytesInFlight) {
    Fetching archive = new Fetching();
    int rows = 0;
    try (ScanEngine engine =
            new ScanEngine(archive, new ScanSettings(CONNECTIONS, 2, 1 << 20, maxBytesInFlight));
        Scan scan =
            engine.open(request(archive, 1), new ScanLog().start("", "TWEETS"), warning -> {})) {
      for (ScanBatch batch = scan.next(); batch != null; batch = scan.next()) {
        rows += batch.rows();
        if (batch.isEndOfFile()) {
          archive.consumed.incrementAndGet();
        }
      }
    }
    assertEquals(FILES * TWEETS, rows);
    return archive.mostAhead.get();
  }

  private static ScanRequest request(Fetching archive, int filesAtFirst) {
    return new ScanRequest(
        archive.all(), filesAtFirst, -1, TABLE, columns("RAW_JSON"), BadFiles.FAIL);
  }

  private static long heldOfOneFile() {
    DataFile file = InventedFile.file(0);
    long[] held = {0};
    HeldRows rows = new HeldRows(Long.MAX_VALUE, bytes -> held[0] = bytes);
    try {
      new FileScan(file, TABLE, columns("RAW_JSON"), -1, 1 << 20, true, null)
          .read(new ByteArrayInputStream(InventedFile.good(file, TWEETS)), rows);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return held[0];
  }

  /** Files that come over a network, each judged by its reader; counts those that are ahead. */
  private static final class Fetching implements Archive {
    final AtomicInteger asked = new AtomicInteger();
    final AtomicInteger consumed = new AtomicInteger();
    final AtomicInteger mostAhead = new AtomicInteger();
    CountDownLatch onTheirWay = new CountDownLatch(0);

    List<DataFile> all() {
      return IntStream.range(0, FILES).mapToObj(InventedFile::file).toList();
    }

    private void arrive() {
      try {
        onTheirWay.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public FileContent open(DataFile file, CancelSignal signal) {
      mostAhead.accumulateAndGet(asked.incrementAndGet() - consumed.get(), Math::max);
      arrive();
      byte[] content = InventedFile.good(file, TWEETS);
      return new FileContent() {
        @Override
        public InputStream stream() {
          return new ByteArrayInputStream(content);
        }

        @Override
        public long fetchedBytes() {
          return FETCHED;
        }

        @Override
        public boolean isVerified() {
          return false;
        }

        @Override
        public void keep(String statistics) {}

        @Override
        public boolean again(String problem) {
          throw new IllegalStateException(problem);
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public List<ArchivedJob> jobs() {
      return List.of(new ArchivedJob("joba", null));
    }

    @Override
    public List<DataFile> files(String jobId) {
      return all();
    }

    @Override
    public List<ListedFile> listing(String jobId) {
      return all().stream().map(file -> new ListedFile(file, FileState.LISTED, null)).toList();
    }

    @Override
    public FileState state(DataFile file) {
      return FileState.LISTED;
    }

    @Override
    public void close() {}
  }
}
