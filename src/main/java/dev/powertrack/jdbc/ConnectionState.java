package dev.powertrack.jdbc;

import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.ClientInfoStatus;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.ShardingKey;
import java.sql.Struct;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What a connection keeps for its caller: there are no transactions, so autoCommit, isolation and
 * holdability are remembered, harmless, and reported truthfully; what does not exist is refused.
 */
abstract class ConnectionState implements Connection, Unwrapping {
  /** The names that JDBC recommends. */
  static final List<String> CLIENT_INFO =
      List.of("ApplicationName", "ClientHostname", "ClientUser");

  final Warnings warnings = new Warnings();

  private final boolean writesAllowed;
  private final Properties clientInfo = new Properties();
  private volatile boolean readOnly;
  private boolean autoCommit = true;
  private int networkTimeout;

  ConnectionState(boolean writesAllowed) {
    this.writesAllowed = writesAllowed;
    this.readOnly = !writesAllowed;
  }

  abstract void checkOpen() throws SQLException;

  // Transactions.

  @Override
  public boolean getAutoCommit() throws SQLException {
    checkOpen();
    return autoCommit;
  }

  @Override
  public void setAutoCommit(boolean autoCommit) throws SQLException {
    checkOpen();
    this.autoCommit = autoCommit;
  }

  @Override
  public void commit() throws SQLException {
    checkTransaction("commit");
  }

  @Override
  public void rollback() throws SQLException {
    checkTransaction("rollback");
  }

  private void checkTransaction(String method) throws SQLException {
    checkOpen();
    if (autoCommit) {
      throw SqlErrors.notInState(
          method + " cannot be called while autoCommit is true.", SqlErrors.NO_TRANSACTION);
    }
  }

  @Override
  public void rollback(Savepoint savepoint) throws SQLException {
    throw noSavepoints();
  }

  @Override
  public Savepoint setSavepoint() throws SQLException {
    throw noSavepoints();
  }

  @Override
  public Savepoint setSavepoint(String name) throws SQLException {
    throw noSavepoints();
  }

  @Override
  public void releaseSavepoint(Savepoint savepoint) throws SQLException {
    throw noSavepoints();
  }

  private SQLException noSavepoints() throws SQLException {
    checkOpen();
    return SqlErrors.unsupported("There are no transactions, so there are no savepoints.");
  }

  @Override
  public void setShardingKey(ShardingKey key) throws SQLException {
    throw noShards();
  }

  @Override
  public void setShardingKey(ShardingKey key, ShardingKey superKey) throws SQLException {
    throw noShards();
  }

  @Override
  public boolean setShardingKeyIfValid(ShardingKey key, int timeoutSeconds) throws SQLException {
    throw noShards();
  }

  @Override
  public boolean setShardingKeyIfValid(ShardingKey key, ShardingKey superKey, int timeoutSeconds)
      throws SQLException {
    throw noShards();
  }

  private SQLException noShards() throws SQLException {
    checkOpen();
    return SqlErrors.unsupported("There are no shards.");
  }

  @Override
  public int getTransactionIsolation() throws SQLException {
    checkOpen();
    return TRANSACTION_NONE;
  }

  /** Any level is taken, since tools set one and set it back; it stays TRANSACTION_NONE. */
  @Override
  public void setTransactionIsolation(int level) throws SQLException {
    checkOpen();
    switch (level) {
      case TRANSACTION_NONE -> {}
      case TRANSACTION_READ_UNCOMMITTED,
          TRANSACTION_READ_COMMITTED,
          TRANSACTION_REPEATABLE_READ,
          TRANSACTION_SERIALIZABLE ->
          warnings.add(
              "There are no transactions: the isolation level stays TRANSACTION_NONE.",
              Warnings.CHANGED);
      default -> throw SqlErrors.invalidArgument("There is no isolation level " + level);
    }
  }

  @Override
  public int getHoldability() throws SQLException {
    checkOpen();
    return ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }

  @Override
  public void setHoldability(int holdability) throws SQLException {
    checkOpen();
    switch (holdability) {
      case ResultSet.HOLD_CURSORS_OVER_COMMIT -> {}
      case ResultSet.CLOSE_CURSORS_AT_COMMIT ->
          throw SqlErrors.unsupported("setHoldability: result sets stay open over commit");
      default -> throw noSuchHoldability(holdability);
    }
  }

  private static SQLException noSuchHoldability(int holdability) {
    return SqlErrors.invalidArgument("There is no holdability " + holdability);
  }

  /** Adds a warning for each request that is answered with something else. */
  final void checkResults(int type, int concurrency, int holdability) throws SQLException {
    switch (type) {
      case ResultSet.TYPE_FORWARD_ONLY -> {}
      case ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.TYPE_SCROLL_SENSITIVE ->
          warnings.add("Result sets go forward only (TYPE_FORWARD_ONLY).", Warnings.CHANGED);
      default -> throw SqlErrors.invalidArgument("There is no result set type " + type);
    }
    switch (concurrency) {
      case ResultSet.CONCUR_READ_ONLY -> {}
      case ResultSet.CONCUR_UPDATABLE ->
          warnings.add("Result sets are read-only (CONCUR_READ_ONLY).", Warnings.CHANGED);
      default -> throw SqlErrors.invalidArgument("There is no concurrency " + concurrency);
    }
    switch (holdability) {
      case ResultSet.HOLD_CURSORS_OVER_COMMIT -> {}
      case ResultSet.CLOSE_CURSORS_AT_COMMIT ->
          warnings.add(
              "Result sets stay open over commit (HOLD_CURSORS_OVER_COMMIT).", Warnings.CHANGED);
      default -> throw noSuchHoldability(holdability);
    }
  }

