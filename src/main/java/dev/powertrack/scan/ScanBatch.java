package dev.powertrack.scan;

import dev.powertrack.archive.DataFile;
import dev.powertrack.tweet.Batch;
import dev.powertrack.tweet.Vector;
import java.util.List;

/**
 * Some rows of one file, in the order of its lines; or, without rows, the sign that the file has no
 * more. Each file of a scan ends with one such sign.
 *
 * @param rows how many; also where no column was asked for
 * @param columns in the order of the request
 * @param lineNumbers the line of each row, from 1
 */
public record ScanBatch(DataFile file, int rows, Batch columns, Vector.Ints lineNumbers) {

  static ScanBatch endOf(DataFile file) {
    return new ScanBatch(file, 0, new Batch(List.of()), new Vector.Ints());
  }

  /** Whether the file has no more rows. */
  public boolean isEndOfFile() {
    return rows == 0;
  }
}
