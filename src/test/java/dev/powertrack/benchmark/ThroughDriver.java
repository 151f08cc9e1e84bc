package dev.powertrack.benchmark;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Our own driver, over the folder. */
final class ThroughDriver implements Engine, AutoCloseable {
  private final Path folder;
  private final Connection connection;
  private int forgotten;

  ThroughDriver(Path folder) throws SQLException {
    this.folder = folder;
    this.connection = DriverManager.getConnection(url());
  }

  @Override
  public String name() {
    return "PowerTrack SQL";
  }

  @Override
  public Answer run(Query query) throws SQLException {
    return run(query, connection);
  }

  /**
   * The same in a database that knows nothing of earlier statements: no plan, no count of a file's
   * tweets. Databases are shared by equal options only, so an option that means nothing to a folder
   * makes a new one.
   */
  Engine forgetful() {
    return new Engine() {
      @Override
      public String name() {
        return ThroughDriver.this.name();
      }

      @Override
      public Answer run(Query query) throws SQLException {
        String url = url() + "?connectTimeout=" + (1_000 + forgotten++);
        try (Connection fresh = DriverManager.getConnection(url)) {
          return ThroughDriver.run(query, fresh);
        }
      }
    };
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private String url() {
    return "jdbc:powertrack:file:" + folder;
  }

  private static Answer run(Query query, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query.ours())) {
      return Answer.of(rows, query.columns(), query.ordered());
    }
  }
}
