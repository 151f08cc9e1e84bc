package dev.powertrack.scan;

import dev.powertrack.tweet.Batch;
import dev.powertrack.tweet.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** The rows of a file until it is known to be right; none if they are too many to hold. */
final class HeldRows implements FileScan.Sink {
  private static final int BYTES_OF_A_NUMBER = 8;

  /** Of a text: reference, String, its array; a character is mostly one byte. */
  private static final int BYTES_OF_A_TEXT = 56;

  private final long most;
  private final LongConsumer holding;
  private final List<ScanBatch> batches = new ArrayList<>();
  private long bytes;

  /**
   * No rows yet.
   *
   * @param most bytes of memory, about
   * @param holding is told how many it is now
   */
  HeldRows(long most, LongConsumer holding) {
    this.most = most;
    this.holding = holding;
  }

  @Override
  public void accept(ScanBatch batch) {
    bytes += bytes(batch.columns());
    if (isComplete()) {
      batches.add(batch);
    } else {
      batches.clear();
    }
    holding.accept(isComplete() ? bytes : 0);
  }

  /** Whether all rows that came are here. */
  boolean isComplete() {
    return bytes <= most;
  }

  List<ScanBatch> batches() {
    return batches;
  }

  private static long bytes(Batch columns) {
    long bytes = 0;
    for (Vector vector : columns.vectors()) {
      bytes +=
          vector instanceof Vector.Texts texts
              ? bytes(texts)
              : (long) vector.size() * BYTES_OF_A_NUMBER;
    }
    return bytes;
  }

  private static long bytes(Vector.Texts texts) {
    long bytes = texts.characters();
    for (int row = 0; row < texts.size(); row++) {
      bytes += texts.isNull(row) ? BYTES_OF_A_NUMBER : BYTES_OF_A_TEXT;
    }
    return bytes;
  }
}
