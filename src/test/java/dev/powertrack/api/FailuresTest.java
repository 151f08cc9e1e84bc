package dev.powertrack.api;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static dev.powertrack.api.StubbedService.ok;
import static dev.powertrack.api.StubbedService.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class FailuresTest {
  @RegisterExtension static final StubbedService SERVICE = new StubbedService();

  @ParameterizedTest
  @CsvSource({
    "400, SERVICE, about job abc",
    "401, LOGIN, refused user jane@example.com",
    "403, LOGIN, user jane@example.com use account acct",
    "404, NOT_FOUND, Account acct does not have job abc",
    "410, EXPIRED, job abc has expired",
    "429, LIMIT, asks to slow down",
    "500, SERVICE, HTTP 500",
    "502, SERVICE, HTTP 502",
    "503, SERVICE, not available",
    "304, SERVICE, HTTP 304"
  })
  void a_status_has_its_kind_and_its_words(int status, Kind kind, String words) {
    SERVICE.answerGet(StubbedService.JOB, status(status));

    PowerTrackException failure = failure(() -> SERVICE.client().job("abc"));

    assertEquals(kind, failure.kind(), failure.getMessage());
    assertTrue(message(failure).contains(words), failure.getMessage());
  }

  @Test
  void an_unknown_account_is_named_with_its_host_and_version() {
    SERVICE.answerGet(StubbedService.LIST, status(404));

    PowerTrackException failure = failure(() -> SERVICE.client().jobs());

    assertEquals(Kind.NOT_FOUND, failure.kind());
    assertTrue(
        message(failure).startsWith("There is no account acct on 127.0.0.1 (HTTP 404)."),
        failure.getMessage());
    assertTrue(message(failure).contains("(V2)"), failure.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"status\":\"error\",\"reason\":\"Account is locked\"}|Account is locked",
        "{\"status\":\"error\",\"reason\":\"{\\\"message\\\":\\\"rule 3 is wrong\\\"}\"}|rule 3 is wrong",
        "{\"status\":500,\"error\":\"backend\"}|backend",
        "try later please|try later please",
        "<html><body><h1>502 Bad Gateway</h1></body></html>|502 Bad Gateway"
      })
  void the_service_is_quoted(String body, String words) {
    SERVICE.answerGet(StubbedService.JOB, status(500).withBody(body));

    PowerTrackException failure = failure(() -> SERVICE.client().job("abc"));

    assertTrue(message(failure).contains(": " + words + "."), failure.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"status\":\"error\",\"reason\":\"no such thing\"}|SERVICE",
        "{\"status\":404,\"error\":\"Not Found\"}|NOT_FOUND",
        "{\"status\":500,\"error\":\"oops\"}|SERVICE"
      })
  void an_error_with_status_200_is_an_error(String body, Kind kind) {
    SERVICE.answerGet(StubbedService.JOB, ok(body));
    SERVICE.answerGet(StubbedService.RESULTS, ok(body));
    SERVICE.answerGet(StubbedService.LIST, ok(body));
    HistoricalPowerTrack client = SERVICE.client();

    assertEquals(kind, failure(() -> client.job("abc")).kind());
    assertEquals(kind, failure(() -> client.results("abc")).kind());
    assertEquals(kind, failure(client::jobs).kind());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><body>Maintenance</body></html>",
        "",
        "null",
        "\"x\"",
        "{\"jobs\": [",
        "12"
      })
  void what_is_no_json_object_is_not_understood(String body) {
    SERVICE.answerGet(StubbedService.LIST, ok(body));
    SERVICE.answerGet(StubbedService.RESULTS, ok(body));

    for (Executable question :
        List.<Executable>of(() -> SERVICE.client().jobs(), () -> SERVICE.client().results("abc"))) {
      PowerTrackException failure = failure(question);
      assertEquals(Kind.SERVICE, failure.kind());
      assertTrue(message(failure).endsWith("It starts with: " + body), failure.getMessage());
    }
  }

  @Test
  void a_list_is_no_job() {
    SERVICE.answerGet(StubbedService.JOB, ok("[]"));

    assertEquals(Kind.SERVICE, failure(() -> SERVICE.client().job("abc")).kind());
  }

  @Test
  void only_80_characters_of_an_answer_are_quoted() {
    SERVICE.answerGet(StubbedService.LIST, ok("x".repeat(100_000)));

    assertTrue(
        message(failure(() -> SERVICE.client().jobs()))
            .endsWith("It starts with: " + "x".repeat(80) + "…"));
  }

  @Test
  void no_secret_is_ever_told() {
    String basic = StubbedService.LOGIN.basic();
    String echo =
        "You sent Authorization: "
            + basic
            + " with s3cret-Pw for https://d.example/a.gz?Signature=sIgNaTuRe";
    for (int status : new int[] {200, 400, 401, 404, 429, 500, 503}) {
      SERVICE.answerGet(StubbedService.RESULTS, status(status).withBody(echo));
      assertNoSecret(failure(() -> SERVICE.client().results("abc")));
      String json = ServiceJson.MAPPER.createObjectNode().put("reason", echo) + "";
      SERVICE.answerGet(
          StubbedService.RESULTS,
          status(status).withBody(json.replace("{", "{\"status\":\"error\",")));
      assertNoSecret(failure(() -> SERVICE.client().results("abc")));
    }
    SERVICE.answerGet(
        StubbedService.RESULTS, ok("{\"urlList\": [\"https://d.example/a?Signature=sIgNaTuRe\" x"));
    assertNoSecret(failure(() -> SERVICE.client().results("abc")));
  }

  @Test
  void a_link_that_fails_is_told_without_its_query() throws Exception {
    int closedPort = closedPort();
    for (String place :
        List.of(
            "http://127.0.0.1:" + closedPort,
            SERVICE.settings().base() + "",
            "http://far.example")) {
      DataLink link = DataLink.of(place + "/minutes?Signature=sIgNaTuRe");
      Results results = new Results("abc", 0, List.of(), null, null, link);
      PowerTrackException failure = failure(() -> SERVICE.client().suspectMinutes(results));
      assertNoSecret(failure);
      assertTrue(message(failure).contains("the suspect minutes of job abc"), failure.getMessage());
    }
  }

  @Test
  void a_refused_connection_names_host_and_port() throws Exception {
    int port = closedPort();

    PowerTrackException failure = failure(() -> SERVICE.client(SERVICE.settings(port)).jobs());

    assertEquals(Kind.CONNECTION, failure.kind());
    assertEquals(
        "No answer from 127.0.0.1:" + port + " about the list of jobs: the connection was refused.",
        failure.getMessage());
  }

  @Test
  void an_unknown_host_is_said_to_be_unknown() {
    ApiSettings settings =
        ApiSettings.of(
            URI.create("https://nowhere.invalid"), ApiVersion.V2, "acct", StubbedService.LOGIN);

    PowerTrackException failure = failure(() -> SERVICE.client(settings).jobs());

    assertEquals(Kind.CONNECTION, failure.kind());
    assertEquals(
        "No answer from nowhere.invalid:443 about the list of jobs: the host name is unknown.",
        failure.getMessage());
  }

  @Test
  void silence_ends_after_the_read_timeout() {
    SERVICE.answerGet(StubbedService.LIST, ok("{}").withFixedDelay(3_000));
    ApiSettings hasty =
        SERVICE.settings().withTimeouts(Duration.ofSeconds(1), Duration.ofMillis(100));

    PowerTrackException failure = failure(() -> SERVICE.client(hasty).jobs());

    assertEquals(Kind.CONNECTION, failure.kind());
    assertTrue(message(failure).contains("nothing came within 100 ms"), failure.getMessage());
  }

  @Test
  void a_server_that_speaks_no_tls_is_named() {
    ApiSettings settings =
        ApiSettings.of(
            URI.create("https://127.0.0.1:" + SERVICE.server().port()),
            ApiVersion.V2,
            "acct",
            StubbedService.LOGIN);

    PowerTrackException failure = failure(() -> SERVICE.client(settings).jobs());

    assertEquals(Kind.CONNECTION, failure.kind());
    assertTrue(message(failure).contains("TLS"), failure.getMessage());
    assertTrue(message(failure).endsWith("give the option scheme=http."), failure.getMessage());
  }

  @Test
  void an_answer_that_breaks_off_is_a_broken_connection() {
    SERVICE.answerGet(StubbedService.LIST, aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));

    assertEquals(Kind.CONNECTION, failure(() -> SERVICE.client().jobs()).kind());
  }

  private static void assertNoSecret(PowerTrackException failure) {
    StringWriter printed = new StringWriter();
    failure.printStackTrace(new PrintWriter(printed));
    for (String secret :
        List.of("s3cret-Pw", StubbedService.LOGIN.basic().substring(6), "sIgNaTuRe")) {
      assertFalse(printed.toString().contains(secret), printed.toString());
    }
  }

  private static PowerTrackException failure(Executable question) {
    return assertThrows(PowerTrackException.class, question);
  }

  private static String message(PowerTrackException failure) {
    return String.valueOf(failure.getMessage());
  }

  private static int closedPort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
