package dev.powertrack.api;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.powertrack.api.StubbedService.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HistoricalPowerTrackTest {
  @RegisterExtension static final StubbedService SERVICE = new StubbedService();

  private static final String LINK = "https://d.example/hist/2014/05/17/18/00_activities.json.gz";
  private static final NewJob NEW_JOB =
      new NewJob(
          "my job",
          Instant.parse("2012-01-01T00:00:00Z"),
          Instant.parse("2012-01-02T00:00:00Z"),
          "original",
          List.of(Rule.of("cat")));

  @Test
  void connecting_asks_nothing() {
    HistoricalPowerTrack client = SERVICE.client();

    assertEquals("acct", client.account());
    assertEquals(0, SERVICE.server().getAllServeEvents().size());
  }

  @Test
  void a_question_carries_the_login_from_the_start() {
    SERVICE.answerGet(StubbedService.LIST, ok("{}"));

    SERVICE.client().jobs();

    SERVICE
        .server()
        .verify(
            1,
            getRequestedFor(urlEqualTo(StubbedService.LIST))
                .withHeader("Authorization", WireMock.equalTo(StubbedService.LOGIN.basic())));
    assertEquals(1, SERVICE.server().getAllServeEvents().size());
  }

  @Test
  void jobs_usage_and_jobs_again_need_one_list_within_the_freshness() {
    SERVICE.answerGet(
        StubbedService.LIST,
        ok("{\"jobs\": [{\"uuid\": \"abc\"}], \"delivered\": {\"jobCount\": 3}}"));
    HistoricalPowerTrack client = SERVICE.client();

    assertEquals("abc", client.jobs().jobs().get(0).jobId());
    assertEquals(3L, client.usage().jobCount());
    SERVICE.pass(Duration.ofSeconds(4));
    client.jobs();
    assertEquals(1, SERVICE.requests(StubbedService.LIST));

    SERVICE.pass(Duration.ofSeconds(1));
    client.jobs();
    assertEquals(2, SERVICE.requests(StubbedService.LIST));
  }

  @Test
  void threads_that_ask_together_share_one_request() {
    SERVICE.answerGet(StubbedService.LIST, ok("{}").withFixedDelay(100));
    HistoricalPowerTrack client = SERVICE.client();

    List<CompletableFuture<JobList>> asked = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      asked.add(CompletableFuture.supplyAsync(client::jobs, task -> new Thread(task).start()));
    }
    asked.forEach(CompletableFuture::join);

    assertEquals(1, SERVICE.requests(StubbedService.LIST));
  }

  @Test
  void a_job_in_a_final_state_is_kept_for_a_minute_and_others_for_seconds() {
    SERVICE.answerGet(StubbedService.JOB, ok("{\"status\": \"delivered\"}"));
    SERVICE.answerGet(StubbedService.ACCOUNT + "/jobs/run.json", ok("{\"status\": \"running\"}"));
    HistoricalPowerTrack client = SERVICE.client();

    for (int i = 0; i < 6; i++) {
      List<Job> jobs = client.jobs(List.of("run", "abc"));
      assertEquals("run", jobs.get(0).jobId());
      SERVICE.pass(Duration.ofSeconds(10));
    }

    assertEquals(1, SERVICE.requests(StubbedService.JOB));
    assertEquals(6, SERVICE.requests(StubbedService.ACCOUNT + "/jobs/run.json"));
    client.job("abc");
    assertEquals(2, SERVICE.requests(StubbedService.JOB));
  }

  @Test
  void results_are_kept_for_five_minutes() {
    SERVICE.answerGet(StubbedService.RESULTS, ok("{\"urlList\": [\"" + LINK + "?s=1\"]}"));
    HistoricalPowerTrack client = SERVICE.client();

    assertEquals(LINK + "?s=1", client.results("abc").links().get(0).url());
    SERVICE.pass(Duration.ofSeconds(299));
    client.results("abc");
    assertEquals(1, SERVICE.requests(StubbedService.RESULTS));
    SERVICE.pass(Duration.ofSeconds(1));
    client.results("abc");
    assertEquals(2, SERVICE.requests(StubbedService.RESULTS));
  }

  @Test
  void threads_whose_links_expired_together_refresh_once() {
    SERVICE.answerGet(
        StubbedService.RESULTS, ok("{\"urlList\": [\"" + LINK + "?s=1\"]}").withFixedDelay(50));
    HistoricalPowerTrack client = SERVICE.client();
    client.results("abc");
    SERVICE.pass(Duration.ofSeconds(60));

    List<CompletableFuture<Results>> asked = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      asked.add(
          CompletableFuture.supplyAsync(
              () -> client.refreshResults("abc"), task -> new Thread(task).start()));
    }
    asked.forEach(CompletableFuture::join);

    assertEquals(2, SERVICE.requests(StubbedService.RESULTS));
  }

  @Test
  void the_csv_list_has_names() {
    SERVICE.answerGet(StubbedService.CSV, ok("'name.json.gz'\t'" + LINK + "?s=1'\n"));

    assertEquals(
        List.of(new ResultsCsv.Row("name.json.gz", DataLink.of(LINK + "?s=1"))),
        SERVICE.client().resultsCsv("abc"));
  }

  @Test
  void invalidate_asks_anew() {
    SERVICE.answerGet(StubbedService.LIST, ok("{}"));
    HistoricalPowerTrack client = SERVICE.client();
    client.jobs();
    client.invalidate();
    client.jobs();

    assertEquals(2, SERVICE.requests(StubbedService.LIST));
  }

  @Test
  void creating_a_job_posts_it_and_forgets_the_list() {
    SERVICE.answerGet(StubbedService.LIST, ok("{}"));
    SERVICE
        .server()
        .stubFor(
            post(StubbedService.LIST)
                .willReturn(
                    aResponse()
                        .withStatus(201)
                        .withBody(
                            "{\"status\": \"opened\", \"jobURL\": \"https://other:443/x/new1.json\"}")));
    HistoricalPowerTrack client = SERVICE.client();
    client.jobs();

    Job job = client.create(NEW_JOB);
    client.jobs();

    assertEquals("new1", job.jobId());
    assertEquals(
        2, SERVICE.server().findAll(getRequestedFor(urlEqualTo(StubbedService.LIST))).size());
    SERVICE
        .server()
        .verify(
            1,
            postRequestedFor(urlEqualTo(StubbedService.LIST))
                .withHeader("Content-Type", WireMock.equalTo("application/json"))
                .withHeader("Authorization", WireMock.equalTo(StubbedService.LOGIN.basic()))
                .withRequestBody(equalToJson(NewJobWriter.json(NEW_JOB))));
  }

  @Test
  void accepting_and_rejecting_put_one_word_and_forget_the_job() {
    SERVICE.answerGet(StubbedService.JOB, ok("{\"status\": \"quoted\"}"));
    SERVICE.server().stubFor(put(StubbedService.JOB).willReturn(ok("{\"status\": \"accepted\"}")));
    HistoricalPowerTrack client = SERVICE.client();
    client.job("abc");

    assertEquals("accepted", client.accept("abc").status());
    client.job("abc");
    client.reject("abc");

    assertEquals(
        2, SERVICE.server().findAll(getRequestedFor(urlEqualTo(StubbedService.JOB))).size());
    for (String word : List.of("accept", "reject")) {
      SERVICE
          .server()
          .verify(
              1,
              putRequestedFor(urlEqualTo(StubbedService.JOB))
                  .withRequestBody(equalToJson("{\"status\": \"" + word + "\"}")));
    }
  }

  @Test
  void suspect_minutes_on_the_service_are_asked_for_with_the_login() {
    SERVICE.answerGet("/minutes.json?s=1", ok("[\"201405171804\"]"));
    HistoricalPowerTrack client = SERVICE.client();

    List<SuspectMinute> minutes = client.suspectMinutes(resultsWithMinutesAt(SERVICE.settings()));

    assertEquals(List.of(new SuspectMinute(Instant.parse("2014-05-17T18:04:00Z"))), minutes);
    SERVICE
        .server()
        .verify(
            1,
            getRequestedFor(urlEqualTo("/minutes.json?s=1"))
                .withHeader("Authorization", WireMock.matching("Basic .+")));
  }

  @Test
  void results_without_a_list_have_no_suspect_minutes() {
    Results results = new Results("abc", 0, List.of(), null, null, null);

    assertEquals(List.of(), SERVICE.client().suspectMinutes(results));
  }

  @Test
  void suspect_minutes_of_an_unknown_form_are_an_error() {
    SERVICE.answerGet("/minutes.json?s=1", ok("<html>nothing</html>"));

    PowerTrackException error =
        assertThrows(
            PowerTrackException.class,
            () -> SERVICE.client().suspectMinutes(resultsWithMinutesAt(SERVICE.settings())));

    assertEquals(Kind.SERVICE, error.kind());
    assertEquals(
        "The answer of 127.0.0.1 about the suspect minutes of job abc cannot be understood: line 1"
            + " is no time. It starts with: <html>nothing</html>",
        error.getMessage());
  }

  @Test
  void an_impossible_id_is_refused_before_anything_is_sent() {
    HistoricalPowerTrack client = SERVICE.client();

    for (String id : List.of("", "a/b", "..", "a.json")) {
      assertEquals(
          Kind.INVALID_VALUE,
          assertThrows(PowerTrackException.class, () -> client.results(id)).kind());
    }
    assertEquals(0, SERVICE.server().getAllServeEvents().size());
  }

  @Test
  void version_1_reads_the_same() {
    ApiSettings v2 = SERVICE.settings();
    ApiSettings v1 = ApiSettings.of(v2.base(), ApiVersion.V1, "acct", StubbedService.LOGIN);
    SERVICE
        .server()
        .stubFor(
            get("/accounts/acct/publishers/twitter/historical/track/jobs/abc.json")
                .willReturn(ok("{\"format\": \"activity-streams\"}")));

    assertEquals("activity_streams", SERVICE.client(v1).job("abc").dataFormat());
  }

  private static Results resultsWithMinutesAt(ApiSettings settings) {
    DataLink link = DataLink.of(settings.base() + "/minutes.json?s=1");
    return new Results("abc", 0, List.of(), null, null, link);
  }
}
