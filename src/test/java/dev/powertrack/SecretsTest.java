package dev.powertrack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.simulator.Fault;
import dev.powertrack.simulator.Faults;
import dev.powertrack.simulator.Simulator;
import dev.powertrack.simulator.SimulatorSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Neither the password nor the signature of a link is anywhere where it can be read. */
@Timeout(60)
class SecretsTest {
  private static final String FILES = "**_activities.json.gz";
  private static final List<String> SECRETS =
      List.of("Signature=", "AWSAccessKeyId=", "Authorization:", "Basic ");

  private final Simulator simulator = Simulator.start(SimulatorSettings.forTests());
  private final List<String> logged = new ArrayList<>();
  private final Handler log =
      new Handler() {
        @Override
        public synchronized void publish(LogRecord entry) {
          logged.add(entry.getMessage() + text(entry.getThrown()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @TempDir Path cache;

  @BeforeEach
  void listen() {
    log.setLevel(Level.ALL);
    Logger.getLogger("").addHandler(log);
  }

  @AfterEach
  void close() {
    Logger.getLogger("").removeHandler(log);
    simulator.close();
  }

  static Stream<Fault> faults() {
    return Stream.of(
        Fault.status(403),
        Fault.status(404),
        Fault.status(500),
        Fault.droppedBeforeAnswer(),
        Fault.droppedAfter(0),
        Fault.html(),
        Fault.truncatedTo(1500));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void no_error_no_warning_and_no_log_tells_one(Fault fault) throws SQLException {
    simulator.faults().always(FILES, fault);
    try (Connection connection = connect("&onBadFile=fail")) {
      SQLException e = assertThrows(SQLException.class, () -> query(connection, tweets()));
      assertNoSecret(text(e));
    }
    try (Connection connection = connect("")) {
      assertNoSecret(warnings(connection));
    }
    logged.forEach(this::assertNoSecret);
  }

  @Test
  void no_scan_no_plan_no_url_and_no_file_of_the_store_tells_one() throws Exception {
    try (Connection connection = connect("")) {
      query(connection, tweets());
      assertNoSecret(String.join("\n", query(connection, "SELECT * FROM scans")));
      assertNoSecret(String.join("\n", query(connection, "SELECT * FROM files")));
      assertNoSecret(String.join("\n", query(connection, "EXPLAIN PLAN FOR " + tweets())));
      assertNoSecret(String.valueOf(connection.getMetaData().getURL()));
    }
    try (Stream<Path> files = Files.walk(cache)) {
      for (Path file : files.toList()) {
        assertNoSecret(file.toString());
        assertNoSecret(Files.isRegularFile(file) ? content(file) : "");
      }
    }
  }

  @Test
  void no_name_of_a_thread_tells_one() throws Exception {
    Faults.Armed slow = simulator.faults().always(FILES, Fault.delayed(Duration.ofSeconds(2)));
    try (Connection connection = connect("")) {
      CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> warnings(connection));
      for (int i = 0; i < 1000 && slow.struck() == 0; i++) {
        Thread.sleep(20);
        Thread.getAllStackTraces().keySet().forEach(one -> assertNoSecret(one.getName()));
      }
      assertTrue(slow.struck() > 0);
      Thread.getAllStackTraces().keySet().forEach(one -> assertNoSecret(one.getName()));
      simulator.faults().clear();
      reading.get();
    }
  }

  private static String content(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  private String tweets() {
    return "SELECT COUNT(*) FROM tweets WHERE posted_at >= TIMESTAMP '2014-05-10 19:00:00'"
        + " AND posted_at < TIMESTAMP '2014-05-10 19:20:00'";
  }

  private String warnings(Connection connection) {
    StringBuilder text = new StringBuilder();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(tweets())) {
      while (rows.next()) {
        text.append(rows.getString(1));
      }
      for (SQLWarning w = rows.getWarnings(); w != null; w = w.getNextWarning()) {
        text.append(w.getMessage());
      }
    } catch (SQLException e) {
      text.append(text(e));
    }
    return text.toString();
  }

  private static List<String> query(Connection connection, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          values.add(String.valueOf(rows.getString(i)));
        }
      }
    }
    assertFalse(values.isEmpty(), sql);
    return values;
  }

  private Connection connect(String options) throws SQLException {
    Properties login = new Properties();
    login.setProperty("user", simulator.user());
    login.setProperty("password", simulator.password());
    return DriverManager.getConnection(
        "jdbc:powertrack://127.0.0.1:"
            + simulator.apiUrl().getPort()
            + "/"
            + simulator.account()
            + "?scheme=http&cacheDir="
            + cache
            + options,
        login);
  }

  private void assertNoSecret(String text) {
    List<String> told =
        Stream.concat(SECRETS.stream(), Stream.of(simulator.password()))
            .filter(text::contains)
            .toList();
    assertEquals(List.of(), told, () -> told + " in " + text);
  }

  private static String text(@Nullable Throwable e) {
    StringWriter text = new StringWriter();
    if (e != null) {
      e.printStackTrace(new PrintWriter(text));
    }
    return text.toString();
  }
}
