package dev.powertrack.sql.table;

import dev.powertrack.scan.ScanProgress;
import java.util.Objects;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** Rows that come one after the other and are read once, as all of ours are. */
abstract class ReadOnceRows implements Enumerator<@Nullable Object[]> {
  private @Nullable Object @Nullable [] current;

  /** The row on which it stands. */
  @Override
  public final @Nullable Object[] current() {
    return Objects.requireNonNull(current, "there is no current row");
  }

  /** Steps to a row, and returns true; null and false for the end. */
  final boolean stepTo(@Nullable Object @Nullable [] row) {
    current = row;
    return row != null;
  }

  /** What becomes of a scan that ends with an error. */
  static ScanProgress.State endedBy(RowRequest request) {
    return request.control().isCancelled() ? ScanProgress.State.STOPPED : ScanProgress.State.FAILED;
  }

  /** An operation that linq4j leaves to the choice of an enumerator; nothing here asks for it. */
  @Override
  public final void reset() {
    throw new UnsupportedOperationException("rows are read once");
  }
}
