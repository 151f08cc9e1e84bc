package dev.powertrack.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link Driver}, its properties, and the {@link DataSource}. */
class DriverTck extends Tck {
  private static final String CLASS = "dev.powertrack.jdbc.Driver";

  private static Driver driver() throws SQLException {
    return DriverManager.getDriver(DEMO);
  }

  // Driver: chapter 9.2.

  /** 9.2.1: found by the service loader, without Class.forName. */
  @Test
  void it_is_found_by_itself() {
    assertTrue(
        ServiceLoader.load(Driver.class).stream()
            .anyMatch(provider -> provider.type().getName().equals(CLASS)));
    assertEquals(
        1, DriverManager.drivers().filter(d -> d.getClass().getName().equals(CLASS)).count());
  }

  /** 9.2: a public class with a public constructor without arguments. */
  @Test
  void it_can_be_made_by_name() throws Exception {
    Driver made = (Driver) Class.forName(CLASS).getDeclaredConstructor().newInstance();
    try (Connection other = made.connect(DEMO, new Properties())) {
      assertTrue(other.isValid(1));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:powertrack:demo,true",
    "jdbc:powertrack:file:/x,true",
    "jdbc:powertrack://gnip-api.gnip.com/A,true",
    "JDBC:POWERTRACK:demo,true",
    "jdbc:postgresql://h/d,false",
    "jdbc:powertrack,false",
    "powertrack:demo,false",
    "'',false"
  })
  void it_accepts_its_own_urls(String url, boolean accepted) throws SQLException {
    assertEquals(accepted, driver().acceptsURL(url));
  }

  /** connect: "should return "null" if it realizes it is the wrong kind of driver". */
  @Test
  void it_leaves_other_urls_alone() throws SQLException {
    assertNull(driver().connect("jdbc:h2:mem:", new Properties()));
    assertNull(driver().connect("jdbc:h2:mem:", null));
  }

  /** acceptsURL, connect: SQLException if "the url is null". */
  @Test
  void no_url_is_refused() {
    refused(() -> driver().acceptsURL(null));
    refused(() -> driver().connect(null, new Properties()));
  }

  @Test
  void no_properties_are_none() throws SQLException {
    driver().connect(DEMO, null).close();
  }

  /** jdbcCompliant: only a driver that passes the whole of SQL-92 entry level may say true. */
  @Test
  void it_is_honest() throws SQLException {
    assertFalse(driver().jdbcCompliant());
    assertTrue(driver().getMajorVersion() >= 0);
    assertTrue(driver().getMinorVersion() >= 0);
  }

  /** getParentLogger: "the parent Logger of all the Loggers used by this data source". */
  @Test
  void it_has_a_logger() throws SQLException {
    assertEquals("dev.powertrack", driver().getParentLogger().getName());
  }

  // getPropertyInfo.

  @Test
  void every_property_is_described() throws SQLException {
    for (String url : Arrays.asList(DEMO, "jdbc:powertrack://gnip-api.gnip.com/A", null, "")) {
      DriverPropertyInfo[] all = driver().getPropertyInfo(url, null);
      assertTrue(all.length > 10);
      for (DriverPropertyInfo one : all) {
        assertFalse(one.name.isBlank());
        assertTrue(one.description.length() > 20 && one.description.endsWith("."), one.name);
        if (one.choices != null) {
          assertTrue(List.of(one.choices).contains(one.value), one.name);
        }
      }
      assertEquals(
          all.length,
          Arrays.stream(all).map(p -> p.name.toLowerCase(Locale.ROOT)).distinct().count());
    }
  }

  /** DriverPropertyInfo: "required: true if a value must be supplied". */
  @Test
  void an_account_requires_a_login_and_a_demo_does_not() throws SQLException {
    String account = "jdbc:powertrack://gnip-api.gnip.com/A";
    assertTrue(info(account, null, "user").required);
    assertTrue(info(account, null, "password").required);
    assertFalse(info(DEMO, null, "user").required);
    assertFalse(info("jdbc:powertrack:file:/x", null, "password").required);
    Properties login = new Properties();
    login.setProperty("user", "ann");
    assertFalse(info(account, login, "user").required);
    assertEquals("ann", info(account, login, "user").value);
    assertTrue(info(account, login, "password").required);
  }

  @Test
  void a_property_s_value_is_shown_but_no_password() throws SQLException {
    Properties given = new Properties();
    given.setProperty("password", "hush");
    given.setProperty("ids", "varchar");
    assertNull(info(DEMO, given, "password").value);
    assertEquals("varchar", info(DEMO, given, "ids").value);
    assertEquals("off", info(DEMO + "?cache=off", given, "cache").value);
  }

