package dev.powertrack.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.PowerTrackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionSettingsTest {
  private static final Map<String, String> NO_ENVIRONMENT = Map.of();

  private static ConnectionSettings settings(String rest, Object... properties) {
    return settings(NO_ENVIRONMENT, rest, properties);
  }

  private static ConnectionSettings settings(
      Map<String, String> environment, String rest, Object... properties) {
    Properties given = new Properties();
    for (int i = 0; i < properties.length; i += 2) {
      given.put(properties[i], properties[i + 1]);
    }
    return ConnectionSettings.of(
        ConnectionUrl.parse("jdbc:powertrack:" + rest), given, environment);
  }

  @Test
  void defaults_are_safe_and_fast() {
    ConnectionSettings settings = settings("demo");
    assertEquals("v2", settings.apiVersion());
    assertEquals("https", settings.scheme());
    assertEquals(Duration.ofSeconds(10), settings.connectTimeout());
    assertEquals(Duration.ofSeconds(60), settings.readTimeout());
    assertEquals(24, settings.maxConnections());
    assertTrue(settings.cache());
    assertEquals(Optional.empty(), settings.cacheDir());
    assertTrue(settings.pushdown());
    assertFalse(settings.idsAsVarchar());
    assertFalse(settings.failOnBadFile());
  }

  @Test
  void every_option_is_read() {
    ConnectionSettings settings =
        settings(
            "demo?apiVersion=V1&cache=OFF&cacheDir=/c&pushdown=off&ids=varchar&onBadFile=fail"
                + "&connectTimeout=1&readTimeout=2&maxConnections=3");
    assertEquals("v1", settings.apiVersion());
    assertFalse(settings.cache());
    assertEquals(Optional.of(Path.of("/c")), settings.cacheDir());
    assertFalse(settings.pushdown());
    assertTrue(settings.idsAsVarchar());
    assertTrue(settings.failOnBadFile());
    assertEquals(Duration.ofSeconds(1), settings.connectTimeout());
    assertEquals(Duration.ofSeconds(2), settings.readTimeout());
    assertEquals(3, settings.maxConnections());
  }

  @Test
  void the_url_counts_before_properties_and_these_before_the_environment() {
    Map<String, String> environment =
        Map.of("POWERTRACK_USER", "environment", "POWERTRACK_PASSWORD", "secret");
    assertEquals(Optional.of("environment"), settings(environment, "demo").user());
    assertEquals(Optional.of("secret"), settings(environment, "demo").password());
    assertEquals(Optional.of("property"), settings(environment, "demo", "user", "property").user());
    assertEquals(
        Optional.of("url"), settings(environment, "demo?user=url", "user", "property").user());
  }

  @Test
  void sizes_are_bytes_or_have_a_unit() {
    assertEquals(0, settings("demo").cacheMaxBytes());
    assertEquals(256_000_000, settings("demo").maxBytesInFlight());
    assertFalse(settings("demo").cacheEvictExpired());
    assertEquals(500_000_000, settings("demo?cacheMaxBytes=500MB").cacheMaxBytes());
    assertEquals(20_000_000_000L, settings("demo?cacheMaxBytes=20gb").cacheMaxBytes());
    assertEquals(1234, settings("demo?maxBytesInFlight=1234").maxBytesInFlight());
    assertTrue(settings("demo?cacheEvictExpired=TRUE").cacheEvictExpired());
    for (String wrong : List.of("much", "-1", "1.5GB", "1XB", "999999999999999TB")) {
      PowerTrackException e =
          assertThrows(PowerTrackException.class, () -> settings("demo?cacheMaxBytes=" + wrong));
      assertTrue(String.valueOf(e.getMessage()).contains("20GB"), e.getMessage());
    }
  }

  @Test
  void the_cache_is_no_file_and_in_none(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a-file"), "in the way");
    for (Path wrong : List.of(file, file.resolve("below"))) {
      PowerTrackException e =
          assertThrows(PowerTrackException.class, () -> settings("demo?cacheDir=" + wrong));
      assertEquals(
          "The option cacheDir is '"
              + wrong
              + "', but must be the path of a folder: "
              + file
              + " is a file, not a folder.",
          e.getMessage());
    }
  }

  @Test
  void the_cache_is_not_behind_a_link_that_leads_nowhere(@TempDir Path folder) throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("unmounted"));
    for (Path wrong : List.of(link, link.resolve("below"))) {
      PowerTrackException e =
          assertThrows(PowerTrackException.class, () -> settings("demo?cacheDir=" + wrong));
      assertTrue(
          String.valueOf(e.getMessage())
              .endsWith(": " + link + " is a link to a folder that is not there."),
          e.getMessage());
    }
  }

  @Test
  void an_empty_value_means_unset() {
    assertEquals(Optional.of("property"), settings("demo?user=&cache=", "user", "property").user());
    assertEquals(24, settings("demo", "maxConnections", "").maxConnections());
  }

  @Test
  void properties_may_hold_numbers_and_defaults() {
    assertEquals(5, settings("demo", "maxConnections", 5).maxConnections());
    Properties defaults = new Properties();
    defaults.setProperty("ids", "varchar");
    assertTrue(
        ConnectionSettings.of(
                ConnectionUrl.parse("jdbc:powertrack:demo"),
                new Properties(defaults),
                NO_ENVIRONMENT)
            .idsAsVarchar());
  }

  @Test
  void unknown_keys_are_remembered_for_a_warning() {
    assertEquals(
        List.of("ApplicationName", "colour"),
        settings("demo?colour=red", "ApplicationName", "x").unknownKeys());
  }

  @Test
  void a_password_goes_over_plain_http_to_this_machine_only() {
    assertEquals("http", settings("//localhost:8080/a?scheme=http").scheme());
    assertEquals("http", settings("//127.0.0.1:8080/a?scheme=http").scheme());
    assertEquals("http", settings("//[::1]:8080/a?scheme=http").scheme());
    for (String host : List.of("example.com", "localhost.example.com", "127.0.0.1.example.com")) {
      PowerTrackException e =
          assertThrows(
              PowerTrackException.class, () -> settings("//" + host + "/a?scheme=http"), host);
      assertTrue(String.valueOf(e.getMessage()).contains(host), e.getMessage());
    }
  }

  @Test
  void equal_settings_are_equal_and_a_password_makes_a_difference() {
    assertEquals(settings("demo?user=a"), settings("demo", "user", "a"));
    assertEquals(settings("demo?user=a").hashCode(), settings("demo", "user", "a").hashCode());
    assertNotEquals(settings("demo?password=a"), settings("demo?password=b"));
    assertNotEquals(settings("demo"), settings("file:/d"));
  }

  @Test
  void its_text_shows_no_password() {
    assertEquals(
        "jdbc:powertrack:demo {password=***, user=ann}",
        settings("demo?user=ann&password=secret").toString());
  }
}
