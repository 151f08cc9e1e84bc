package dev.powertrack.sql.table;

import java.util.Iterator;
import java.util.List;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** First the rows that stand for what need not be read, then those that are read. */
final class CountedRows extends ReadOnceRows {
  private final Iterator<@Nullable Object[]> counted;
  private final Enumerator<@Nullable Object[]> read;

  CountedRows(List<@Nullable Object[]> counted, Enumerator<@Nullable Object[]> read) {
    this.counted = counted.iterator();
    this.read = read;
  }

  @Override
  public boolean moveNext() {
    if (counted.hasNext()) {
      return stepTo(counted.next());
    }
    return stepTo(read.moveNext() ? read.current() : null);
  }

  @Override
  public void close() {
    read.close();
  }
}
