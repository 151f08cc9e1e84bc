package dev.powertrack.scan;

import dev.powertrack.archive.DataFile;
import dev.powertrack.tweet.Column;
import dev.powertrack.tweet.TweetTable;
import java.util.List;

/**
 * What to read.
 *
 * @param files in the order in which their rows are wanted
 * @param filesAtFirst how many files the consumer surely needs; more are fetched ahead only when it
 *     goes on behind them
 * @param rowsWanted how many rows the consumer is likely to want; negative for all. Only bounds
 *     what is fetched ahead
 * @param table whose rows the lines become
 * @param columns to decode; columns that tell where a row came from are the caller's
 * @param badFiles what to do with a file that is not as it should be
 */
public record ScanRequest(
    List<DataFile> files,
    int filesAtFirst,
    long rowsWanted,
    TweetTable table,
    List<Column> columns,
    BadFiles badFiles) {

  /** For {@link #rowsWanted}. */
  public static final long ALL_ROWS = -1;

  public ScanRequest {
    files = List.copyOf(files);
    columns = List.copyOf(columns);
  }
}
