package dev.powertrack.scan;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** The scans of one engine: those that run, and the last thousand that ended. */
public final class ScanLog {
  private static final int REMEMBERED = 1000;

  private final Deque<ScanProgress> scans = new ArrayDeque<>();
  private long lastId;

  /** A new scan. */
  public synchronized ScanProgress start(String statement, String table) {
    ScanProgress progress = new ScanProgress(++lastId, statement, table, Instant.now());
    scans.addLast(progress);
    forgetOldest();
    return progress;
  }

  /** One that runs is not forgotten, however many came after it. */
  private void forgetOldest() {
    Iterator<ScanProgress> oldest = scans.iterator();
    while (scans.size() > REMEMBERED && oldest.hasNext()) {
      if (oldest.next().state() != ScanProgress.State.RUNNING) {
        oldest.remove();
      }
    }
  }

  /** From the oldest to the newest. */
  public synchronized List<ScanProgress> scans() {
    return List.copyOf(scans);
  }
}
