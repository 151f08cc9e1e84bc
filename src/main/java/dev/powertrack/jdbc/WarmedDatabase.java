package dev.powertrack.jdbc;

import dev.powertrack.sql.Database;
import dev.powertrack.sql.ExecutionControl;
import dev.powertrack.sql.PreparedQuery;
import dev.powertrack.sql.TableDescription;
import dev.powertrack.sql.WarmUp;
import java.util.List;

/** A database whose first statement, or end, stops the warm-up. */
record WarmedDatabase(Database database, WarmUp warmUp) implements Database {

  @Override
  public String schemaName() {
    return database.schemaName();
  }

  @Override
  public List<TableDescription> tables() {
    return database.tables();
  }

  @Override
  public PreparedQuery prepare(String sql, ExecutionControl control) {
    warmUp.stop();
    return database.prepare(sql, control);
  }

  @Override
  public void check() {
    database.check();
  }

  @Override
  public List<String> warnings() {
    return database.warnings();
  }

  @Override
  public void close() {
    warmUp.stop();
    database.close();
  }
}