  private static DriverPropertyInfo info(String url, @Nullable Properties given, String name)
      throws SQLException {
    return Arrays.stream(driver().getPropertyInfo(url, given))
        .filter(one -> one.name.equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Each default and each choice that is told can be given, in the URL and as a property. */
  @Test
  void what_is_described_can_be_given() throws SQLException {
    for (DriverPropertyInfo one : driver().getPropertyInfo(DEMO, null)) {
      for (String value : one.choices == null ? new String[] {one.value} : one.choices) {
        if (value != null && !one.name.equals("writes")) {
          Properties given = new Properties();
          given.setProperty(one.name, value);
          driver().getPropertyInfo(DEMO + "?" + one.name + "=" + value, given);
          assertEquals(value, info(DEMO, given, one.name).value);
          assertEquals(value, info(DEMO + "?" + one.name + "=" + value, null, one.name).value);
        }
      }
    }
  }

  // Options.

  @ParameterizedTest
  @ValueSource(strings = {"ids", "IDS", "Ids"})
  void keys_are_in_any_case(String key) throws SQLException {
    try (Connection other = DriverManager.getConnection(DEMO + "?" + key + "=VARCHAR")) {
      assertNull(other.getWarnings());
      assertEquals(
          "VARCHAR",
          column(other.getMetaData().getColumns(null, null, "TWEETS", "TWEET\\_ID"), "TYPE_NAME")
              .get(0));
    }
  }

  @Test
  void the_url_counts_before_the_property() throws SQLException {
    Properties given = new Properties();
    given.setProperty("ids", "varchar");
    assertEquals("bigint", info(DEMO + "?ids=bigint", given, "ids").value);
  }

  /** An unknown key is a warning that suggests a near one; a value is never in it. */
  @ParameterizedTest
  @CsvSource({
    "cachDir,cacheDir",
    "cache_dir,cacheDir",
    "pushDwn,pushdown",
    "pasword,password",
    "colour,''"
  })
  void an_unknown_key_is_a_warning(String key, String meant) throws SQLException {
    Properties given = new Properties();
    given.setProperty(key, "hush");
    try (Connection other = DriverManager.getConnection(DEMO, given)) {
      String message = String.valueOf(warned(other.getWarnings()).getMessage());
      assertTrue(message.contains("'" + key + "'"), message);
      assertEquals(!meant.isEmpty(), message.contains("Did you mean '" + meant + "'?"), message);
      assertFalse(message.contains("hush"), message);
    }
  }

  @Test
  void an_option_without_effect_is_a_warning(@TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve("20140517-20140517_kj4r26m0qx_2014_05_17_18_00_activities.json"), "");
    Properties given = new Properties();
    given.setProperty("cacheDir", folder.toString());
    given.setProperty("scheme", "https");
    given.setProperty("user", "");
    given.setProperty("password", "hush");
    try (Connection other = DriverManager.getConnection("jdbc:powertrack:file:" + folder, given)) {
      SQLWarning warning = warned(other.getWarnings());
      assertTrue(message(warning).contains("cacheDir"), warning.getMessage());
      assertTrue(message(warning).contains("scheme"), warning.getMessage());
      assertFalse(message(warning).contains("hush"), warning.getMessage());
      assertNull(warning.getNextWarning());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cache=maybe",
        "ids=text",
        "maxConnections=0",
        "maxConnections=x",
        "readTimeout=-1",
        "logLevel=loud"
      })
  void a_wrong_value_is_refused(String option) {
    String key = option.substring(0, option.indexOf('='));
    SQLException e = refused("22023", () -> DriverManager.getConnection(DEMO + "?" + option));
    assertTrue(message(e).contains(key), e.getMessage());
  }

  // Failing to connect: 9.4, 8.5.

  @Test
  void a_url_that_names_nothing_is_refused() {
    refused("22023", () -> DriverManager.getConnection("jdbc:powertrack:nope"));
    refused("22023", () -> DriverManager.getConnection("jdbc:powertrack:"));
    refused("08001", () -> DriverManager.getConnection("jdbc:powertrack:file:/no/such/folder"));
  }

  @Test
  void an_account_without_a_login_is_refused() {
    SQLException e =
        refused(
            "28000",
            () -> DriverManager.getConnection("jdbc:powertrack://localhost:1/A?scheme=http"));
    assertInstanceOf(java.sql.SQLInvalidAuthorizationSpecException.class, e);
  }

  @Test
  void a_host_that_does_not_answer_is_class_08() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    SQLException e =
        refused(
            () ->
                DriverManager.getConnection(
                    "jdbc:powertrack://localhost:" + closed + "/A?scheme=http&connectTimeout=1",
                    "ann",
                    "hush-hush"));
    assertTrue(String.valueOf(e.getSQLState()).startsWith("08"), e.getSQLState());
    for (Throwable t = e; t != null; t = t.getCause()) {
      assertFalse(String.valueOf(t).contains("hush"), String.valueOf(t));
    }
  }

