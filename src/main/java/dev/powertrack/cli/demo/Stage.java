package dev.powertrack.cli.demo;

import dev.powertrack.api.ApiSettings;
import dev.powertrack.api.ApiVersion;
import dev.powertrack.api.Credentials;
import dev.powertrack.api.HistoricalPowerTrack;
import dev.powertrack.archive.TemporaryFolder;
import dev.powertrack.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/**
 * What the steps share: the service's client, a connection to the same account, the page.
 *
 * @param client asks the service every time, so that a job can be watched
 */
record Stage(
    HistoricalPowerTrack client,
    Connection connection,
    Page page,
    Queries queries,
    TemporaryFolder cache)
    implements AutoCloseable {

  static Stage open(Simulator simulator, Page page) throws SQLException, IOException {
    TemporaryFolder cache = TemporaryFolder.create();
    Connection connection = connect(simulator, cache.path());
    ApiSettings settings =
        ApiSettings.of(
                simulator.apiUrl(),
                ApiVersion.V2,
                simulator.account(),
                Credentials.of(simulator.user(), simulator.password()))
            .withFreshness(Duration.ZERO);
    return new Stage(
        HistoricalPowerTrack.connect(settings),
        connection,
        page,
        new Queries(connection, page),
        cache);
  }

  private static Connection connect(Simulator simulator, Path cache) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", simulator.user());
    properties.setProperty("password", simulator.password());
    properties.setProperty("scheme", "http");
    properties.setProperty("cacheDir", cache.toString());
    String url = "jdbc:powertrack:" + simulator.apiUrl().getSchemeSpecificPart();
    return DriverManager.getConnection(url + "/" + simulator.account(), properties);
  }

  /** The id of a job. */
  String jobId(String title) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT job_id FROM jobs WHERE title = ?")) {
      query.setString(1, title);
      try (ResultSet rows = query.executeQuery()) {
        if (!rows.next()) {
          throw new IllegalStateException("the demo's account has no job " + title);
        }
        return rows.getString(1);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    client.close();
    connection.close();
    cache.close();
  }
}
