package dev.powertrack.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiSettingsTest {
  private static final Credentials LOGIN = Credentials.of("jane@example.com", "s3cret");

  @ParameterizedTest
  @CsvSource({
    "https://gnip-api.gnip.com, https://gnip-api.gnip.com",
    "https://gnip-api.gnip.com:443/, https://gnip-api.gnip.com",
    "https://GNIP-API.gnip.com:8443, https://gnip-api.gnip.com:8443",
    "http://localhost:8080, http://localhost:8080",
    "http://127.0.0.2:8080, http://127.0.0.2:8080",
    "http://[::1]:8080, http://[::1]:8080"
  })
  void the_base_is_https_or_this_machine(String given, String base) {
    assertEquals(URI.create(base), settings(given, "acct").base());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://gnip-api.gnip.com",
        "http://127.0.0.1.example.com",
        "http://localhost.example.com",
        "http://10.0.0.1",
        "ftp://gnip-api.gnip.com",
        "gnip-api.gnip.com",
        "https:///x",
        "https://gnip-api.gnip.com/path",
        "https://gnip-api.gnip.com?x=1",
        "mailto:a@b.example",
        "https://gnip-api.gnip.com#x",
        "https://gnip-api.gnip.com:99999"
      })
  void any_other_base_is_refused(String base) {
    PowerTrackException refusal =
        assertThrows(PowerTrackException.class, () -> settings(base, "acct"));
    assertEquals(Kind.INVALID_SETTING, refusal.kind());
  }

  @Test
  void a_password_in_the_base_is_refused_and_not_repeated() {
    PowerTrackException refusal =
        assertThrows(
            PowerTrackException.class, () -> settings("https://jane:hunter2@h.example", "acct"));

    assertEquals(Kind.INVALID_SETTING, refusal.kind());
    assertFalse(String.valueOf(refusal.getMessage()).contains("hunter2"), refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".", "..", "a\nb"})
  void an_account_that_is_none_is_refused(String account) {
    assertThrows(PowerTrackException.class, () -> settings("https://h.example", account));
  }

  @Test
  void a_timeout_of_nothing_is_refused() {
    ApiSettings settings = settings("https://h.example", "acct");

    assertThrows(
        PowerTrackException.class,
        () -> settings.withTimeouts(Duration.ZERO, Duration.ofSeconds(1)));
    assertThrows(
        PowerTrackException.class,
        () -> settings.withTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(-1)));
    assertThrows(PowerTrackException.class, () -> new RateLimit(0, Duration.ofSeconds(1)));
  }

  @Test
  void no_text_shows_the_password_or_the_header() {
    String shown = settings("https://h.example", "acct") + " " + LOGIN;

    assertFalse(shown.contains("s3cret"), shown);
    assertFalse(shown.contains(LOGIN.basic().substring(6)), shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a:b"})
  void a_user_that_basic_cannot_carry_is_refused(String user) {
    assertThrows(PowerTrackException.class, () -> Credentials.of(user, "p"));
  }

  @Test
  void the_header_is_utf_8() {
    assertEquals("Basic dTpww6Ru", Credentials.of("u", "p\u00e4n").basic());
  }

  private static ApiSettings settings(String base, String account) {
    return ApiSettings.of(URI.create(base), ApiVersion.V2, account, LOGIN);
  }
}