  /** A password in the URL is decoded, and never told: not in getURL, toString, or a message. */
  @Test
  void a_password_in_the_url_is_not_told() {
    SQLException e =
        refused(
            () ->
                DriverManager.getConnection(
                    "jdbc:powertrack://localhost:1/A?scheme=http&user=ann&password=hush%2Dhush&connectTimeout=1"));
    assertFalse(message(e).contains("hush"), e.getMessage());
  }

  // The log.

  @Test
  void a_log_file_holds_a_line_for_each_connection_and_statement(@TempDir Path folder)
      throws Exception {
    Path log = folder.resolve("100%.log");
    Properties given = new Properties();
    given.setProperty("logFile", log.toString());
    given.setProperty("password", "hush-hush");
    try (Connection other = DriverManager.getConnection(DEMO, given)) {
      assertEquals(3, count(other.createStatement().executeQuery(THREE.replace(" ", "\n"))));
      refused(() -> other.createStatement().executeQuery("SELECT nope FROM jobs"));
    }
    List<String> lines = Files.readAllLines(log);
    assertTrue(
        lines.stream().allMatch(l -> l.matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z .*")),
        lines.toString());
    assertTrue(lines.get(0).contains("opened to jdbc:powertrack:demo"), lines.toString());
    assertTrue(lines.stream().anyMatch(l -> l.contains("SELECT * FROM (VALUES")), lines.toString());
    assertTrue(lines.stream().anyMatch(l -> l.contains("3 rows")), lines.toString());
    assertTrue(lines.stream().anyMatch(l -> l.contains("no column NOPE")), lines.toString());
    assertTrue(lines.get(lines.size() - 1).contains("closed"), lines.toString());
    assertFalse(lines.toString().contains("hush"), lines.toString());
    assertFalse(lines.toString().contains("request:"), lines.toString());
  }

  @Test
  void at_debug_it_holds_requests_and_scans_without_secrets(@TempDir Path folder) throws Exception {
    Path log = folder.resolve("log");
    try (Connection other =
        DriverManager.getConnection(DEMO + "?cache=off&logLevel=debug&logFile=" + log)) {
      row(
          "SELECT COUNT(*) FROM tweets WHERE posted_at >= TIMESTAMP '2013-01-01 00:00:00'"
              + " AND posted_at < TIMESTAMP '2013-01-01 00:10:00'");
      other
          .createStatement()
          .executeQuery("SELECT text FROM tweets WHERE posted_at < TIMESTAMP '2013-01-01 00:10:00'")
          .next();
    }
    String lines = Files.readString(log);
    assertTrue(lines.contains("request: GET http://127.0.0.1"), lines);
    assertTrue(
        Pattern.compile("scan \\d+ of TWEETS: [1-9]\\d* of [1-9]\\d* files selected, .* ms")
            .matcher(lines)
            .find(),
        lines);
    for (String secret : List.of("Signature", "AWSAccessKeyId", "Authorization", "Basic ", "?")) {
      assertFalse(lines.contains(secret), secret);
    }
  }

  @Test
  void a_log_file_that_cannot_be_written_is_refused(@TempDir Path folder) {
    SQLException e =
        refused("22023", () -> DriverManager.getConnection(DEMO + "?logFile=" + folder));
    assertTrue(message(e).contains("logFile"), e.getMessage());
  }

  // DataSource: 9.4.

  private static DataSource dataSource() throws Exception {
    return (DataSource)
        Class.forName("dev.powertrack.jdbc.PowerTrackDataSource")
            .getDeclaredConstructor()
            .newInstance();
  }

  private static void set(DataSource source, String setter, String value) throws Exception {
    source.getClass().getMethod(setter, String.class).invoke(source, value);
  }

  @Test
  void a_data_source_is_a_bean() throws Exception {
    DataSource source = dataSource();
    set(source, "setUrl", DEMO + "?ids=varchar&password=hush");
    set(source, "setUser", "ann");
    set(source, "setPassword", "hush-hush");
    try (Connection one = source.getConnection();
        Connection two = source.getConnection("bob", "hush-too")) {
      assertEquals("ann", one.getMetaData().getUserName());
      assertEquals("bob", two.getMetaData().getUserName());
      assertTrue(one.isValid(1));
    }
    assertFalse(source.toString().contains("hush"), source.toString());
    assertSame(source, source.unwrap(DataSource.class));
    assertTrue(source.isWrapperFor(DataSource.class));
    assertFalse(source.isWrapperFor(Connection.class));
    assertNotNull(source.getParentLogger());
  }

  @Test
  void a_data_source_s_settings() throws Exception {
    DataSource source = dataSource();
    assertEquals(0, source.getLoginTimeout());
    source.setLoginTimeout(5);
    assertEquals(5, source.getLoginTimeout());
    refused(() -> source.setLoginTimeout(-1));
    assertNull(source.getLogWriter());
    source.setLogWriter(null);
    refused("22023", source::getConnection);
    set(source, "setUrl", "jdbc:h2:mem:");
    refused("22023", source::getConnection);
  }
}
