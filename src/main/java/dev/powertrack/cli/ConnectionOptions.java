package dev.powertrack.cli;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.archive.CancelSignal;
import dev.powertrack.cli.output.Terminal;
import dev.powertrack.jdbc.ArchiveSession;
import java.io.Console;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The URL and the login, for every command that connects. A {@link Mixin}. */
final class ConnectionOptions {
  private static final String PREFIX = "jdbc:powertrack:";
  private static final String DEMO = PREFIX + "demo";

  /** As in {@code powertrack:demo} and {@code https://gnip-api.gnip.com}, and not in SQL. */
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:(?!:)");

  /** SQLState of a URL or an option that cannot be: the user called us wrongly. */
  private static final String INVALID_ARGUMENT = "22023";

  @Spec(Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "URL",
      description = {
        "jdbc:powertrack://HOST/ACCOUNT",
        "jdbc:powertrack:file:FOLDER",
        "jdbc:powertrack:demo",
        "Options follow: ?key=value&key=value"
      })
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String url;

  @Option(
      names = {"-u", "--user"},
      paramLabel = "USER",
      description = "The login's user name. Or: POWERTRACK_USER.")
  private @Nullable String user;

  @Option(
      names = {"-p", "--password"},
      paramLabel = "PASSWORD",
      arity = "0..1",
      fallbackValue = "",
      preprocessor = BarePassword.class,
      description = {
        "The login's password. Or better, because other users of the machine can see what a command"
            + " was called with: POWERTRACK_PASSWORD, or --password alone, which asks."
      })
  private @Nullable String password;

  /** As it was given. May hold secrets in its options: not to be printed. */
  String url() {
    return url;
  }

  Optional<String> user() {
    return Optional.ofNullable(user);
  }

  /** Asks for it where it was called for and not given. */
  Optional<String> password() {
    if (password != null && password.isEmpty()) {
      password = asked();
    }
    return Optional.ofNullable(password);
  }

  /** Connects, and tells of the connection's warnings on stderr. */
  Connection connect(Terminal terminal) throws SQLException {
    Connection connection = open();
    warn(connection.getWarnings(), terminal);
    return connection;
  }

  /**
   * Connects.
   *
   * @throws ParameterException for a URL or an option that cannot be
   */
  Connection open() throws SQLException {
    return opened(login -> DriverManager.getConnection(url, login));
  }

  /** Work on what a URL names; its exit code is the answer. */
  interface SessionWork {

    /**
     * @param signal given when the process is told to end (Ctrl-C)
     */
    int with(ArchiveSession session, CancelSignal signal) throws SQLException, IOException;
  }

  /**
   * Opens the data files that the URL names, without SQL, and works on them. What goes wrong there
   * is an {@link SQLException}, as it would be in a statement. Work that ends because the process
   * is told to end has not failed.
   *
   * @throws ParameterException for a URL or an option that cannot be
   */
  int inSession(Terminal terminal, SessionWork work) throws SQLException, IOException {
    CancelSignal signal = new CancelSignal();
    try (ArchiveSession session = session(terminal);
        CancelOnExit cancelling = new CancelOnExit(signal::cancel)) {
      return untilStopped(terminal, signal, work, session);
    } catch (ParameterException e) {
      throw e;
    } catch (RuntimeException e) {
      throw ArchiveSession.asSqlException(e);
    }
  }

  /** The process may end when the session is closed: what there is to say is said before. */
  private static int untilStopped(
      Terminal terminal, CancelSignal signal, SessionWork work, ArchiveSession session)
      throws SQLException, IOException {
    try {
      return work.with(session, signal);
    } catch (PowerTrackException e) {
      if (e.kind() != Kind.CANCELLED || !signal.isCancelled()) {
        throw e;
      }
      terminal.err().println("Stopped.");
      return Main.STOPPED;
    }
  }

  /**
   * Opens the data files that the URL names, without SQL, and tells of what is odd about its
   * options on stderr.
   *
   * @throws ParameterException for a URL or an option that cannot be
   */
  ArchiveSession session(Terminal terminal) throws SQLException {
    ArchiveSession session = opened(login -> ArchiveSession.open(url, login));
    session.warnings().forEach(warning -> warn(warning, terminal));
    return session;
  }

  private interface Opening<T> {
    T with(Properties login) throws SQLException;
  }

  private <T> T opened(Opening<T> opening) throws SQLException {
    checkUrl();
    Properties login = new Properties();
    user().ifPresent(given -> login.setProperty("user", given));
    password().ifPresent(given -> login.setProperty("password", given));
    try {
      return opening.with(login);
    } catch (SQLException e) {
      if (INVALID_ARGUMENT.equals(e.getSQLState())) {
        throw new ParameterException(spec.commandLine(), e.getMessage() + FailureLine.state(e), e);
      }
      throw e;
    }
  }

  /**
   * Who forgets the URL has another argument in its place, perhaps a secret: it is not repeated.
   *
   * @throws ParameterException if what stands in the URL's place is none of ours
   */
  void checkUrl() {
    if (isUrl(url)) {
      return;
    }
    boolean isAnother = SCHEME.matcher(url).lookingAt();
    throw new ParameterException(
        spec.commandLine(),
        (isAnother
                ? "The URL is none of "
                : "The URL is missing, or not the first argument. It is one of ")
            + "jdbc:powertrack://HOST/ACCOUNT, jdbc:powertrack:file:FOLDER and"
            + " jdbc:powertrack:demo"
            + (isAnother ? "" : ", as in '" + spec.qualifiedName() + " jdbc:powertrack:demo …'")
            + ". [08001]");
  }

  /** Prints a chain of warnings on stderr, a line each. */
  static void warn(@Nullable SQLWarning first, Terminal terminal) {
    for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
      warn(String.valueOf(warning.getMessage()), terminal);
    }
  }

  private static void warn(String warning, Terminal terminal) {
    terminal.err().println("powertrack: warning: " + warning);
  }

  private String asked() {
    Console console = System.console();
    char[] typed =
        console == null
            ? null
            : console.readPassword("Password%s: ", user == null ? "" : " of " + user);
    if (typed == null) {
      throw new ParameterException(
          spec.commandLine(),
          "--password without a value asks for it, but there is no terminal to ask on; set"
              + " POWERTRACK_PASSWORD.");
    }
    return new String(typed);
  }

  /** Whether it is the demo's own account, which ends with the command. */
  boolean isDemo() {
    return url.regionMatches(true, 0, DEMO, 0, DEMO.length());
  }

  /** Whether an argument is one of our URLs, wherever it stands. */
  static boolean isUrl(String argument) {
    return argument.toLowerCase(Locale.ROOT).startsWith(PREFIX);
  }
}
