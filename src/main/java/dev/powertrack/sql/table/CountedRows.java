package dev.powertrack.sql.table;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** First the rows that stand for what need not be read, then those that are read. */
final class CountedRows implements Enumerator<@Nullable Object[]> {
  private final Iterator<@Nullable Object[]> counted;
  private final Enumerator<@Nullable Object[]> read;
  private @Nullable Object @Nullable [] current;

  CountedRows(List<@Nullable Object[]> counted, Enumerator<@Nullable Object[]> read) {
    this.counted = counted.iterator();
    this.read = read;
  }

  @Override
  public @Nullable Object[] current() {
    return Objects.requireNonNull(current, "there is no current row");
  }

  @Override
  public boolean moveNext() {
    if (counted.hasNext()) {
      current = counted.next();
      return true;
    }
    boolean more = read.moveNext();
    current = more ? read.current() : null;
    return more;
  }

  @Override
  public void reset() {
    throw new UnsupportedOperationException("a scan is read once");
  }

  @Override
  public void close() {
    read.close();
  }
}
