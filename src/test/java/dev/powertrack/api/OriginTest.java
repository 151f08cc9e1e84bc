package dev.powertrack.api;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.powertrack.api.StubbedService.ok;
import static dev.powertrack.api.StubbedService.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The login goes to the scheme, host and port of the service and to no other. */
class OriginTest {
  @RegisterExtension static final StubbedService SERVICE = new StubbedService();
  @RegisterExtension static final StubbedService OTHER = new StubbedService();

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void a_redirect_to_another_port_is_not_followed(int status) {
    String elsewhere = OTHER.settings().base() + "/jobs.json?token=t";
    SERVICE.answerGet(StubbedService.LIST, status(status).withHeader("Location", elsewhere));

    PowerTrackException failure =
        assertThrows(PowerTrackException.class, () -> SERVICE.client().jobs());

    assertEquals(Kind.SERVICE, failure.kind());
    assertTrue(
        String.valueOf(failure.getMessage())
            .contains("redirects the list of jobs to http://127.0.0.1"),
        failure.getMessage());
    assertEquals(0, OTHER.server().getAllServeEvents().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://127.0.0.1:%d/x", "http://localhost:%d/x", "//evil.example/x"})
  void a_redirect_to_another_scheme_or_host_is_not_followed(String form) {
    String elsewhere = form.replace("%d", SERVICE.server().port() + "");
    SERVICE.answerGet(StubbedService.LIST, status(302).withHeader("Location", elsewhere));

    assertThrows(PowerTrackException.class, () -> SERVICE.client().jobs());
    assertEquals(1, SERVICE.server().getAllServeEvents().size());
  }

  @Test
  void a_redirect_on_the_same_service_is_followed_with_the_login() {
    SERVICE.answerGet(StubbedService.LIST, status(301).withHeader("Location", "/moved.json"));
    SERVICE.answerGet("/moved.json", ok("{\"jobs\": [{\"uuid\": \"abc\"}]}"));

    assertEquals(1, SERVICE.client().jobs().jobs().size());
    SERVICE
        .server()
        .verify(
            getRequestedFor(urlEqualTo("/moved.json"))
                .withHeader("Authorization", WireMock.equalTo(StubbedService.LOGIN.basic())));
  }

  @Test
  void redirects_in_a_circle_end() {
    SERVICE.answerGet(StubbedService.LIST, status(302).withHeader("Location", StubbedService.LIST));

    assertThrows(PowerTrackException.class, () -> SERVICE.client().jobs());
    assertEquals(4, SERVICE.requests(StubbedService.LIST));
  }

  @Test
  void a_write_is_never_redirected() {
    SERVICE
        .server()
        .stubFor(
            post(StubbedService.LIST)
                .willReturn(status(307).withHeader("Location", StubbedService.LIST)));
    NewJob job =
        new NewJob(
            "t", Instant.EPOCH, Instant.EPOCH.plusSeconds(60), "original", List.of(Rule.of("x")));

    assertThrows(PowerTrackException.class, () -> SERVICE.client().create(job));
    assertEquals(1, SERVICE.requests(StubbedService.LIST));
  }

  @Test
  void a_link_to_another_port_is_fetched_without_the_login() {
    OTHER.server().stubFor(get(anyUrl()).willReturn(ok("[\"201405171804\"]")));
    DataLink link = DataLink.of(OTHER.settings().base() + "/minutes?Signature=s");
    Results results = new Results("abc", 0, List.of(), null, null, link);

    assertEquals(1, SERVICE.client().suspectMinutes(results).size());
    OTHER
        .server()
        .verify(
            1, getRequestedFor(urlEqualTo("/minutes?Signature=s")).withoutHeader("Authorization"));
  }

  @Test
  void a_link_that_expired_says_to_fetch_the_results_again() {
    OTHER.server().stubFor(get(anyUrl()).willReturn(status(403)));
    DataLink link = DataLink.of(OTHER.settings().base() + "/minutes?Signature=s");
    Results results = new Results("abc", 0, List.of(), null, null, link);

    PowerTrackException failure =
        assertThrows(PowerTrackException.class, () -> SERVICE.client().suspectMinutes(results));
    assertEquals(Kind.EXPIRED, failure.kind());
  }
}
