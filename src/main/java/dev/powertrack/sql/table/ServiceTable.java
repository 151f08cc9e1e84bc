package dev.powertrack.sql.table;

import dev.powertrack.sql.prune.Interval;
import dev.powertrack.sql.prune.SplitBounds;
import dev.powertrack.sql.prune.Verdict;
import dev.powertrack.tweet.Column;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/**
 * A table about the service rather than of tweets: small, its rows had from a few requests.
 *
 * @param <T> what a row stands for
 */
abstract class ServiceTable<T> implements RowSource {
  private final double estimatedRows;
  private final Fields<T> fields;
  private final Set<Integer> known;

  /**
   * A table.
   *
   * @param known names of columns whose values are at hand before anything expensive is asked
   */
  ServiceTable(double estimatedRows, Fields<T> fields, String... known) {
    this.estimatedRows = estimatedRows;
    this.fields = fields;
    this.known = fields.ordinals(known);
  }

  /** What the rows stand for, brought one by one, without those that cannot match. */
  abstract Iterator<T> rows(RowRequest request);

  /** Rows that hold something open for as long as they are read. */
  interface OpenRows<T> extends Iterator<T>, AutoCloseable {
    @Override
    void close();
  }

  /** Whether a row can match, by what is at hand of it. */
  final boolean canMatch(T row, RowRequest request) {
    return request.splits().test(fields.bounds(row, known)) != Verdict.NEVER;
  }

  /** Whether a row of a job can match, before anything but the job's id is known. */
  final boolean canMatchJob(String jobId, RowRequest request) {
    int column = fields.ordinal("JOB_ID");
    SplitBounds ofJob = c -> c == column ? Interval.point(jobId) : Interval.UNKNOWN;
    return request.splits().test(ofJob) != Verdict.NEVER;
  }

  final List<Column> columns() {
    return fields.columns();
  }

  @Override
  public final double estimatedRows() {
    return estimatedRows;
  }

  @Override
  public final Set<Integer> boundedColumns() {
    return known;
  }

  @Override
  public final Set<Integer> orderedColumns() {
    return Set.of();
  }

  /**
   * Whether a value of a row may have to be asked of the service. Where it is read from this
   * machine, a cancel ends the reading in another way.
   */
  boolean asksForValues() {
    return true;
  }

  @Override
  public final Enumerator<@Nullable Object[]> open(RowRequest request) {
    StepsEndedByCancel asking = new StepsEndedByCancel(request.control());
    Iterator<T> rows = asking.run(() -> rows(request));
    return new FilteredRows(
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return asking.run(rows::hasNext);
          }

          @Override
          public @Nullable Object[] next() {
            T row = asking.run(rows::next);
            return asksForValues()
                ? asking.run(() -> fields.row(row, request.columns()))
                : fields.row(row, request.columns());
          }
        },
        request,
        () -> {
          asking.close();
          if (rows instanceof OpenRows<T> open) {
            open.close();
          }
        });
  }
}
