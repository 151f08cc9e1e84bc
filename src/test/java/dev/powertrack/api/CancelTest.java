package dev.powertrack.api;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static dev.powertrack.api.StubbedService.ok;
import static dev.powertrack.api.StubbedService.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.function.Executable;

/** A call ends soon after its thread was interrupted, wherever it waits. */
@Timeout(10)
class CancelTest {
  @RegisterExtension static final StubbedService SERVICE = new StubbedService();

  private static final Duration SOON = Duration.ofMillis(1_500);

  @AfterEach
  void clear_the_flag() {
    boolean ignored = Thread.interrupted();
  }

  @Test
  void while_an_answer_is_awaited() {
    SERVICE.answerGet(StubbedService.LIST, ok("{}").withFixedDelay(4_000));
    HistoricalPowerTrack client = SERVICE.client(patient());

    assertCancelled("the list of jobs", client::jobs);
  }

  @Test
  void while_the_limiter_holds_it_back() throws Exception {
    GetLimiter limiter =
        new GetLimiter(new RateLimit(1, Duration.ofMinutes(1)), Ticker.systemTicker());
    limiter.acquire().answered();
    HistoricalPowerTrack client = SERVICE.client(patient(), limiter);

    assertCancelled("the list of jobs", client::jobs);
    assertEquals(0, SERVICE.requests(StubbedService.LIST));
  }

  @Test
  void while_it_waits_to_try_again() {
    SERVICE.answerGet(StubbedService.LIST, status(503).withHeader("Retry-After", "4"));

    assertCancelled("the list of jobs", SERVICE.client()::jobs);
  }

  @Test
  void and_a_write_then_says_that_it_may_have_been_taken() {
    SERVICE.server().stubFor(post(StubbedService.LIST).willReturn(ok("{}").withFixedDelay(4_000)));
    NewJob job =
        new NewJob(
            "t", Instant.EPOCH, Instant.EPOCH.plusSeconds(60), "original", List.of(Rule.of("x")));

    assertCancelled(
        "list the jobs and look for its title", () -> SERVICE.client(patient()).create(job));
  }

  @Test
  void a_write_of_an_interrupted_thread_is_not_sent() {
    NewJob job =
        new NewJob(
            "never sent",
            Instant.EPOCH,
            Instant.EPOCH.plusSeconds(60),
            "original",
            List.of(Rule.of("x")));
    HistoricalPowerTrack client = SERVICE.client();
    Thread.currentThread().interrupt();

    PowerTrackException end = assertThrows(PowerTrackException.class, () -> client.create(job));

    assertEquals(
        "Cancelled while asking 127.0.0.1 about the new job 'never sent'.", end.getMessage());
    // Requests of the tests before may come in late, but they are of another job.
    SERVICE
        .server()
        .verify(0, postRequestedFor(anyUrl()).withRequestBody(containing("never sent")));
  }

  @Test
  void the_next_call_of_the_client_works() {
    SERVICE.answerGet(StubbedService.LIST, ok("{}").withFixedDelay(4_000));
    SERVICE.answerGet(StubbedService.JOB, ok("{\"status\": \"running\"}"));
    HistoricalPowerTrack client = SERVICE.client(patient());
    assertCancelled("the list of jobs", client::jobs);

    assertTrue(Thread.interrupted());
    assertEquals("running", client.job("abc").status());
  }

  @Test
  void closing_the_client_ends_its_calls() throws Exception {
    SERVICE.answerGet(StubbedService.LIST, ok("{}").withFixedDelay(4_000));
    HistoricalPowerTrack client = SERVICE.client(patient());
    CompletableFuture<Kind> end =
        CompletableFuture.supplyAsync(
            () -> assertThrows(PowerTrackException.class, client::jobs).kind(),
            task -> new Thread(task).start());
    while (SERVICE.requests(StubbedService.LIST) == 0) {
      Thread.sleep(5);
    }

    client.close();

    assertEquals(Kind.CANCELLED, end.get());
    assertEquals(
        Kind.CANCELLED, assertThrows(PowerTrackException.class, () -> client.job("abc")).kind());
  }

  private static void assertCancelled(String words, Executable call) {
    Thread caller = Thread.currentThread();
    CompletableFuture<Void> interruption =
        CompletableFuture.runAsync(
            caller::interrupt, CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS));
    long start = System.nanoTime();

    PowerTrackException end = assertThrows(PowerTrackException.class, call);

    assertEquals(Kind.CANCELLED, end.kind(), end.getMessage());
    assertTrue(String.valueOf(end.getMessage()).contains(words), end.getMessage());
    assertTrue(caller.isInterrupted());
    assertTrue(System.nanoTime() - start < SOON.toNanos());
    interruption.join();
  }

  private static ApiSettings patient() {
    return SERVICE.settings().withTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(8));
  }
}
