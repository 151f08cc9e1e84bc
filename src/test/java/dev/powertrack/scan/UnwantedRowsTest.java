package dev.powertrack.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.archive.Archive;
import dev.powertrack.archive.ArchivedJob;
import dev.powertrack.archive.CancelSignal;
import dev.powertrack.archive.DataFile;
import dev.powertrack.archive.FileContent;
import dev.powertrack.archive.FileState;
import dev.powertrack.archive.ListedFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Fetching and verifying take no more memory for a larger file. */
@Timeout(60)
class UnwantedRowsTest {
  private static final DataFile FILE = InventedFile.file(0);
  private static final int BLOCK = 10_000;
  private static final int BLOCKS = 150;
  private static final int TWEETS = BLOCK * BLOCKS;

  /** Of a time and a line's number, as little as a row can take. */
  private static final int LEAST_BYTES_OF_A_ROW = 12;

  @Test
  void none_is_held_until_the_file_is_known_to_be_right() throws IOException {
    Fetched archive = new Fetched(manyTweets());
    try (ScanEngine engine = new ScanEngine(archive, ScanSettings.of(1))) {
      long before = usedBytes();
      FileReport report = engine.fetch(FILE, new CancelSignal()).report();
      assertNull(report.wrong());
      assertEquals(TWEETS, report.tweets());
      long held = archive.usedWhenKept - before;
      assertTrue(held < TWEETS * LEAST_BYTES_OF_A_ROW / 2, held + " bytes");
    }
  }

  private static byte[] manyTweets() throws IOException {
    String tweet =
        "{\"created_at\":\"Sun Jul 13 19:31:00 +0000 2014\",\"id\":7,\"text\":\"\",\"user\":{\"id\":1}}\r\n";
    byte[] block = tweet.repeat(BLOCK).getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      for (int i = 0; i < BLOCKS; i++) {
        gzip.write(block);
      }
      gzip.write(InventedFile.footer(TWEETS).getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  private static long usedBytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** One file that was fetched and that nobody has judged yet. */
  private static final class Fetched implements Archive {
    private final byte[] bytes;
    private long usedWhenKept;

    Fetched(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public List<ArchivedJob> jobs() {
      return List.of(new ArchivedJob(FILE.jobId(), null));
    }

    @Override
    public List<DataFile> files(String jobId) {
      return List.of(FILE);
    }

    @Override
    public List<ListedFile> listing(String jobId) {
      return List.of(new ListedFile(FILE, FileState.LISTED, null));
    }

    @Override
    public FileState state(DataFile file) {
      return FileState.LISTED;
    }

    @Override
    public FileContent open(DataFile file, CancelSignal signal) {
      return new FileContent() {
        @Override
        public InputStream stream() {
          return new ByteArrayInputStream(bytes);
        }

        @Override
        public long fetchedBytes() {
          return bytes.length;
        }

        @Override
        public boolean isVerified() {
          return false;
        }

        /** What is held back of the rows is held now. */
        @Override
        public void keep(String statistics) {
          usedWhenKept = usedBytes();
        }

        @Override
        public boolean again(String problem) {
          return false;
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public void close() {}
  }
}
