package dev.powertrack.jdbc;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.sql.Database;
import dev.powertrack.sql.ExecutionControl;
import dev.powertrack.sql.PreparedQuery;
import dev.powertrack.sql.TableDescription;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A database that answers the statements it was taught. */
final class FakeDatabase implements Database {
  static final String URL = "jdbc:powertrack:demo";

  final Map<String, FakeQuery> queries = new ConcurrentHashMap<>();
  final AtomicInteger checks = new AtomicInteger();
  List<TableDescription> tables = FakeTables.ALL;
  volatile boolean closed;
  volatile Runnable whileChecking = () -> {};
  volatile @Nullable RuntimeException checkFails;

  /** Teaches a statement. */
  FakeQuery answer(String sql, FakeQuery query) {
    queries.put(sql, query);
    return query;
  }

  /** A driver all of whose connections end here. */
  Driver driver() {
    return new Driver(Databases.over(settings -> this), new LogFiles(), Map.of());
  }

  PowerTrackConnection connect() throws SQLException {
    return connect(URL);
  }

  PowerTrackConnection connect(String url) throws SQLException {
    Object connection = driver().connect(url, new Properties());
    return (PowerTrackConnection) java.util.Objects.requireNonNull(connection);
  }

  @Override
  public String schemaName() {
    return "POWERTRACK";
  }

  @Override
  public List<TableDescription> tables() {
    return tables;
  }

  @Override
  public PreparedQuery prepare(String sql, ExecutionControl control) {
    FakeQuery query = queries.get(sql);
    if (query == null) {
      throw new PowerTrackException(Kind.SYNTAX, "Not taught: " + sql);
    }
    query.whilePlanning.accept(control);
    return query.named(sql);
  }

  @Override
  public void check() {
    checks.incrementAndGet();
    whileChecking.run();
    RuntimeException failure = checkFails;
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
