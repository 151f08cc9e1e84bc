package dev.powertrack.api;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.benmanes.caffeine.cache.Ticker;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A service that answers what a test says, and clients of it that do not wait long. */
final class StubbedService implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  static final String ACCOUNT = "/historical/powertrack/accounts/acct/publishers/twitter";
  static final String LIST = ACCOUNT + "/jobs.json";
  static final String JOB = ACCOUNT + "/jobs/abc.json";
  static final String RESULTS = ACCOUNT + "/jobs/abc/results.json";
  static final String CSV = ACCOUNT + "/jobs/abc/results.csv";
  static final Credentials LOGIN = Credentials.of("jane@example.com", "s3cret-Pw");
  static final Patience SHORT = new Patience(4, 2, Duration.ofMillis(10), Duration.ofSeconds(5));

  private final WireMockServer server =
      new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
  private final List<HistoricalPowerTrack> clients = new ArrayList<>();
  private final AtomicLong now = new AtomicLong();

  @Override
  public void beforeAll(ExtensionContext context) {
    server.start();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    clients.forEach(HistoricalPowerTrack::close);
    clients.clear();
    server.resetAll();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    server.stop();
  }

  WireMockServer server() {
    return server;
  }

  ApiSettings settings() {
    return settings(server.port());
  }

  ApiSettings settings(int port) {
    return ApiSettings.of(URI.create("http://127.0.0.1:" + port), ApiVersion.V2, "acct", LOGIN)
        .withTimeouts(Duration.ofSeconds(2), Duration.ofMillis(400));
  }

  HistoricalPowerTrack client() {
    return client(settings());
  }

  HistoricalPowerTrack client(ApiSettings settings) {
    RateLimit generous = new RateLimit(1000, Duration.ofSeconds(1));
    return client(settings, new GetLimiter(generous, Ticker.systemTicker()));
  }

  HistoricalPowerTrack client(ApiSettings settings, GetLimiter limiter) {
    HistoricalPowerTrack client =
        new HistoricalPowerTrack(settings, () -> limiter, SHORT, now::get);
    clients.add(client);
    return client;
  }

  /** For the caches of the clients, not for the limiter. */
  void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  void answerGet(String path, ResponseDefinitionBuilder answer) {
    server.stubFor(WireMock.get(path).willReturn(answer));
  }

  int requests(String path) {
    return server.findAll(WireMock.anyRequestedFor(WireMock.urlEqualTo(path))).size();
  }

  static ResponseDefinitionBuilder ok(String body) {
    return WireMock.aResponse().withStatus(200).withBody(body);
  }

  static ResponseDefinitionBuilder status(int status) {
    return WireMock.aResponse().withStatus(status);
  }
}
