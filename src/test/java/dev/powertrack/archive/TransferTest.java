package dev.powertrack.archive;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.matching.StringValuePattern;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.sun.net.httpserver.HttpServer;
import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a download goes on where it broke off, when it is tried again, and where it is led. */
class TransferTest {
  private static final DataFile FILE = new DataFile("joba", null, "any.json.gz");
  private static final String PATH = "/any.json.gz";
  private static final byte[] WHOLE = GzipBytes.of("x".repeat(500) + "some lines");
  private static final int HERE = 20;
  private static final WireMockServer SERVER =
      new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

  @TempDir Path folder;

  private final Downloader downloader =
      new Downloader(
          new DownloadSettings(
              2, Duration.ofSeconds(2), Duration.ofSeconds(2), 3, Duration.ofMillis(1)));

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @AfterEach
  void close() {
    downloader.close();
    SERVER.resetAll();
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  static Stream<Arguments> validators() {
    return Stream.of(
        Arguments.of("ETag", "\"a\""),
        Arguments.of("Last-Modified", "Sun, 13 Jul 2014 19:30:00 GMT"));
  }

  @ParameterizedTest
  @MethodSource("validators")
  void goes_on_where_it_broke_off_if_the_file_is_still_the_same(String header, String value)
      throws Exception {
    first(broken().withHeader(header, value));
    then(rest("bytes 20-" + (WHOLE.length - 1) + "/" + WHOLE.length));
    assertArrayEquals(WHOLE, fetch());
    SERVER.verify(
        1,
        getRequestedFor(urlEqualTo(PATH))
            .withHeader("Range", equalTo("bytes=20-"))
            .withHeader("If-Range", equalTo(value)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"W/\"a\"", ""})
  void starts_over_where_nothing_tells_that_the_file_is_the_same(String etag) throws Exception {
    first(etag.isEmpty() ? broken() : broken().withHeader("ETag", etag));
    then(whole());
    assertArrayEquals(WHOLE, fetch());
    SERVER.verify(2, getRequestedFor(urlEqualTo(PATH)).withHeader("Range", absentHeader()));
  }

  @Test
  void starts_over_where_the_file_has_changed() throws Exception {
    first(broken().withHeader("ETag", "\"a\""));
    then(whole().withHeader("ETag", "\"b\""));
    assertArrayEquals(WHOLE, fetch());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes 0-19/90", "bytes 21-40/90", "bytes 20-30/77777", "nonsense"})
  void never_glues_on_another_part_than_it_asked_for(String range) throws Exception {
    first(broken().withHeader("ETag", "\"a\""));
    second(rest(range));
    last(whole());
    assertArrayEquals(WHOLE, fetch());
  }

  @Test
  void starts_over_once_where_there_is_no_such_part() throws Exception {
    first(broken().withHeader("ETag", "\"a\""));
    second(aResponse().withStatus(416));
    last(whole());
    assertArrayEquals(WHOLE, fetch());
  }

  @Test
  void a_part_that_was_never_asked_for_is_an_error() {
    then(rest("bytes 0-9/90"));
    assertEquals(Kind.SERVICE, failure().kind());
    assertEquals(1, SERVER.getAllServeEvents().size());
  }

  @Test
  void a_try_that_brought_something_does_not_count_but_not_for_ever() {
    SERVER.stubFor(get(urlEqualTo(PATH)).willReturn(broken()));
    assertEquals(Kind.CONNECTION, failure().kind());
    assertTrue(SERVER.getAllServeEvents().size() <= 30, "bounded");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 410, 405})
  void never_tries_again_what_would_end_the_same(int status) {
    then(aResponse().withStatus(status));
    failure();
    assertEquals(1, SERVER.getAllServeEvents().size());
  }

  static Stream<Arguments> broken_connections() {
    return Stream.of(
        Arguments.of(new UnknownHostException("files.example"), Retry.ONCE),
        Arguments.of(
            new SSLHandshakeException("no").initCause(new CertificateException("expired")),
            Retry.NEVER),
        Arguments.of(new SSLHandshakeException("reset while shaking hands"), Retry.MAY_HELP),
        Arguments.of(new IOException("reset"), Retry.MAY_HELP));
  }

  @ParameterizedTest
  @MethodSource("broken_connections")
  void a_wrong_certificate_stays_wrong(IOException broken, Retry retry) {
    assertEquals(retry, Retry.after(broken));
  }

  @ParameterizedTest
  @CsvSource({
    "7, , PT7S",
    "0, , PT0S",
    "86400, , PT30S",
    "'Sun, 13 Jul 2014 19:30:09 GMT', 'Sun, 13 Jul 2014 19:30:00 GMT', PT9S",
    "'Sun, 13 Jul 2014 19:20:00 GMT', 'Sun, 13 Jul 2014 19:30:00 GMT', PT0S",
    "'Sun, 13 Jul 2036 19:30:00 GMT', , PT30S"
  })
  void waits_as_long_as_it_is_asked_to_and_never_for_long(
      String retryAfter, String date, Duration pause) {
    Response.Builder response = answer(503).header("Retry-After", retryAfter);
    if (date != null) {
      response.header("Date", date);
    }
    assertEquals(pause, Retry.retryAfter(response.build()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-1", "1.5"})
  void a_pause_that_is_none_leaves_it_to_the_back_off(String retryAfter) {
    assertNull(Retry.retryAfter(answer(503).header("Retry-After", retryAfter).build()));
  }

  @Test
  void pauses_double_with_chance_and_have_an_end() {
    for (int tried = 1; tried < 100; tried++) {
      Duration longest = Duration.ofMillis(500L << Math.min(tried - 1, 6));
      Duration pause = Retry.backOff(Duration.ofMillis(500), tried);
      assertTrue(pause.compareTo(longest.dividedBy(2)) >= 0 || pause.toSeconds() == 30);
      assertTrue(pause.compareTo(longest) <= 0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/x, https://b.example/y, true",
    "https://a.example/x, /y, true",
    "https://a.example/x, http://a.example/y, false",
    "https://a.example/x, http://127.0.0.1/y, false",
    "http://127.0.0.1:1/x, http://127.0.0.1:2/y, true",
    "http://127.0.0.1:1/x, http://b.example/y, false",
    "http://127.0.0.1:1/x, https://b.example/y, true",
    "https://a.example/x, ftp://b.example/y, false"
  })
  void is_led_to_another_host_over_https_only(String from, String to, boolean followed) {
    HttpUrl link = HttpUrl.get(from);
    if (followed) {
      assertEquals(link.resolve(to), Links.redirected(FILE, link, to));
    } else {
      PowerTrackException e =
          assertThrows(PowerTrackException.class, () -> Links.redirected(FILE, link, to));
      assertEquals(Kind.SERVICE, e.kind());
    }
  }

  @Test
  void redirects_in_a_circle_end() {
    then(aResponse().withStatus(302).withHeader("Location", PATH));
    assertTrue(String.valueOf(failure().getMessage()).contains("without end"));
    assertEquals(6, SERVER.getAllServeEvents().size());
  }

  @Test
  void follows_a_redirect_without_a_login() throws Exception {
    SERVER.stubFor(
        get(urlEqualTo(PATH))
            .willReturn(aResponse().withStatus(307).withHeader("Location", "/there?Signature=s")));
    SERVER.stubFor(get(urlEqualTo("/there?Signature=s")).willReturn(whole()));
    assertArrayEquals(WHOLE, fetch());
    SERVER.verify(
        getRequestedFor(urlEqualTo("/there?Signature=s"))
            .withHeader("Authorization", absentHeader()));
  }

  @Test
  void tells_no_secret_of_a_redirect_whose_target_breaks() {
    SERVER.stubFor(
        get(urlEqualTo(PATH))
            .willReturn(aResponse().withStatus(307).withHeader("Location", "/there?Signature=s3")));
    SERVER.stubFor(
        get(urlEqualTo("/there?Signature=s3"))
            .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
    assertFalse(String.valueOf(failure().getMessage()).contains("s3"));
  }

  /** An answer in chunks that ends without its last one. */
  @Test
  void tells_in_words_that_an_answer_ended_too_early() throws IOException {
    HttpServer host = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    host.createContext(
        PATH,
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(WHOLE, 0, HERE);
          exchange.getResponseBody().flush();
          throw new IOException("the host goes away");
        });
    host.start();
    try {
      HttpUrl link = HttpUrl.get("http://127.0.0.1:" + host.getAddress().getPort() + PATH);
      String message = String.valueOf(failure(link).getMessage());
      assertTrue(message.contains("(it was closed before the whole file had come)"), message);
    } finally {
      host.stop(0);
    }
  }

  /** OkHttp is Kotlin, and throws InterruptedException from a method that does not say so. */
  @Test
  void is_cancelled_when_it_is_interrupted_while_it_connects() throws Exception {
    OkHttpClient client = new OkHttpClient();
    HttpUrl link = HttpUrl.get("http://127.0.0.1:" + SERVER.port() + PATH);
    try (PartFile part = PartFile.in(folder, "any", Files::newOutputStream)) {
      Transfer transfer = new Transfer(client, FILE, link, part, new CancelSignal());
      Thread.currentThread().interrupt();
      PowerTrackException e = assertThrows(PowerTrackException.class, transfer::run);
      assertTrue(Thread.interrupted());
      assertEquals(Kind.CANCELLED, e.kind());
    } finally {
      client.connectionPool().evictAll();
    }
  }

  private static StringValuePattern absentHeader() {
    return absent();
  }

  private static Response.Builder answer(int status) {
    return new Response.Builder()
        .request(new Request.Builder().url("https://files.example/x").build())
        .protocol(Protocol.HTTP_1_1)
        .code(status)
        .message("");
  }

  private static ResponseDefinitionBuilder whole() {
    return aResponse().withBody(WHOLE);
  }

  /** Says that all will come, and sends the beginning. */
  private static ResponseDefinitionBuilder broken() {
    return aResponse()
        .withHeader("Content-Length", Integer.toString(WHOLE.length))
        .withBody(Arrays.copyOf(WHOLE, HERE));
  }

  private static ResponseDefinitionBuilder rest(String range) {
    return aResponse()
        .withStatus(206)
        .withHeader("Content-Range", range)
        .withBody(Arrays.copyOfRange(WHOLE, HERE, WHOLE.length));
  }

  private static void first(ResponseDefinitionBuilder answer) {
    step(answer, Scenario.STARTED, "1");
  }

  private static void second(ResponseDefinitionBuilder answer) {
    step(answer, "1", "2");
  }

  private static void last(ResponseDefinitionBuilder answer) {
    step(answer, "2", "2");
  }

  private static void then(ResponseDefinitionBuilder answer) {
    for (String state : List.of(Scenario.STARTED, "1")) {
      if (SERVER.getStubMappings().stream()
          .noneMatch(stub -> state.equals(stub.getRequiredScenarioState()))) {
        step(answer, state, "1");
      }
    }
  }

  private static void step(ResponseDefinitionBuilder answer, String from, String to) {
    SERVER.stubFor(
        get(urlEqualTo(PATH))
            .inScenario("fetch")
            .whenScenarioStateIs(from)
            .willReturn(answer)
            .willSetStateTo(to));
  }

  private byte[] fetch() throws Exception {
    return fetch(link());
  }

  private byte[] fetch(HttpUrl link) throws Exception {
    try (PartFile part = PartFile.in(folder, "any", Files::newOutputStream)) {
      downloader.fetch(FILE, link, part, new CancelSignal());
      return part.read().readAllBytes();
    }
  }

  private static HttpUrl link() {
    return HttpUrl.get("http://127.0.0.1:" + SERVER.port() + PATH);
  }

  private PowerTrackException failure() {
    return failure(link());
  }

  private PowerTrackException failure(HttpUrl link) {
    return assertThrows(PowerTrackException.class, () -> fetch(link));
  }
}
