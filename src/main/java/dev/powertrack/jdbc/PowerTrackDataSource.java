package dev.powertrack.jdbc;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * For pools and tools that want a {@link DataSource} by the name of its class, with {@code url},
 * {@code user} and {@code password} set as on a bean. Options go into the URL. Connections are not
 * pooled: they are cheap, since those with equal settings share everything behind them.
 */
public final class PowerTrackDataSource implements DataSource, Unwrapping {
  private @Nullable String url;
  private @Nullable String user;
  private @Nullable String password;
  private @Nullable PrintWriter logWriter;
  private int loginTimeout;

  public @Nullable String getUrl() {
    return url;
  }

  public void setUrl(@Nullable String url) {
    this.url = url;
  }

  /** The same as {@link #getUrl}, as some pools spell it. */
  public @Nullable String getURL() {
    return url;
  }

  /** The same as {@link #setUrl}, as some pools spell it. */
  public void setURL(@Nullable String url) {
    this.url = url;
  }

  public @Nullable String getUser() {
    return user;
  }

  public void setUser(@Nullable String user) {
    this.user = user;
  }

  public void setPassword(@Nullable String password) {
    this.password = password;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return getConnection(user, password);
  }

  /** A null user or password is left to the URL and the environment. */
  @Override
  public Connection getConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    String where = url;
    if (where == null || !ConnectionUrl.isOurs(where)) {
      throw SqlErrors.invalidArgument("The data source's url is no jdbc:powertrack: URL.");
    }
    Properties login = new Properties();
    if (user != null) {
      login.setProperty(Option.USER.key(), user);
    }
    if (password != null) {
      login.setProperty(Option.PASSWORD.key(), password);
    }
    Connection connection = new Driver().connect(where, login, loginTimeout);
    if (connection == null) {
      throw new IllegalStateException("isOurs accepts what connect does not");
    }
    return connection;
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return logWriter;
  }

  /** Kept and not written to: see the option logFile. */
  @Override
  public void setLogWriter(@Nullable PrintWriter logWriter) {
    this.logWriter = logWriter;
  }

  @Override
  public int getLoginTimeout() {
    return loginTimeout;
  }

  /** Seconds to wait for the service when a connection is opened; 0 for no limit. */
  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    if (seconds < 0) {
      throw SqlErrors.invalidArgument("A login timeout is 0 or more, but is " + seconds);
    }
    loginTimeout = seconds;
  }

  @Override
  public Logger getParentLogger() {
    return Journal.ROOT;
  }

  /** Without user and password. */
  @Override
  public String toString() {
    String where = url;
    return "PowerTrackDataSource of "
        + (where == null ? null : where.substring(0, (where + "?").indexOf('?')));
  }
}
