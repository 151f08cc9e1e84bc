package dev.powertrack.sql.table;

import dev.powertrack.archive.DataFile;
import dev.powertrack.archive.Window;
import dev.powertrack.scan.Scan;
import dev.powertrack.scan.ScanBatch;
import dev.powertrack.scan.ScanProgress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a scan: filtered, in order, without those left out at the start, no more than were
 * asked for.
 *
 * <p>An order by time, or by id, is kept a window at a time, see {@link LeadingKey}: the rows of
 * all files of a window are sorted together. A row whose time is not in its file's window waits for
 * its place if that is still to come, else it comes late; a row without a time waits for the end.
 */
final class TweetRowEnumerator extends ReadOnceRows {
  private final Scan scan;
  private final RowLayout layout;
  private final List<DataFile> files;
  private final @Nullable LeadingKey leading;
  private final RowRequest request;
  private final ScanProgress progress;
  private final Runnable stop = this::close;

  private @Nullable ScanBatch batch;
  private int nextRow;
  private int filesEnded;
  private final Deque<@Nullable Object[]> sorted = new ArrayDeque<>();
  private final PriorityQueue<@Nullable Object[]> waiting;
  private boolean atEnd;
  private long toSkip;
  private long toReturn;

  TweetRowEnumerator(
      Scan scan,
      RowLayout layout,
      List<DataFile> files,
      @Nullable LeadingKey leading,
      RowRequest request,
      ScanProgress progress) {
    this.scan = scan;
    this.layout = layout;
    this.files = files;
    this.leading = leading;
    this.request = request;
    this.progress = progress;
    this.waiting =
        request.order() == null
            ? new PriorityQueue<>()
            : new PriorityQueue<>(request.order().comparator());
    this.toSkip = request.offset();
    this.toReturn = request.fetch() < 0 ? Long.MAX_VALUE : request.fetch();
    request.control().onCancel(stop);
  }

  @Override
  public boolean moveNext() {
    LeadingKey key = leading;
    try {
      while (toReturn > 0) {
        request.control().check();
        @Nullable Object[] row = key == null ? nextMatch() : nextInOrder(key);
        if (row == null) {
          progress.end(ScanProgress.State.DONE);
          return false;
        }
        if (toSkip > 0) {
          toSkip--;
          continue;
        }
        toReturn--;
        progress.rowReturned();
        return stepTo(row);
      }
      scan.close(); // as many rows as were asked for: what was wrong with the files is said now
      progress.end(ScanProgress.State.DONE);
      return false;
    } catch (RuntimeException e) {
      progress.end(endedBy(request));
      throw e;
    }
  }

  @Override
  public void close() {
    request.control().removeOnCancel(stop);
    scan.close();
    progress.end(ScanProgress.State.STOPPED);
  }

  /** The next row that the condition lets through, in the order of the files. */
  private @Nullable Object @Nullable [] nextMatch() {
    while (true) {
      ScanBatch rows = batch;
      if (rows == null || nextRow >= rows.rows()) {
        batch = scan.next();
        nextRow = 0;
        if (batch == null) {
          return null;
        }
        continue;
      }
      @Nullable Object[] row = layout.row(rows, nextRow++);
      if (matches(row)) {
        return row;
      }
    }
  }

  private boolean matches(@Nullable Object[] row) {
    boolean matches = request.filter() == null || request.filter().test(row);
    if (matches) {
      scan.rowUsed();
    }
    return matches;
  }

  private @Nullable Object @Nullable [] nextInOrder(LeadingKey key) {
    while (sorted.isEmpty() && !atEnd) {
      readWindow();
      release(key);
    }
    return sorted.poll();
  }

  /**
   * Reads the files of one window. That they are all there is known from the list: to find out by
   * opening the next file would be one file too many for an order with a limit.
   */
  private void readWindow() {
    do {
      ScanBatch rows = scan.next();
      if (rows == null) {
        atEnd = true;
        return;
      }
      if (rows.isEndOfFile()) {
        filesEnded++;
      }
      for (int i = 0; i < rows.rows(); i++) {
        @Nullable Object[] row = layout.row(rows, i);
        if (matches(row)) {
          waiting.add(row);
        }
      }
      request.control().check();
    } while (!isBetweenWindows());
  }

  private boolean isBetweenWindows() {
    if (filesEnded == 0 || filesEnded == files.size()) {
      return filesEnded > 0;
    }
    Window last = files.get(filesEnded - 1).window();
    Window next = files.get(filesEnded).window();
    return last != null && next != null && !last.equals(next);
  }

  /** Gives free what comes before the rows of all windows that are still to be read. */
  private void release(LeadingKey key) {
    Window next = filesEnded < files.size() && !atEnd ? files.get(filesEnded).window() : null;
    while (!waiting.isEmpty() && (next == null || key.comesBefore(waiting.element(), next))) {
      sorted.add(waiting.remove());
    }
  }
}
