package dev.powertrack.scan;

/**
 * How many files a scan has under way. At first those that its consumer surely needs; then twice as
 * many each time it comes to the end of a file, or waits for the next one and wants all; but no
 * more than will give the rows that are wanted, going by those that the files so far gave.
 *
 * <p>Worked example. 200 rows are wanted, the first 30 files gave 150: ten files more should do, so
 * no more than ten are under way, and no file is opened behind the fortieth.
 */
final class LookAhead {
  private final int filesAtFirst;
  private final int mostFiles;
  private final long rowsWanted;
  private int files;
  private int ended;
  private long rows;
  private long rowsOfEnded;
  private boolean wantsAll;

  /**
   * At the start of a scan.
   *
   * @param rowsWanted negative for all. Only a hint: who goes on behind it is taken to want all,
   *     beginning with one file again
   */
  LookAhead(int filesAtFirst, int mostFiles, long rowsWanted) {
    this.filesAtFirst = filesAtFirst;
    this.mostFiles = mostFiles;
    this.rowsWanted = rowsWanted;
    this.wantsAll = rowsWanted < 0;
    this.files = Math.max(1, Math.min(filesAtFirst, mostFiles));
  }

  /** The consumer came to the end of a file. */
  void fileEnded() {
    ended++;
    rowsOfEnded = rows;
    if (!wantsAll && rows >= rowsWanted) {
      wantsAll = true;
      files = 1;
    } else if (ended >= filesAtFirst) {
      more();
    }
  }

  /** The consumer, who has come to the end of a file before, waits for rows. */
  void waited() {
    if (wantsAll && ended >= filesAtFirst) {
      more();
    }
  }

  private void more() {
    files = Math.min(files * 2, mostFiles);
  }

  /** The consumer has a use for a row. */
  void rowUsed() {
    rows++;
  }

  int files() {
    if (wantsAll || rowsOfEnded == 0) {
      return files;
    }
    double needed = Math.ceil((double) (rowsWanted - rowsOfEnded) * ended / rowsOfEnded);
    return (int) Math.max(1, Math.min(files, needed));
  }
}
