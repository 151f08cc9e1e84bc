package dev.powertrack.benchmark;

import java.sql.SQLException;

/** What answers queries and is measured. */
interface Engine {
  String name();

  /** Runs a query to its last row and takes every value. */
  Answer run(Query query) throws SQLException;
}
