package dev.powertrack.jdbc;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.sql.PreparedQuery;
import dev.powertrack.sql.ResultColumn;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs SQL texts, one at a time. Executing again closes the earlier result. {@link #cancel} and
 * {@link #close} may come from any thread; no lock is held while a statement runs.
 */
class PowerTrackStatement extends StatementSettings {
  private static final int NO_COUNT = -1;

  final PowerTrackConnection connection;
  private final List<String> batch = new ArrayList<>();

  private volatile @Nullable Execution running;
  private volatile @Nullable PowerTrackResultSet result;
  private long updateCount = NO_COUNT;

  PowerTrackStatement(PowerTrackConnection connection) {
    this.connection = connection;
  }

  /** What a run is expected to give; checked before it starts. */
  private enum Expected {
    ROWS,
    COUNT,
    ANY
  }

  @Override
  public ResultSet executeQuery(String sql) throws SQLException {
    run(sql, Expected.ROWS);
    return rowsOfRun();
  }

  @Override
  public boolean execute(String sql) throws SQLException {
    run(sql, Expected.ANY);
    return result != null;
  }

  @Override
  public long executeLargeUpdate(String sql) throws SQLException {
    run(sql, Expected.COUNT);
    return updateCount;
  }

  private void run(String sql, Expected expected) throws SQLException {
    Execution execution = begin();
    runGuarded(execution, () -> start(execution, prepare(execution, sql), List.of(), expected));
  }

  private PreparedQuery prepare(Execution execution, String sql) throws SQLException {
    if (sql == null || sql.isBlank()) {
      throw new PowerTrackException(Kind.SYNTAX, "The statement is empty.");
    }
    PreparedQuery query = execution.prepare(connection.database(), sql);
    if (!query.parameters().isEmpty()) {
      throw new PowerTrackException(
          Kind.SYNTAX,
          "The statement has ? in it, whose values can only be given to a PreparedStatement.");
    }
    return query;
  }

  final ResultSet runQuery(PreparedQuery query, List<@Nullable Object> parameters)
      throws SQLException {
    runPrepared(query, parameters, Expected.ROWS);
    return rowsOfRun();
  }

  final boolean runAny(PreparedQuery query, List<@Nullable Object> parameters) throws SQLException {
    runPrepared(query, parameters, Expected.ANY);
    return result != null;
  }

  final long runUpdate(PreparedQuery query, List<@Nullable Object> parameters) throws SQLException {
    runPrepared(query, parameters, Expected.COUNT);
    return updateCount;
  }

  private void runPrepared(
      PreparedQuery query, List<@Nullable Object> parameters, Expected expected)
      throws SQLException {
    Execution execution = begin();
    runGuarded(execution, () -> start(execution, query, parameters, expected));
  }

  private ResultSet rowsOfRun() throws SQLException {
    PowerTrackResultSet rows = result;
    if (rows == null) {
      throw SqlErrors.closed("statement");
    }
    return rows;
  }

  /** Ends what the statement did before; from here on, cancel and timeout act upon the new run. */
  private Execution begin() throws SQLException {
    checkOpen();
    connection.checkOpen();
    closeResult();
    warnings.clear();
    updateCount = NO_COUNT;
    Execution execution = new Execution(connection.name(), getLargeMaxRows());
    if (getQueryTimeout() > 0) {
      execution.limitTime(connection.deadlines(), getQueryTimeout());
    }
    if (connection.getNetworkTimeout() > 0) {
      execution.limitSteps(
          connection.deadlines(), connection.getNetworkTimeout(), connection::abandon);
    }
    warnings.follow(execution.control());
    running = execution;
    if (closed) {
      execution.close();
    }
    return execution;
  }

  private interface Step {
    void run() throws SQLException;
  }

  private void runGuarded(Execution execution, Step step) throws SQLException {
    try {
      step.run();
    } catch (SQLException | RuntimeException | Error e) {
      execution.close();
      throw SqlErrors.of(e);
    }
  }

  private void start(
      Execution execution,
      PreparedQuery query,
      List<@Nullable Object> parameters,
      Expected expected)
      throws SQLException {
    if (expected == Expected.ROWS && !query.returnsRows()) {
      throw SqlErrors.notInState(
          "The statement returns no rows; use execute or executeUpdate.", SqlErrors.NOT_A_QUERY);
    }
    if (expected == Expected.COUNT && query.returnsRows()) {
      throw SqlErrors.notInState(
          "The statement returns rows; use execute or executeQuery.", SqlErrors.NOT_AN_UPDATE);
    }
    if (!query.returnsRows()) {
      execution.start(query, parameters);
      updateCount = count(execution);
      return;
    }
    execution.start(query, parameters);
    Warnings ofRows = new Warnings();
    ofRows.follow(execution.control());
    result =
        new PowerTrackResultSet(
            query.columns(), execution, ofRows, this, getFetchSize(), getMaxFieldSize());
    if (closed) {
      execution.close();
      throw SqlErrors.closed("statement");
    }
  }

  /** The first value of the first row; 0 where there is none. */
  private static long count(Execution execution) throws SQLException {
    try {
      return execution.next() && execution.value(0) instanceof Number count
          ? Numbers.toLong(count)
          : 0;
    } finally {
      execution.close();
    }
  }

  /** Makes rows in memory this statement's result, as if it had been executed. */
  final ResultSet show(List<ResultColumn> columns, List<@Nullable Object[]> rows)
      throws SQLException {
    checkOpen();
    PowerTrackResultSet shown =
        new PowerTrackResultSet(columns, new ListCursor(rows), new Warnings(), this, 0, 0);
    result = shown;
    return shown;
  }

  // Ending.

  @Override
  public void cancel() throws SQLException {
    checkOpen();
    Execution execution = running;
    if (execution != null) {
      execution.cancel();
    }
  }

  @Override
  public void close() throws SQLException {
    if (closed) {
      return;
    }
    closed = true;
    Execution execution = running;
    if (execution != null) {
      execution.close();
    }
    closeResult();
    connection.statementClosed(this);
  }

  private void closeResult() throws SQLException {
    PowerTrackResultSet open = result;
    result = null;
    if (open != null) {
      open.close();
    }
  }

  /** Called by a result set that has been closed. */
  final void resultClosed(PowerTrackResultSet ended) throws SQLException {
    if (result == ended && closesOnCompletion()) {
      close();
    }
  }

  // Results.

  @Override
  public @Nullable ResultSet getResultSet() throws SQLException {
    checkOpen();
    return result;
  }

  @Override
  public long getLargeUpdateCount() throws SQLException {
    checkOpen();
    return updateCount;
  }

  @Override
  public int getUpdateCount() throws SQLException {
    return asInt(getLargeUpdateCount());
  }

  /** There never are: the present result is closed, and an update count is gone. */
  @Override
  public boolean getMoreResults() throws SQLException {
    return getMoreResults(CLOSE_CURRENT_RESULT);
  }

  @Override
  public boolean getMoreResults(int current) throws SQLException {
    checkOpen();
    switch (current) {
      case CLOSE_CURRENT_RESULT -> closeResult();
      case CLOSE_ALL_RESULTS, KEEP_CURRENT_RESULT ->
          throw SqlErrors.unsupported("getMoreResults: a statement has one open result at a time");
      default -> throw SqlErrors.invalidArgument("getMoreResults(" + current + ")");
    }
    updateCount = NO_COUNT;
    return false;
  }

  /** Nothing is generated: an empty result. */
  @Override
  public ResultSet getGeneratedKeys() throws SQLException {
    checkOpen();
    return PowerTrackResultSet.ofMemory(Shape.GENERATED_KEYS.columns(), List.of());
  }

  @Override
  public Connection getConnection() throws SQLException {
    checkOpen();
    return connection;
  }

  /** JDBC knows two constants that say whether generated keys are wanted. */
  static void checkKeys(int autoGeneratedKeys) throws SQLException {
    if (autoGeneratedKeys != RETURN_GENERATED_KEYS && autoGeneratedKeys != NO_GENERATED_KEYS) {
      throw SqlErrors.invalidArgument(
          autoGeneratedKeys + " is neither RETURN_GENERATED_KEYS nor NO_GENERATED_KEYS");
    }
  }

  static int asInt(long count) {
    return (int) Math.min(Integer.MAX_VALUE, count);
  }

  // Batches.

  @Override
  public void addBatch(String sql) throws SQLException {
    checkOpen();
    if (sql == null) {
      throw SqlErrors.invalidArgument("addBatch: the statement is null");
    }
    batch.add(sql);
  }

  @Override
  public void clearBatch() throws SQLException {
    checkOpen();
    batch.clear();
  }

  @Override
  public int[] executeBatch() throws SQLException {
    return Arrays.stream(executeLargeBatch()).mapToInt(PowerTrackStatement::asInt).toArray();
  }

  @Override
  public long[] executeLargeBatch() throws SQLException {
    checkOpen();
    List<String> statements = List.copyOf(batch);
    batch.clear();
    return runBatch(statements, this::executeLargeUpdate);
  }

  interface Update<T> {
    long count(T item) throws SQLException;
  }

  /** Stops at the first failure, with the counts of what was done until then. */
  static <T> long[] runBatch(List<T> items, Update<T> update) throws SQLException {
    long[] counts = new long[items.size()];
    for (int i = 0; i < counts.length; i++) {
      try {
        counts[i] = update.count(items.get(i));
      } catch (SQLException e) {
        throw new BatchUpdateException(
            "Statement " + (i + 1) + " of the batch failed: " + e.getMessage(),
            e.getSQLState(),
            e.getErrorCode(),
            Arrays.copyOf(counts, i),
            e);
      }
    }
    return counts;
  }

  // The same with other arguments. Generated keys are never there, so asking for them is harmless.

  @Override
  public int executeUpdate(String sql) throws SQLException {
    return asInt(executeLargeUpdate(sql));
  }

  @Override
  public int executeUpdate(String sql, int autoGeneratedKeys) throws SQLException {
    checkKeys(autoGeneratedKeys);
    return executeUpdate(sql);
  }

  @Override
  public int executeUpdate(String sql, int[] columnIndexes) throws SQLException {
    return executeUpdate(sql);
  }

  @Override
  public int executeUpdate(String sql, String[] columnNames) throws SQLException {
    return executeUpdate(sql);
  }

  @Override
  public long executeLargeUpdate(String sql, int autoGeneratedKeys) throws SQLException {
    checkKeys(autoGeneratedKeys);
    return executeLargeUpdate(sql);
  }

  @Override
  public long executeLargeUpdate(String sql, int[] columnIndexes) throws SQLException {
    return executeLargeUpdate(sql);
  }

  @Override
  public long executeLargeUpdate(String sql, String[] columnNames) throws SQLException {
    return executeLargeUpdate(sql);
  }

  @Override
  public boolean execute(String sql, int autoGeneratedKeys) throws SQLException {
    checkKeys(autoGeneratedKeys);
    return execute(sql);
  }

  @Override
  public boolean execute(String sql, int[] columnIndexes) throws SQLException {
    return execute(sql);
  }

  @Override
  public boolean execute(String sql, String[] columnNames) throws SQLException {
    return execute(sql);
  }
}
