package dev.powertrack.jdbc;

import dev.powertrack.PowerTrackException;
import dev.powertrack.sql.CodeCompiler;
import dev.powertrack.sql.Cursor;
import dev.powertrack.sql.Database;
import dev.powertrack.sql.ResultColumn;
import dev.powertrack.sql.WarmUp;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The JDBC driver, for URLs that start with {@code jdbc:powertrack:}.
 *
 * <pre>
 * jdbc:powertrack://gnip-api.gnip.com/ACCOUNT    an account of the service
 * jdbc:powertrack:file:/data/hpt                 a folder of files that were downloaded before
 * jdbc:powertrack:demo                           an invented account, on any machine
 * </pre>
 *
 * Options follow as {@code ?key=value&key=value} or come as properties; {@link #getPropertyInfo}
 * lists them. {@link DriverManager} finds the driver by itself.
 */
public final class Driver implements java.sql.Driver {

  /** One for the process: JDBC makes drivers at will, and their connections share databases. */
  private static final Databases SHARED = Databases.over(warmed());

  private static final LogFiles SHARED_LOG_FILES = new LogFiles();

  static {
    register();
  }

  private final Databases databases;
  private final LogFiles logFiles;
  private final Map<String, String> environment;

  /** For tools that make a driver by the name of its class. */
  public Driver() {
    this(SHARED, SHARED_LOG_FILES, System.getenv());
  }

  Driver(Databases databases, LogFiles logFiles, Map<String, String> environment) {
    this.databases = databases;
    this.logFiles = logFiles;
    this.environment = environment;
  }

  /** The first database of the process starts the one warm-up. */
  private static DatabaseFactory warmed() {
    CodeCompiler compiler = new CodeCompiler();
    DatabaseFactory opener = new DatabaseOpener(compiler);
    WarmUp warmUp = new WarmUp(compiler, Driver::read);
    return settings -> {
      Database database = opener.open(settings);
      warmUp.start();
      return new WarmedDatabase(database, warmUp);
    };
  }

  /** As tools read: what the columns are, and all values. */
  private static void read(List<ResultColumn> columns, Cursor rows) {
    try (PowerTrackResultSet result =
        new PowerTrackResultSet(columns, rows, new Warnings(), null, 0, 0)) {
      ResultSetMetaData metadata = result.getMetaData();
      while (result.next()) {
        for (int column = 1; column <= metadata.getColumnCount(); column++) {
          result.getObject(column);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the warm-up's rows cannot be read", e);
    }
  }

  private static void register() {
    try {
      DriverManager.registerDriver(new Driver());
    } catch (SQLException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /**
   * Opens a connection, and makes sure within {@link DriverManager#getLoginTimeout} that the login
   * is accepted.
   *
   * @return null for a URL of another driver
   * @throws SQLException 22023 for a wrong option, 28000 for a refused login, 08001 where nothing
   *     can be reached
   */
  @Override
  public @Nullable Connection connect(String url, @Nullable Properties properties)
      throws SQLException {
    return connect(url, properties, DriverManager.getLoginTimeout());
  }

  /**
   * @param loginTimeout seconds, 0 for no limit
   */
  @Nullable Connection connect(String url, @Nullable Properties properties, int loginTimeout)
      throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    try {
      ConnectionSettings settings = settings(url, properties);
      settings.checkLogin();
      LogFiles.Lease log = logFiles.lease(settings);
      try {
        return new PowerTrackConnection(
            settings, checked(settings, loginTimeout), log, databases.deadlines());
      } catch (RuntimeException | Error e) {
        log.close();
        throw e;
      }
    } catch (RuntimeException | Error e) {
      throw SqlErrors.connecting(e);
    }
  }

  private Databases.Lease checked(ConnectionSettings settings, int loginTimeout) {
    Databases.Lease lease = databases.lease(settings);
    try {
      Check.within(loginTimeout, lease.database());
      return lease;
    } catch (RuntimeException | Error e) {
      lease.close();
      Journal.write(() -> "no connection to " + settings + ": " + e.getMessage());
      throw e;
    }
  }

  @Override
  public boolean acceptsURL(@Nullable String url) throws SQLException {
    if (url == null) {
      throw SqlErrors.invalidArgument("The URL is null.");
    }
    return ConnectionUrl.isOurs(url);
  }

  private ConnectionSettings settings(String url, @Nullable Properties properties) {
    return ConnectionSettings.of(
        ConnectionUrl.parse(url), properties == null ? new Properties() : properties, environment);
  }

  /** Every option with its description, choices, and the value that it would have; no secrets. */
  @Override
  public DriverPropertyInfo[] getPropertyInfo(@Nullable String url, @Nullable Properties properties)
      throws SQLException {
    ConnectionSettings settings = known(url, properties);
    return Arrays.stream(Option.values())
        .map(option -> described(option, settings))
        .toArray(DriverPropertyInfo[]::new);
  }

  /** Tools ask while a URL is still being typed: then there are only the defaults. */
  private @Nullable ConnectionSettings known(
      @Nullable String url, @Nullable Properties properties) {
    try {
      return url == null || !ConnectionUrl.isOurs(url) ? null : settings(url, properties);
    } catch (PowerTrackException e) {
      return null;
    }
  }

  private static DriverPropertyInfo described(
      Option option, @Nullable ConnectionSettings settings) {
    String given = settings == null ? null : settings.given(option).orElse(null);
    DriverPropertyInfo described =
        new DriverPropertyInfo(option.key(), given == null ? option.defaultValue() : given);
    described.description = option.description();
    described.required = settings != null && settings.requires(option);
    described.choices = option.choices().isEmpty() ? null : option.choices().toArray(String[]::new);
    return described;
  }

  @Override
  public int getMajorVersion() {
    return DriverVersion.current().major();
  }

  @Override
  public int getMinorVersion() {
    return DriverVersion.current().minor();
  }

  /** No: transactions and much of SQL-92 entry level (DDL, GRANT) make no sense here. */
  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  /** What stands above the driver's loggers: see the options logFile and logLevel. */
  @Override
  public Logger getParentLogger() {
    return Journal.ROOT;
  }
}
