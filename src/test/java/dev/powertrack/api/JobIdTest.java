package dev.powertrack.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobIdTest {

  @ParameterizedTest
  @ValueSource(strings = {"kj4r26m0qx", "A-b_9", "x"})
  void an_id_is_letters_digits_hyphens_and_underscores(String text) {
    assertTrue(JobId.isValid(text));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "a b", "a/b", "..", "a.json", "\u0131d", "a\n", "%41"})
  void anything_else_is_none(String text) {
    assertFalse(JobId.isValid(text));
  }

  @ParameterizedTest
  @ValueSource(ints = {65, 1000})
  void an_id_has_64_characters_at_most(int length) {
    assertTrue(JobId.isValid("x".repeat(64)));
    assertFalse(JobId.isValid("x".repeat(length)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://historical.gnip.com:443/accounts/A/publishers/twitter/historical/track/jobs/kj4r26m0qx.json",
        "https://gnip-api.gnip.com /historical/powertrack/accounts/A/publishers/twitter/jobs/kj4r26m0qx.json ",
        "https://gnip-api.gnip.com:443/historical/powertrack/accounts/A/publishers/twitter/jobs/kj4r26m0qx/results.json",
        "/jobs/kj4r26m0qx.json?x=/y.json",
        "kj4r26m0qx"
      })
  void the_id_is_the_last_segment_of_a_url(String url) {
    assertEquals("kj4r26m0qx", JobId.fromUrl(url));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "https://h.example/jobs/", "https://h.example/jobs/a b.json", "/..json"})
  void a_url_without_an_id_has_none(String url) {
    assertNull(JobId.fromUrl(url));
  }
}
