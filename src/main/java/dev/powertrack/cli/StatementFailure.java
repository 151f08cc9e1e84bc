package dev.powertrack.cli;

import java.sql.SQLException;

/** One of several statements failed. */
final class StatementFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final String where;
  private final SQLException failure;

  StatementFailure(SqlScript.Statement statement, SQLException failure) {
    super(failure);
    this.where = statement.inWords();
    this.failure = failure;
  }

  String where() {
    return where;
  }

  SQLException failure() {
    return failure;
  }
}
