package dev.powertrack.jdbc;

import static dev.powertrack.jdbc.SqlStates.assertSays;
import static dev.powertrack.jdbc.SqlStates.assertState;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Properties;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** How tools find the driver and what they can ask it before there is a connection. */
class DriverTest {
  private static final String ACCOUNT = "jdbc:powertrack://localhost/acme";
  private final FakeDatabase database = new FakeDatabase();
  private final Driver driver = database.driver();

  @Test
  void it_is_found_by_url_and_as_a_service() throws SQLException {
    assertInstanceOf(Driver.class, DriverManager.getDriver("jdbc:powertrack:demo"));
    assertTrue(
        ServiceLoader.load(java.sql.Driver.class).stream()
            .anyMatch(provider -> provider.type() == Driver.class));
  }

  @Test
  void it_takes_its_own_urls_only() throws SQLException {
    assertTrue(driver.acceptsURL("jdbc:powertrack:demo"));
    assertTrue(driver.acceptsURL("JDBC:PowerTrack:demo"));
    assertFalse(driver.acceptsURL("jdbc:postgresql://localhost/x"));
    assertFalse(driver.acceptsURL("jdbc:powertracks:demo"));
    assertNull(driver.connect("jdbc:h2:mem:", new Properties()));
    assertState("22023", () -> driver.acceptsURL(null));
  }

  @Test
  void a_wrong_url_or_option_is_an_error_that_says_what_is_allowed() {
    assertSays(
        "jdbc:powertrack:demo",
        assertState("22023", () -> driver.connect("jdbc:powertrack:dmo", null)));
    SQLException e =
        assertState("22023", () -> driver.connect("jdbc:powertrack:demo?cache=maybe", null));
    assertSays("cache", e);
    assertSays("on, off", e);
    assertSays(
        "between 1 and 256",
        assertState("22023", () -> driver.connect("jdbc:powertrack:demo?maxConnections=0", null)));
  }

  @Test
  void an_account_needs_a_login() throws SQLException {
    assertSays("POWERTRACK_USER", assertState("28000", () -> driver.connect(ACCOUNT, null)));
    Properties login = new Properties();
    login.setProperty("user", "ann");
    login.setProperty("password", "secret");
    assertNotNull(driver.connect(ACCOUNT, login));
    assertEquals(1, database.checks.get());
  }

  @Test
  void property_info_describes_every_option() throws SQLException {
    DriverPropertyInfo[] described = driver.getPropertyInfo(ACCOUNT, null);
    assertEquals(Option.values().length, described.length);
    for (DriverPropertyInfo info : described) {
      assertTrue(info.description.endsWith("."), info.name);
      assertTrue(
          info.choices == null || Arrays.asList(info.choices).contains(info.value), info.name);
      assertEquals(info.name.equals("user") || info.name.equals("password"), info.required);
    }
    assertArrayEquals(new String[] {"v2", "v1"}, named("apiVersion", described).choices);
    assertEquals("24", named("maxConnections", described).value);
  }

  @Test
  void property_info_shows_what_is_given_but_no_password() throws SQLException {
    Properties given = new Properties();
    given.setProperty("user", "ann");
    given.setProperty("password", "secret");
    DriverPropertyInfo[] described = driver.getPropertyInfo(ACCOUNT + "?ids=varchar", given);
    assertEquals("ann", named("user", described).value);
    assertEquals("varchar", named("ids", described).value);
    assertNull(named("password", described).value);
    assertFalse(named("password", described).required);
  }

  @Test
  void property_info_answers_while_a_url_is_being_typed() throws SQLException {
    assertEquals(Option.values().length, driver.getPropertyInfo("jdbc:powertrack:", null).length);
    assertEquals(Option.values().length, driver.getPropertyInfo(null, null).length);
  }

  @Test
  void it_does_not_claim_to_be_compliant() {
    assertFalse(driver.jdbcCompliant());
    assertEquals("dev.powertrack", driver.getParentLogger().getName());
    assertEquals(
        new DriverVersion(1, 12, "1.12.3-SNAPSHOT"), DriverVersion.parse("1.12.3-SNAPSHOT"));
    assertEquals(0, DriverVersion.parse(null).major());
    assertEquals(0, DriverVersion.parse("RELEASE").major());
  }

  private static DriverPropertyInfo named(String name, DriverPropertyInfo[] described) {
    return Arrays.stream(described).filter(i -> i.name.equals(name)).findFirst().orElseThrow();
  }
}
