package dev.powertrack.jdbc;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.scan.ScanProgress;
import dev.powertrack.sql.ExecutionControl;
import dev.powertrack.sql.PreparedQuery;
import dev.powertrack.sql.Rehearsal;
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
  private final GeneratedKeys generatedKeys = new GeneratedKeys();

  private volatile @Nullable Execution running;
  private volatile @Nullable PowerTrackResultSet result;
  private long updateCount = NO_COUNT;

  /** Whether a run is one more of a batch: warnings of those before it stay. */
  private boolean followsInBatch;

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
    generatedKeys.begin(false);
    run(sql, Expected.ROWS, OneRun.ALONE);
    return rowsOfRun();
  }

  @Override
  public boolean execute(String sql) throws SQLException {
    return executeWith(sql, false);
  }

  private boolean executeWith(String sql, boolean keys) throws SQLException {
    generatedKeys.begin(keys);
    run(sql, Expected.ANY, OneRun.ALONE);
    return result != null;
  }

  @Override
  public long executeLargeUpdate(String sql) throws SQLException {
    return updateWith(sql, false);
  }

  private long updateWith(String sql, boolean keys) throws SQLException {
    generatedKeys.begin(keys);
    run(sql, Expected.COUNT, OneRun.ALONE);
    return updateCount;
  }

  /** How a run belongs to a batch. */
  private record OneRun(@Nullable Rehearsal rehearsal, boolean rehearsed) {
    static final OneRun ALONE = new OneRun(null, false);
    static final OneRun REHEARSED = new OneRun(null, true);

    static OneRun of(Rehearsal rehearsal) {
      return new OneRun(rehearsal, false);
    }
  }

  private void run(String sql, Expected expected, OneRun part) throws SQLException {
    Execution execution = begin();
    runGuarded(
        execution, () -> start(execution, prepare(execution, sql), List.of(), expected, part));
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
    generatedKeys.begin(false);
    runPrepared(query, parameters, Expected.ROWS, OneRun.ALONE);
    return rowsOfRun();
  }

  final boolean runAny(PreparedQuery query, List<@Nullable Object> parameters, boolean keys)
      throws SQLException {
    generatedKeys.begin(keys);
    runPrepared(query, parameters, Expected.ANY, OneRun.ALONE);
    return result != null;
  }

  final long runUpdate(PreparedQuery query, List<@Nullable Object> parameters, boolean keys)
      throws SQLException {
    generatedKeys.begin(keys);
    runPrepared(query, parameters, Expected.COUNT, OneRun.ALONE);
    return updateCount;
  }

  final long[] runBatch(PreparedQuery query, List<List<@Nullable Object>> rows, boolean keys)
      throws SQLException {
    generatedKeys.begin(keys);
    return runBatch(
        rows,
        query.isChange() && rows.size() > 1,
        (row, part) -> runPrepared(query, row, Expected.COUNT, part));
  }

  private void runPrepared(
      PreparedQuery query, List<@Nullable Object> parameters, Expected expected, OneRun part)
      throws SQLException {
    Execution execution = begin();
    runGuarded(execution, () -> start(execution, query, parameters, expected, part));
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
    if (followsInBatch) {
      warnings.keep();
    } else {
      warnings.clear();
    }
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
      Expected expected,
      OneRun part)
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
      change(execution, query, parameters, part);
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

  /** The keys of a change that failed midway are kept: what was made stays. */
  private void change(
      Execution execution, PreparedQuery query, List<@Nullable Object> parameters, OneRun part)
      throws SQLException {
    connection.checkWritable();
    if (part.rehearsal() != null) {
      execution.control().rehearse(part.rehearsal());
    }
    if (part.rehearsed()) {
      execution.control().setRehearsed();
    }
    try {
      execution.start(query, parameters);
      updateCount = count(execution);
    } finally {
      generatedKeys.add(execution.control().generatedKeys());
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

  /** Also a {@link QueryProgress}, which follows whatever the statement runs. */
  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return type == QueryProgress.class
        ? type.cast(new RunProgress(this::scans))
        : super.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return type == QueryProgress.class || super.isWrapperFor(type);
  }

  private List<ScanProgress> scans() {
    Execution execution = running;
    return execution == null ? List.of() : execution.control().scans();
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

  /** The ids of the jobs that were created, where they were asked for; also after a failure. */
  @Override
  public ResultSet getGeneratedKeys() throws SQLException {
    checkOpen();
    return generatedKeys.rows();
  }

  @Override
  public Connection getConnection() throws SQLException {
    checkOpen();
    return connection;
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
    generatedKeys.begin(true);
    return runBatch(
        statements,
        statements.size() > 1 && holdsChange(statements),
        (sql, part) -> run(sql, Expected.COUNT, part));
  }

  /** Plans are kept, so asking costs little. */
  private boolean holdsChange(List<String> statements) {
    for (String sql : statements) {
      try {
        if (connection.database().prepare(sql, new ExecutionControl()).isChange()) {
          return true;
        }
      } catch (PowerTrackException e) {
        // It is told when its turn comes, with the statement's number.
        continue;
      }
    }
    return false;
  }

  private interface Update<T> {
    void run(T item, OneRun part) throws SQLException;
  }

  /**
   * Stops at the first failure, with the counts of what was done until then. Changes are all
   * checked before the first is sent.
   */
  private <T> long[] runBatch(List<T> items, boolean rehearsed, Update<T> update)
      throws SQLException {
    if (!rehearsed) {
      return eachOf(items, item -> update.run(item, OneRun.ALONE));
    }
    rehearse(items, update);
    return eachOf(items, item -> update.run(item, OneRun.REHEARSED));
  }

  private <T> void rehearse(List<T> items, Update<T> update) throws SQLException {
    Rehearsal rehearsal = new Rehearsal();
    try {
      long[] ignored = eachOf(items, item -> update.run(item, OneRun.of(rehearsal)));
      rehearsal.end();
    } catch (BatchUpdateException e) {
      throw batchFailure("", e, new long[0]);
    } catch (RuntimeException e) {
      throw batchFailure("The batch was not run: ", SqlErrors.of(e), new long[0]);
    }
  }

  private interface Run<T> {
    void of(T item) throws SQLException;
  }

  private <T> long[] eachOf(List<T> items, Run<T> run) throws SQLException {
    long[] counts = new long[items.size()];
    for (int i = 0; i < counts.length; i++) {
      followsInBatch = i > 0;
      try {
        run.of(items.get(i));
        counts[i] = updateCount;
      } catch (SQLException e) {
        throw batchFailure(
            "Statement " + (i + 1) + " of the batch failed: ", e, Arrays.copyOf(counts, i));
      } finally {
        followsInBatch = false;
      }
    }
    return counts;
  }

  private static BatchUpdateException batchFailure(
      String where, SQLException e, long[] countsOfDone) {
    return new BatchUpdateException(
        where + e.getMessage(), e.getSQLState(), e.getErrorCode(), countsOfDone, e);
  }

  // The same with other arguments.

  @Override
  public int executeUpdate(String sql) throws SQLException {
    return asInt(executeLargeUpdate(sql));
  }

  @Override
  public int executeUpdate(String sql, int autoGeneratedKeys) throws SQLException {
    return asInt(executeLargeUpdate(sql, autoGeneratedKeys));
  }

  @Override
  public int executeUpdate(String sql, int[] columnIndexes) throws SQLException {
    return asInt(executeLargeUpdate(sql, columnIndexes));
  }

  @Override
  public int executeUpdate(String sql, String[] columnNames) throws SQLException {
    return asInt(executeLargeUpdate(sql, columnNames));
  }

  @Override
  public long executeLargeUpdate(String sql, int autoGeneratedKeys) throws SQLException {
    return updateWith(sql, GeneratedKeys.areWanted(autoGeneratedKeys));
  }

  @Override
  public long executeLargeUpdate(String sql, int[] columnIndexes) throws SQLException {
    return updateWith(sql, GeneratedKeys.areWanted(columnIndexes));
  }

  @Override
  public long executeLargeUpdate(String sql, String[] columnNames) throws SQLException {
    return updateWith(sql, GeneratedKeys.areWanted(columnNames));
  }

  @Override
  public boolean execute(String sql, int autoGeneratedKeys) throws SQLException {
    return executeWith(sql, GeneratedKeys.areWanted(autoGeneratedKeys));
  }

  @Override
  public boolean execute(String sql, int[] columnIndexes) throws SQLException {
    return executeWith(sql, GeneratedKeys.areWanted(columnIndexes));
  }

  @Override
  public boolean execute(String sql, String[] columnNames) throws SQLException {
    return executeWith(sql, GeneratedKeys.areWanted(columnNames));
  }
}
