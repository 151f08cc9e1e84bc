package dev.powertrack.scan;

import dev.powertrack.archive.FileContent;
import dev.powertrack.tweet.KeyOrders;
import dev.powertrack.tweet.Steady;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file to its end. Of bytes that nobody has verified yet this reading is the
 * verification: no row is handed on before the end has shown that they are right, so that a row of
 * a damaged download is never seen, and nothing is inflated twice. {@link FileReport#wrong} judges.
 */
final class FileReading {
  private final FileContent content;
  private final Scans scans;
  private final long mostHeldBytes;
  private final Rows rows;
  private @Nullable FileScan whole;

  /** Makes a reader of the whole file, for one reading. */
  interface Scans {
    /**
     * @param withTimes whether the times of the tweets are to be noted, though nobody wants to see
     *     them
     */
    FileScan start(boolean withTimes);
  }

  /** Takes the rows. */
  interface Rows {
    /** Takes some that exist already and are not to be waited with. */
    void takeHeld(ScanBatch batch);

    /** Takes some while more are being made; may block until there is room. */
    void take(ScanBatch batch) throws InterruptedException;

    /** So many bytes of memory are held back. */
    void holding(long bytes);

    /**
     * Whether anybody looks at them; otherwise none is held back, and each is taken as it comes.
     */
    default boolean areWanted() {
      return true;
    }
  }

  /**
   * A reading.
   *
   * @param mostHeldBytes of rows that are held back; the rows of a larger file are forgotten, and
   *     made once more when it is verified
   */
  FileReading(FileContent content, Scans scans, long mostHeldBytes, Rows rows) {
    this.content = content;
    this.scans = scans;
    this.mostHeldBytes = mostHeldBytes;
    this.rows = rows;
  }

  /** What the file showed. Of one that the service itself has wrong all rows are handed on too. */
  FileReport read() throws InterruptedException {
    if (content.isVerified()) {
      return readVerified();
    }
    while (true) {
      HeldRows held = new HeldRows(mostHeldBytes, rows::holding);
      FileReport report = read(scans.start(true), rows.areWanted() ? held : rows::take);
      String wrong = report.wrong();
      if (wrong == null) {
        content.keep(ReportText.of(report));
      } else if (content.again(wrong)) {
        continue;
      }
      if (rows.areWanted()) {
        handOn(held);
      }
      return report;
    }
  }

  /** A stored file that has become wrong is judged anew, and fetched again, by the next reading. */
  private FileReport readVerified() throws InterruptedException {
    FileReport report = read(scans.start(false), rows::take);
    String wrong = report.wrong();
    if (wrong != null) {
      boolean never = content.again(wrong);
    }
    return report;
  }

  private FileReport read(FileScan scan, FileScan.Sink sink) throws InterruptedException {
    FileReport report = scan.read(content.stream(), sink);
    whole = report.problem() == null ? scan : null;
    return report;
  }

  /**
   * What the reading showed besides, that makes the file faster to read again; null for nothing.
   *
   * @param orders of the keys in other files
   */
  @Nullable Steady steady(KeyOrders orders) {
    return whole == null ? null : whole.steady(orders);
  }

  private void handOn(HeldRows held) throws InterruptedException {
    if (held.isComplete()) {
      held.batches().forEach(rows::takeHeld);
    } else {
      scans.start(false).read(content.stream(), rows::take);
    }
  }
}
