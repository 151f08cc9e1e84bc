package dev.powertrack.jdbc;

import dev.powertrack.sql.Cursor;
import dev.powertrack.sql.ExecutionControl;
import dev.powertrack.sql.PreparedQuery;
import dev.powertrack.sql.ResultColumn;
import dev.powertrack.sql.SqlType;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An answer that was taught: columns and rows, and what happens while it is planned and read. */
final class FakeQuery implements PreparedQuery {
  static final SqlType BIGINT = new SqlType(Types.BIGINT, "BIGINT", 19, 0, true);
  static final SqlType INTEGER = new SqlType(Types.INTEGER, "INTEGER", 10, 0, true);
  static final SqlType DOUBLE = new SqlType(Types.DOUBLE, "DOUBLE", 15, 0, true);
  static final SqlType VARCHAR = new SqlType(Types.VARCHAR, "VARCHAR", -1, 0, true);
  static final SqlType TIMESTAMP = new SqlType(Types.TIMESTAMP, "TIMESTAMP", 3, 3, true);

  private final List<ResultColumn> columns;
  private final List<@Nullable Object[]> rows;
  private final boolean returnsRows;
  private List<SqlType> parameters = List.of();
  private String sql = "";

  Consumer<ExecutionControl> whilePlanning = control -> {};
  Consumer<ExecutionControl> whileStarting = control -> {};
  Consumer<ExecutionControl> whileStepping = control -> {};

  final List<List<@Nullable Object>> executedWith = new ArrayList<>();
  final AtomicInteger open = new AtomicInteger();
  final AtomicInteger steps = new AtomicInteger();
  long maxRows = -1;

  private FakeQuery(
      List<ResultColumn> columns, List<@Nullable Object[]> rows, boolean returnsRows) {
    this.columns = columns;
    this.rows = rows;
    this.returnsRows = returnsRows;
  }

  /** One column {@code N} with the numbers 1 to {@code count}. */
  static FakeQuery numbers(int count) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (long i = 1; i <= count; i++) {
      rows.add(new @Nullable Object[] {i});
    }
    return rows(List.of(column("N", BIGINT)), rows);
  }

  /** One row of one column {@code V}. */
  static FakeQuery value(SqlType type, @Nullable Object value) {
    return rows(
        List.of(column("V", type)), List.<@Nullable Object[]>of(new @Nullable Object[] {value}));
  }

  static FakeQuery rows(List<ResultColumn> columns, List<@Nullable Object[]> rows) {
    return new FakeQuery(columns, rows, true);
  }

  /** A change that touches {@code count} rows. */
  static FakeQuery update(long count) {
    return new FakeQuery(
        List.of(), List.<@Nullable Object[]>of(new @Nullable Object[] {count}), false);
  }

  static ResultColumn column(String label, SqlType type) {
    return new ResultColumn(label, type, null, null);
  }

  FakeQuery taking(SqlType... types) {
    parameters = Arrays.asList(types);
    return this;
  }

  FakeQuery named(String text) {
    sql = text;
    return this;
  }

  @Override
  public String sql() {
    return sql;
  }

  @Override
  public List<ResultColumn> columns() {
    return columns;
  }

  @Override
  public List<SqlType> parameters() {
    return parameters;
  }

  @Override
  public boolean returnsRows() {
    return returnsRows;
  }

  @Override
  public Cursor execute(List<@Nullable Object> values, long limit, ExecutionControl control) {
    executedWith.add(values);
    maxRows = limit;
    whileStarting.accept(control);
    open.incrementAndGet();
    ListCursor list = new ListCursor(rows);
    return new Cursor() {
      private boolean closed;

      @Override
      public boolean next() {
        steps.incrementAndGet();
        whileStepping.accept(control);
        return list.next();
      }

      @Override
      public @Nullable Object value(int column) {
        return list.value(column);
      }

      @Override
      public synchronized void close() {
        if (!closed) {
          closed = true;
          open.decrementAndGet();
        }
      }
    };
  }

  /** Hangs until it is cancelled, as a stalled download does; fails after ten seconds. */
  static void hang(ExecutionControl control) {
    java.util.concurrent.CountDownLatch cancelled = new java.util.concurrent.CountDownLatch(1);
    control.onCancel(cancelled::countDown);
    try {
      if (!cancelled.await(10, java.util.concurrent.TimeUnit.SECONDS)) {
        throw new AssertionError("was not cancelled within ten seconds");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    throw new IllegalStateException("the socket was closed under its reader");
  }
}
