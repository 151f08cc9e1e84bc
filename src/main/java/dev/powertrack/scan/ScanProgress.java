package dev.powertrack.scan;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What a scan is reading and has read. Written by the scan's threads, looked at by any. */
public final class ScanProgress {

  /** Where a scan stands. */
  public enum State {
    RUNNING,
    /** All that was asked for was read. */
    DONE,
    /** Nobody wanted more, or the statement was cancelled. */
    STOPPED,
    FAILED
  }

  private final long id;
  private final String statement;
  private final String table;
  private final Instant startedAt;
  private final long startedNanos = System.nanoTime();
  private final AtomicLong filesListed = new AtomicLong();
  private final AtomicLong filesSelected = new AtomicLong();
  private final AtomicLong filesKnown = new AtomicLong();
  private final AtomicLong filesRead = new AtomicLong();
  private final AtomicLong filesFetched = new AtomicLong();
  private final AtomicLong bytesFetched = new AtomicLong();
  private final AtomicLong filesDecoded = new AtomicLong();
  private final AtomicLong bytesDecoded = new AtomicLong();
  private final AtomicLong rowsRead = new AtomicLong();
  private final AtomicLong rowsReturned = new AtomicLong();
  private volatile State state = State.RUNNING;
  private volatile @Nullable Long endedNanos;

  ScanProgress(long id, String statement, String table, Instant startedAt) {
    this.id = id;
    this.statement = statement;
    this.table = table;
    this.startedAt = startedAt;
  }

  public void selected(long listed, long selected) {
    filesListed.addAndGet(listed);
    filesSelected.addAndGet(selected);
  }

  /** Of the files selected, so many were answered without being opened. */
  public void known(long files) {
    filesKnown.addAndGet(files);
  }

  void fetched(long bytes) {
    if (bytes > 0) {
      filesFetched.incrementAndGet();
      bytesFetched.addAndGet(bytes);
    }
  }

  /** A file was read to its end, perhaps ahead of the consumer. */
  void decoded(long bytes) {
    bytesDecoded.addAndGet(bytes);
    filesDecoded.incrementAndGet();
  }

  void fileRead() {
    filesRead.incrementAndGet();
  }

  void rowsRead(long rows) {
    rowsRead.addAndGet(rows);
  }

  public void rowReturned() {
    rowsReturned.incrementAndGet();
  }

  /** The first end counts. */
  public synchronized void end(State how) {
    if (state == State.RUNNING) {
      endedNanos = System.nanoTime();
      state = how;
    }
  }

  public long id() {
    return id;
  }

  public String statement() {
    return statement;
  }

  public String table() {
    return table;
  }

  public State state() {
    return state;
  }

  public Instant startedAt() {
    return startedAt;
  }

  /** How long it has run, or ran. */
  public double seconds() {
    Long ended = endedNanos;
    return ((ended == null ? System.nanoTime() : ended) - startedNanos) / 1e9;
  }

  public long filesListed() {
    return filesListed.get();
  }

  public long filesSelected() {
    return filesSelected.get();
  }

  public long filesKnown() {
    return filesKnown.get();
  }

  public long filesRead() {
    return filesRead.get();
  }

  public long filesFetched() {
    return filesFetched.get();
  }

  public long bytesFetched() {
    return bytesFetched.get();
  }

  /** Of the files that were read to their end, compressed as they are. */
  public long bytesDecoded() {
    return bytesDecoded.get();
  }

  /**
   * How many bytes all files have together that are to be read, taken from the mean of those that
   * were read; -1 as long as there is none. The service does not tell the size of a file.
   */
  public long bytesExpected() {
    long files = filesDecoded.get();
    long toRead = filesSelected() - filesKnown();
    return files == 0 ? -1 : Math.round((double) bytesDecoded.get() / files * toRead);
  }

  public long rowsRead() {
    return rowsRead.get();
  }

  public long rowsReturned() {
    return rowsReturned.get();
  }
}
