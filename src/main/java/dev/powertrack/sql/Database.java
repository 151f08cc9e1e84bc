package dev.powertrack.sql;

import java.util.List;

/**
 * What the JDBC room talks to: plans statements and describes tables. Shared by all connections to
 * one URL, by any number of threads.
 */
public interface Database extends AutoCloseable {

  /** The one schema of the user's tables, {@code POWERTRACK}. */
  String schemaName();

  /** The user's tables and views, in the order of their names, from memory. */
  List<TableDescription> tables();

  /**
   * Parses and plans a statement, or finds its plan in the cache.
   *
   * @param sql one statement; a trailing semicolon is allowed
   * @param control cancels the planning
   * @throws dev.powertrack.PowerTrackException whose message is in the user's words, for example
   *     with line and column of a syntax error
   */
  PreparedQuery prepare(String sql, ExecutionControl control);

  /**
   * Makes sure that the account can be reached and the login is accepted, or that the folder can be
   * read; the answer is remembered for a short time.
   *
   * @throws dev.powertrack.PowerTrackException with kind LOGIN, NOT_FOUND, CONNECTION or LOCAL_IO
   */
  void check();

  /** What was passed over when files were last looked for: sentences. */
  default List<String> warnings() {
    return List.of();
  }

  @Override
  void close();
}
