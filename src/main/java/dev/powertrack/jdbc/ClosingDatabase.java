package dev.powertrack.jdbc;

import dev.powertrack.sql.Database;
import dev.powertrack.sql.ExecutionControl;
import dev.powertrack.sql.PreparedQuery;
import dev.powertrack.sql.TableDescription;
import java.util.List;

/** A database that ends something else when it is closed. */
record ClosingDatabase(Database database, Runnable afterClose) implements Database {

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
    return database.prepare(sql, control);
  }

  @Override
  public void check() {
    database.check();
  }

  @Override
  public void close() {
    database.close();
    afterClose.run();
  }
}
