package dev.powertrack.simulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every way to go wrong, as a client meets it. */
class FaultsTest {
  private static final String JOBS = Customer.v2(".json");
  private static final String FILES = "**_activities.json.gz";

  private static Simulator simulator;
  private static Customer customer;
  private static URI link;
  private static byte[] good;

  @BeforeAll
  static void start() throws Exception {
    simulator = Simulator.start(SimulatorSettings.forTests());
    customer = new Customer(simulator);
    link = customer.links("song-contest-2014").get(0);
    good = customer.file(link).body();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @AfterEach
  void clear() {
    simulator.faults().clear();
  }

  @Test
  void a_status_strikes_so_many_times_and_then_no_more() throws Exception {
    Faults.Armed armed =
        simulator.faults().next(2, "**/jobs.json", Fault.status(503, Duration.ofSeconds(7)));
    HttpResponse<String> first = customer.get(JOBS);
    assertEquals(503, first.statusCode());
    assertEquals("7", first.headers().firstValue("Retry-After").orElseThrow());
    assertEquals(503, customer.get(JOBS).statusCode());
    assertEquals(200, customer.get(JOBS).statusCode());
    assertEquals(2, armed.struck());
  }

  @Test
  void a_fault_strikes_until_it_is_switched_off() throws Exception {
    Faults.Armed armed = simulator.faults().always("**/jobs.json", Fault.status(500, "<oops>"));
    assertEquals("<oops>", customer.get(JOBS).body());
    assertEquals(500, customer.get(JOBS).statusCode());
    armed.off();
    assertEquals(200, customer.get(JOBS).statusCode());
  }

  @Test
  void a_fault_leaves_other_paths_alone() throws Exception {
    simulator.faults().always("/accounts/*/jobs.json", Fault.status(500));
    assertEquals(500, customer.get("/accounts/demo/jobs.json").statusCode());
    assertEquals(200, customer.get(JOBS).statusCode());
  }

  @Test
  void a_fault_can_ask_for_more_than_the_path() throws Exception {
    simulator.faults().next(1, request -> request.method().equals("POST"), Fault.status(502));
    assertEquals(200, customer.get(JOBS).statusCode());
    assertEquals(502, customer.post(JOBS, Customer.goodJob("refused").toString()).statusCode());
    assertThrows(IOException.class, () -> customer.uuid("refused"));
  }

  @Test
  void a_post_can_be_taken_and_never_answered() throws Exception {
    simulator.faults().next(1, "**/jobs.json", Fault.droppedBeforeAnswer());
    String job = Customer.goodJob("taken").toString();
    assertThrows(IOException.class, () -> customer.post(JOBS, job));
    assertFalse(customer.uuid("taken").isEmpty());
  }

  @Test
  void an_answer_can_be_late() throws Exception {
    simulator.faults().next(1, FILES, Fault.delayed(Duration.ofMillis(150)));
    long started = System.nanoTime();
    assertArrayEquals(good, customer.file(link).body());
    assertTrue(millisSince(started) >= 150);
  }

  @Test
  void an_answer_can_be_slow() throws Exception {
    simulator.faults().next(1, FILES, Fault.slow(good.length * 4L));
    long started = System.nanoTime();
    assertArrayEquals(good, customer.file(link).body());
    assertTrue(millisSince(started) >= 200, "a quarter of a second");
  }

  @Test
  void a_connection_can_be_dropped_in_the_middle() {
    simulator.faults().next(1, FILES, Fault.droppedAfter(100));
    simulator.requests().clear();
    assertThrows(IOException.class, () -> customer.file(link));
    assertEquals(100, simulator.requests().dataBytes());
  }

  @Test
  void an_answer_can_stall_in_the_middle() {
    simulator.faults().next(1, FILES, Fault.stalledAfter(100));
    simulator.requests().clear();
    CompletableFuture<HttpResponse<byte[]>> answer =
        HttpClient.newHttpClient()
            .sendAsync(HttpRequest.newBuilder(link).build(), BodyHandlers.ofByteArray());
    assertThrows(TimeoutException.class, () -> answer.get(200, TimeUnit.MILLISECONDS));
    assertEquals(100, simulator.requests().dataBytes());
  }

  @Test
  void a_body_can_be_cut_with_a_length_that_fits() throws Exception {
    simulator.faults().next(1, FILES, Fault.truncatedTo(100));
    assertArrayEquals(Arrays.copyOf(good, 100), customer.file(link).body());
  }

  @Test
  void one_byte_can_be_wrong_under_the_right_etag() throws Exception {
    String etag = customer.file(link).headers().firstValue("ETag").orElseThrow();
    simulator.faults().next(1, FILES, Fault.flippedByteAt(50));
    HttpResponse<byte[]> answer = customer.file(link);
    byte[] expected = good.clone();
    expected[50] ^= 1;
    assertArrayEquals(expected, answer.body());
    assertEquals(etag, answer.headers().firstValue("ETag").orElseThrow());
  }

  @Test
  void a_wrong_byte_is_wrong_in_a_range_too() throws Exception {
    simulator.faults().next(1, FILES, Fault.flippedByteAt(50));
    byte[] range = customer.file(link, "Range", "bytes=50-59").body();
    assertEquals(good[50] ^ 1, range[0]);
    assertEquals(good[51], range[1]);
  }

  @Test
  void a_footer_can_name_a_wrong_count() throws Exception {
    simulator.faults().next(1, FILES, Fault.footerCount(12_345));
    String lines = Customer.inflate(customer.file(link).body());
    assertTrue(lines.strip().endsWith("\"activity_count\":12345}}"));
    assertEquals(
        Customer.inflate(good).lines().filter(line -> line.startsWith("{\"id\"")).count(),
        lines.lines().filter(line -> line.startsWith("{\"id\"")).count());
  }

  @Test
  void a_footer_can_be_missing() throws Exception {
    simulator.faults().next(1, FILES, Fault.withoutFooter());
    String lines = Customer.inflate(customer.file(link).body());
    assertFalse(lines.contains("{\"info\""));
    assertTrue(lines.contains("{\"id\""));
  }

  @Test
  void a_body_can_be_empty() throws Exception {
    simulator.faults().next(1, FILES, Fault.emptyBody());
    HttpResponse<byte[]> answer = customer.file(link);
    assertEquals(200, answer.statusCode());
    assertEquals(0, answer.body().length);
  }

  @Test
  void a_page_can_come_in_place_of_a_file() throws Exception {
    simulator.faults().next(1, FILES, Fault.html());
    HttpResponse<byte[]> answer = customer.file(link);
    assertEquals(200, answer.statusCode());
    assertEquals("text/html", answer.headers().firstValue("Content-Type").orElseThrow());
  }

  @Test
  void a_request_can_be_sent_elsewhere() throws Exception {
    URI elsewhere = simulator.apiUrl().resolve("/elsewhere");
    simulator.faults().next(1, FILES, Fault.redirectTo(elsewhere));
    HttpResponse<byte[]> answer = customer.file(link);
    assertEquals(302, answer.statusCode());
    assertEquals(elsewhere.toString(), answer.headers().firstValue("Location").orElseThrow());
  }

  @Test
  void faults_add_up() throws Exception {
    simulator.faults().next(1, FILES, Fault.delayed(Duration.ofMillis(60)));
    simulator.faults().next(1, FILES, Fault.truncatedTo(10));
    long started = System.nanoTime();
    assertEquals(10, customer.file(link).body().length);
    assertTrue(millisSince(started) >= 60);
  }

  private static long millisSince(long started) {
    return (System.nanoTime() - started) / 1_000_000;
  }
}
