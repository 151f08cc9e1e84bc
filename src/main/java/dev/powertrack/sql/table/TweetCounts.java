package dev.powertrack.sql.table;

import dev.powertrack.archive.DataFile;
import dev.powertrack.scan.BadFiles;
import dev.powertrack.scan.Scan;
import dev.powertrack.scan.ScanBatch;
import dev.powertrack.scan.ScanEngine;
import dev.powertrack.scan.ScanProgress;
import dev.powertrack.scan.ScanRequest;
import dev.powertrack.tweet.TweetTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How many tweets files hold: known of those that were read before, found out by a scan of the
 * others. The scan goes no further than it is asked, but for what it fetches ahead.
 *
 * <p>Used by one thread; a cancel of the statement ends it.
 */
final class TweetCounts implements AutoCloseable {
  private final ScanEngine engine;
  private final KnownFiles knownFiles;
  private final BadFiles badFiles;
  private final RowRequest request;
  private final ScanProgress progress;
  private final Runnable stop = this::close;
  private final Map<DataFile, Long> known = new HashMap<>();
  private volatile @Nullable Scan scan;

  TweetCounts(ScanEngine engine, BadFiles badFiles, RowRequest request, String table) {
    this.engine = engine;
    this.knownFiles = new KnownFiles(engine);
    this.badFiles = badFiles;
    this.request = request;
    this.progress = engine.log().start(request.statement(), table);
    request.control().addScan(progress);
    request.control().onCancel(stop);
  }

  /**
   * Goes on with these files, and leaves those before.
   *
   * @param listed of how many these are a part
   * @param files in the order in which they will be asked for
   */
  void goOnWith(long listed, List<DataFile> files) {
    endScan();
    known.clear();
    List<DataFile> toRead = new ArrayList<>();
    for (DataFile file : files) {
      knownFiles
          .report(file)
          .ifPresentOrElse(report -> known.put(file, report.tweets()), () -> toRead.add(file));
    }
    progress.selected(listed, files.size());
    progress.known(known.size());
    scan =
        engine.open(
            new ScanRequest(
                toRead,
                request.whole() ? toRead.size() : 1,
                request.rowsWanted(),
                TweetTable.named("TWEETS"),
                List.of(),
                badFiles),
            progress,
            request.control()::warn);
    request.control().check();
  }

  /** Of a file; those that are read are asked for in order. */
  long of(DataFile file) {
    Long count = known.get(file);
    return count == null ? scanned(file) : count;
  }

  private long scanned(DataFile file) {
    Scan open = Objects.requireNonNull(scan, "files were named before");
    open.rowUsed(); // a window is a row: nothing is fetched ahead for more than are wanted
    try {
      long rows = 0;
      for (ScanBatch batch = next(open); ; batch = next(open)) {
        if (batch.file().equals(file) && batch.isEndOfFile()) {
          return rows;
        }
        rows += batch.file().equals(file) ? batch.rows() : 0;
      }
    } catch (RuntimeException e) {
      progress.end(
          request.control().isCancelled() ? ScanProgress.State.STOPPED : ScanProgress.State.FAILED);
      throw e;
    }
  }

  private ScanBatch next(Scan open) {
    request.control().check();
    return Objects.requireNonNull(open.next(), "every file that is asked for is to be read");
  }

  /** All that was asked for was told. */
  void end() {
    endScan();
    progress.end(ScanProgress.State.DONE);
  }

  @Override
  public void close() {
    request.control().removeOnCancel(stop);
    endScan();
    progress.end(ScanProgress.State.STOPPED);
  }

  private void endScan() {
    Scan open = scan;
    if (open != null) {
      open.close();
    }
  }
}
