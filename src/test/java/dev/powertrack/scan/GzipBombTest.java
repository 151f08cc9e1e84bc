package dev.powertrack.scan;

import static dev.powertrack.scan.FileScanTest.columns;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.powertrack.tweet.TweetTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A file of a megabyte that becomes a gigabyte is read with the memory of any other. */
@Timeout(60)
class GzipBombTest {
  private static final int GIBIBYTE = 1024;
  private static final long LITTLE = 128L << 20;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void the_bomb_is_a_right_gzip_file() throws IOException {
    byte[] file = GzipBomb.of((byte) 0, 3);
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(file))) {
      assertEquals(3 << 20, in.readAllBytes().length);
    }
    assertTrue(file.length < 4000, file.length + " bytes");
  }

  @Test
  void a_gigabyte_without_a_line_feed_is_one_line_that_is_too_long() throws Exception {
    FileReport report = readWithLittleMemory(GzipBomb.of((byte) 0, GIBIBYTE), ScanSettings.of(1));
    assertEquals(1, report.lines());
    assertEquals(1, report.unreadableLines());
    assertEquals("line 1 is too long", report.firstUnreadable());
    assertEquals("none of its lines can be read: line 1 is too long", report.wrong());
  }

  @Test
  void a_hundred_megabytes_of_line_feeds_are_as_many_blank_lines() throws Exception {
    FileReport report = readWithLittleMemory(GzipBomb.of((byte) '\n', 100), ScanSettings.of(1));
    assertEquals(100 << 20, report.blankLines());
    assertNull(report.problem());
    assertEquals("the footer is missing", report.wrong());
  }

  /** With all rows that would be held until the file is known to be right. */
  private static FileReport readWithLittleMemory(byte[] file, ScanSettings settings)
      throws InterruptedException {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    FileReport report =
        new FileScan(
                InventedFile.file(0),
                TweetTable.named("TWEETS"),
                columns("RAW_JSON"),
                -1,
                settings.maxLineBytes())
            .read(
                new ByteArrayInputStream(file), new HeldRows(settings.maxHeldBytes(), bytes -> {}));
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated < LITTLE, "allocated " + allocated + " bytes");
    return report;
  }
}
