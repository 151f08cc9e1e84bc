package dev.powertrack.jdbc;

/**
 * How far a statement has come in reading data files. To be had from a statement, and used from any
 * thread while it runs:
 *
 * <pre>
 * QueryProgress progress = statement.unwrap(QueryProgress.class);
 * </pre>
 *
 * It follows the statement: when that is executed again, it tells of the new run. All counts are 0
 * before the first scan begins. The table SCANS tells the same of all statements.
 */
public interface QueryProgress {

  /** Files that were read, the last perhaps not to its end, or whose counts were known. */
  long filesDone();

  /** Files whose rows could match, as far as the statement has chosen them. */
  long filesTotal();

  /** Bytes of the files that were read, compressed; some may be ahead of the rows. */
  long bytesDone();

  /**
   * Bytes of all files that are to be read, compressed: an estimate from the files read so far; -1
   * where there is none. The service does not tell the size of a file before it is fetched.
   */
  long bytesTotal();

  /** Bytes that came over the network. */
  long bytesFetched();

  /** Rows that were decoded; how many there will be is not known. */
  long rowsRead();

  /** Of these, the ones that matched what the scan was asked for. */
  long rowsMatched();
}
