package dev.powertrack.api;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static dev.powertrack.api.StubbedService.ok;
import static dev.powertrack.api.StubbedService.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.benmanes.caffeine.cache.Ticker;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class RetryTest {
  @RegisterExtension static final StubbedService SERVICE = new StubbedService();

  private static final NewJob NEW_JOB =
      new NewJob(
          "my job",
          Instant.parse("2012-01-01T00:00:00Z"),
          Instant.parse("2012-01-02T00:00:00Z"),
          "original",
          List.of(Rule.of("cat")));

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void a_get_is_tried_again_when_the_service_is_busy(int status) {
    answerOnceThen(status(status), ok("{}"));

    assertEquals(0, SERVICE.client().jobs().jobs().size());
    assertEquals(2, SERVICE.requests(StubbedService.LIST));
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void a_get_is_tried_four_times_at_most(int status) {
    SERVICE.answerGet(StubbedService.LIST, status(status).withHeader("Retry-After", "0"));

    PowerTrackException failure =
        assertThrows(PowerTrackException.class, () -> SERVICE.client().jobs());

    assertEquals(status == 429 ? Kind.LIMIT : Kind.SERVICE, failure.kind());
    assertTrue(String.valueOf(failure.getMessage()).contains("4 tries"), failure.getMessage());
    assertEquals(4, SERVICE.requests(StubbedService.LIST));
  }

  @Test
  void the_service_says_how_long_to_wait() {
    answerOnceThen(status(429).withHeader("Retry-After", "1"), ok("{}"));
    long start = System.nanoTime();

    SERVICE.client().jobs();

    assertTrue(System.nanoTime() - start >= Duration.ofSeconds(1).toNanos());
  }

  @Test
  void who_is_asked_to_wait_too_long_is_told_so_at_once() {
    SERVICE.answerGet(StubbedService.LIST, status(429).withHeader("Retry-After", "3600"));

    PowerTrackException failure =
        assertThrows(PowerTrackException.class, () -> SERVICE.client().jobs());

    assertEquals(Kind.LIMIT, failure.kind());
    assertTrue(String.valueOf(failure.getMessage()).contains("3600 s"), failure.getMessage());
    assertEquals(1, SERVICE.requests(StubbedService.LIST));
  }

  @Test
  void a_429_holds_back_the_other_gets_of_the_account() throws Exception {
    answerOnceThen(status(429).withHeader("Retry-After", "1"), ok("{}"));
    SERVICE.answerGet(StubbedService.JOB, ok("{}"));
    HistoricalPowerTrack client = SERVICE.client();
    CompletableFuture<JobList> list =
        CompletableFuture.supplyAsync(client::jobs, task -> new Thread(task).start());
    while (SERVICE.requests(StubbedService.LIST) == 0) {
      Thread.sleep(5);
    }
    Thread.sleep(100);
    long start = System.nanoTime();

    client.job("abc");

    assertTrue(System.nanoTime() - start >= Duration.ofMillis(500).toNanos());
    assertEquals(0, list.get().jobs().size());
  }

  @ParameterizedTest
  @CsvSource({
    "120, PT2M",
    "0, PT0S",
    "'Sat, 17 May 2014 18:00:30 GMT', PT30S",
    "'Sat, 17 May 2014 17:00:00 GMT', PT0S",
    "soon, ",
    "-1, ",
    "99999999999, ",
    ", "
  })
  void a_pause_is_seconds_or_a_date(String header, Duration pause) {
    Clock clock = Clock.fixed(Instant.parse("2014-05-17T18:00:00Z"), ZoneOffset.UTC);
    Answer answer = new Answer(429, header, null, null, ByteString.EMPTY);

    assertEquals(pause, answer.pause(clock));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2014-05-17T08:00:00Z", "2014-05-18T08:00:00Z"})
  void a_date_is_read_by_the_services_clock_however_wrong_ours_is(Instant ours) {
    Answer answer =
        new Answer(
            429,
            "Sat, 17 May 2014 18:00:05 GMT",
            Instant.parse("2014-05-17T18:00:00Z"),
            null,
            ByteString.EMPTY);

    assertEquals(Duration.ofSeconds(5), answer.pause(Clock.fixed(ours, ZoneOffset.UTC)));
  }

  @Test
  void a_date_in_an_answer_is_no_reason_to_wait_for_the_hours_that_our_clock_is_off() {
    answerOnceThen(
        status(429)
            .withHeader("Date", "Sat, 17 May 2036 18:00:00 GMT")
            .withHeader("Retry-After", "Sat, 17 May 2036 18:00:01 GMT"),
        ok("{}"));

    assertEquals(0, SERVICE.client().jobs().jobs().size());
    assertEquals(2, SERVICE.requests(StubbedService.LIST));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 410, 500, 502, 504})
  void any_other_refusal_is_final(int status) {
    SERVICE.answerGet(StubbedService.LIST, status(status));

    assertThrows(PowerTrackException.class, () -> SERVICE.client().jobs());
    assertEquals(1, SERVICE.requests(StubbedService.LIST));
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER"})
  void a_get_is_sent_again_twice_after_a_broken_connection(Fault fault) {
    SERVICE.answerGet(StubbedService.LIST, aResponse().withFault(fault));

    PowerTrackException failure =
        assertThrows(PowerTrackException.class, () -> SERVICE.client().jobs());

    assertEquals(Kind.CONNECTION, failure.kind());
    assertEquals(3, SERVICE.requests(StubbedService.LIST));
  }

  @Test
  void a_get_survives_one_broken_connection() {
    answerOnceThen(aResponse().withFault(Fault.EMPTY_RESPONSE), ok("{}"));

    assertEquals(0, SERVICE.client().jobs().jobs().size());
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 421, 429, 500, 503, 504})
  void a_write_is_sent_once_whatever_the_service_says(int status) {
    ResponseDefinitionBuilder answer = status(status).withHeader("Retry-After", "0");
    SERVICE.server().stubFor(post(StubbedService.LIST).willReturn(answer));
    SERVICE.server().stubFor(put(StubbedService.JOB).willReturn(answer));
    HistoricalPowerTrack client = SERVICE.client();

    assertThrows(PowerTrackException.class, () -> client.create(NEW_JOB));
    assertThrows(PowerTrackException.class, () -> client.accept("abc"));

    assertEquals(1, SERVICE.requests(StubbedService.LIST));
    assertEquals(1, SERVICE.requests(StubbedService.JOB));
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER", "MALFORMED_RESPONSE_CHUNK"})
  void a_write_is_sent_once_over_a_used_connection_that_breaks(Fault fault) {
    SERVICE.answerGet(StubbedService.LIST, ok("{}"));
    SERVICE.server().stubFor(put(StubbedService.JOB).willReturn(aResponse().withFault(fault)));
    HistoricalPowerTrack client = SERVICE.client();
    client.jobs();

    PowerTrackException failure =
        assertThrows(PowerTrackException.class, () -> client.reject("abc"));

    assertEquals(Kind.UNCERTAIN, failure.kind());
    assertTrue(
        String.valueOf(failure.getMessage()).contains("may have done it all the same"),
        failure.getMessage());
    assertEquals(1, SERVICE.requests(StubbedService.JOB));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"500|''", "504|''", "200|<html>", "201|{}", "200|{\"jobURL\": \"?\"}"})
  void a_create_whose_outcome_is_unknown_says_how_to_find_out(int status, String body) {
    SERVICE.server().stubFor(post(StubbedService.LIST).willReturn(status(status).withBody(body)));

    PowerTrackException failure =
        assertThrows(PowerTrackException.class, () -> SERVICE.client().create(NEW_JOB));

    assertEquals(Kind.UNCERTAIN, failure.kind());
    String message = String.valueOf(failure.getMessage());
    assertTrue(message.contains("new job 'my job'"), message);
    assertTrue(message.contains("list the jobs and look for its title"), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400|{\"reason\":\"title is taken\"}",
        "200|{\"status\":\"error\",\"reason\":\"title is taken\"}"
      })
  void a_create_that_was_refused_is_not_said_to_be_unknown(int status, String body) {
    SERVICE.server().stubFor(post(StubbedService.LIST).willReturn(status(status).withBody(body)));

    PowerTrackException failure =
        assertThrows(PowerTrackException.class, () -> SERVICE.client().create(NEW_JOB));

    String message = String.valueOf(failure.getMessage());
    assertTrue(message.contains("title is taken"), message);
    assertFalse(message.contains("all the same"), message);
  }

  @Test
  void a_write_that_never_left_is_not_said_to_be_unknown() {
    PowerTrackException failure =
        assertThrows(
            PowerTrackException.class, () -> SERVICE.client(SERVICE.settings(1)).create(NEW_JOB));

    assertEquals(Kind.CONNECTION, failure.kind());
    assertFalse(String.valueOf(failure.getMessage()).contains("all the same"));
  }

  @Test
  void the_service_sees_no_more_gets_than_the_limit() {
    SERVICE.server().stubFor(get(anyUrl()).willReturn(ok("{}")));
    RateLimit limit = new RateLimit(5, Duration.ofMillis(300));
    GetLimiter limiter = new GetLimiter(limit, Ticker.systemTicker());
    List<CompletableFuture<Void>> clients =
        List.of("a", "b", "c").stream()
            .map(name -> SERVICE.client(SERVICE.settings(), limiter))
            .map(
                client ->
                    CompletableFuture.runAsync(
                        () -> askForSevenJobs(client), task -> new Thread(task).start()))
            .toList();
    clients.forEach(CompletableFuture::join);

    List<Long> seen =
        SERVICE.server().getAllServeEvents().stream()
            .map(ServeEvent::getRequest)
            .map(request -> request.getLoggedDate().toInstant().toEpochMilli())
            .sorted()
            .toList();
    assertEquals(21, seen.size());
    for (int i = 5; i < seen.size(); i++) {
      assertTrue(seen.get(i) - seen.get(i - 5) >= 299, seen.toString());
    }
  }

  private static void askForSevenJobs(HistoricalPowerTrack client) {
    assertEquals(7, client.jobs(List.of("a", "b", "c", "d", "e", "f", "g")).size());
  }

  private static void answerOnceThen(
      ResponseDefinitionBuilder first, ResponseDefinitionBuilder then) {
    SERVICE
        .server()
        .stubFor(
            get(StubbedService.LIST)
                .inScenario("busy")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(first)
                .willSetStateTo("again"));
    SERVICE
        .server()
        .stubFor(
            get(StubbedService.LIST)
                .inScenario("busy")
                .whenScenarioStateIs("again")
                .willReturn(then));
  }
}