  // Reading and writing.

  @Override
  public boolean isReadOnly() throws SQLException {
    checkOpen();
    return readOnly;
  }

  /** Without {@code writes=allow} a connection stays read-only. */
  @Override
  public void setReadOnly(boolean readOnly) throws SQLException {
    checkOpen();
    this.readOnly = readOnly || !writesAllowed;
  }

  /**
   * @throws SQLException 25006 where {@link #setReadOnly} closed what the options had opened
   */
  final void checkWritable() throws SQLException {
    if (writesAllowed && readOnly) {
      throw SqlErrors.notInState(
          "The connection was set read-only; call setReadOnly(false) first. Nothing was sent.",
          SqlErrors.READ_ONLY);
    }
  }

  // Catalogs, types, timeouts, client info.

  /** There are no catalogs. */
  @Override
  public @Nullable String getCatalog() throws SQLException {
    checkOpen();
    return null;
  }

  /** Ignored, as JDBC asks of drivers without catalogs. */
  @Override
  public void setCatalog(String catalog) throws SQLException {
    checkOpen();
  }

  @Override
  public Map<String, Class<?>> getTypeMap() throws SQLException {
    checkOpen();
    return new java.util.HashMap<>();
  }

  @Override
  public void setTypeMap(@Nullable Map<String, Class<?>> types) throws SQLException {
    checkOpen();
    if (types != null && !types.isEmpty()) {
      throw SqlErrors.unsupported("setTypeMap: there are no user-defined types");
    }
  }

  @Override
  public int getNetworkTimeout() throws SQLException {
    checkOpen();
    return networkTimeout;
  }

  /**
   * The longest wait of one call that executes or steps; then the call fails with 08006 and the
   * connection is closed, as JDBC has it. The executor is not needed.
   */
  @Override
  public void setNetworkTimeout(Executor executor, int milliseconds) throws SQLException {
    checkOpen();
    if (executor == null) {
      throw SqlErrors.invalidArgument("setNetworkTimeout: the executor is null");
    }
    if (milliseconds < 0) {
      throw SqlErrors.invalidArgument("A network timeout is 0 or more, but is " + milliseconds);
    }
    networkTimeout = milliseconds;
  }

  @Override
  public void setClientInfo(String name, @Nullable String value) throws SQLClientInfoException {
    checkOpenForClientInfo();
    if (name == null || !CLIENT_INFO.contains(name)) {
      warnings.add("There is no client info property " + name + ".", Warnings.CHANGED);
    } else if (value == null) {
      clientInfo.remove(name);
    } else {
      clientInfo.setProperty(name, value);
    }
  }

  @Override
  public void setClientInfo(@Nullable Properties properties) throws SQLClientInfoException {
    checkOpenForClientInfo();
    clientInfo.clear();
    if (properties == null) {
      return;
    }
    for (String name : properties.stringPropertyNames()) {
      setClientInfo(name, properties.getProperty(name));
    }
  }

  private void checkOpenForClientInfo() throws SQLClientInfoException {
    try {
      checkOpen();
    } catch (SQLException e) {
      throw new SQLClientInfoException(
          e.getMessage(), e.getSQLState(), Map.<String, ClientInfoStatus>of(), e);
    }
  }

  @Override
  public @Nullable String getClientInfo(String name) throws SQLException {
    checkOpen();
    return name == null ? null : clientInfo.getProperty(name);
  }

  @Override
  public Properties getClientInfo() throws SQLException {
    checkOpen();
    Properties copy = new Properties();
    copy.putAll(clientInfo);
    return copy;
  }

  @Override
  public @Nullable SQLWarning getWarnings() throws SQLException {
    checkOpen();
    return warnings.chain();
  }

  @Override
  public void clearWarnings() throws SQLException {
    checkOpen();
    warnings.clear();
  }

  /** Unchanged: JDBC escapes are part of the grammar. */
  @Override
  public String nativeSQL(String sql) throws SQLException {
    checkOpen();
    if (sql == null) {
      throw SqlErrors.invalidArgument("nativeSQL: the statement is null");
    }
    return sql;
  }

  // What does not exist.

  @Override
  public CallableStatement prepareCall(String sql) throws SQLException {
    throw noSuchThing("prepareCall: there are no stored procedures");
  }

  @Override
  public CallableStatement prepareCall(String sql, int type, int concurrency) throws SQLException {
    return prepareCall(sql);
  }

  @Override
  public CallableStatement prepareCall(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    return prepareCall(sql);
  }

  @Override
  public Blob createBlob() throws SQLException {
    throw noSuchThing("createBlob: there is no type BLOB");
  }

  @Override
  public SQLXML createSQLXML() throws SQLException {
    throw noSuchThing("createSQLXML: there is no type XML");
  }

  @Override
  public Struct createStruct(String typeName, Object[] attributes) throws SQLException {
    throw noSuchThing("createStruct: there are no structured types");
  }

  private SQLException noSuchThing(String message) throws SQLException {
    checkOpen();
    return SqlErrors.unsupported(message);
  }
}
