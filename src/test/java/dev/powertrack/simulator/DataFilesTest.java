package dev.powertrack.simulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The data origin: what S3 does with signed links. */
class DataFilesTest {
  private static Simulator simulator;
  private static Customer customer;
  private static URI link;
  private static byte[] file;

  @BeforeAll
  static void start() throws Exception {
    simulator = Simulator.start(SimulatorSettings.forTests());
    customer = new Customer(simulator);
    link = customer.links("song-contest-2014").get(0);
    file = customer.file(link).body();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Test
  void a_request_with_an_authorization_header_is_refused() throws Exception {
    refused(400, "InvalidArgument", customer.file(link, "Authorization", "Basic ZGVtbzpkZW1v"));
  }

  @Test
  void a_link_without_signature_is_refused() throws Exception {
    refused(403, "AccessDenied", customer.file(URI.create(link.toString().split("\\?")[0])));
  }

  @Test
  void a_link_with_a_wrong_signature_is_refused() throws Exception {
    URI other = URI.create(link.toString().replace("/19/00_", "/19/10_"));
    refused(403, "SignatureDoesNotMatch", customer.file(other));
    URI later = URI.create(link.toString().replace("Expires=", "Expires=1"));
    refused(403, "SignatureDoesNotMatch", customer.file(later));
  }

  @Test
  void an_expired_link_is_refused_and_a_fresh_one_is_not() throws Exception {
    SimulatorSettings shortLived = SimulatorSettings.forTests().withLinkLife(Duration.ofHours(1));
    try (Simulator own = Simulator.start(shortLived)) {
      Customer hasty = new Customer(own);
      URI old = hasty.links("world-cup-final").get(0);
      own.clock().advance(Duration.ofMinutes(61));
      refused(403, "AccessDenied", hasty.file(old));
      assertEquals(200, hasty.file(hasty.links("world-cup-final").get(0)).statusCode());
    }
  }

  @Test
  void the_files_of_an_expired_job_are_gone_while_their_links_still_hold() throws Exception {
    try (Simulator own = Simulator.start(SimulatorSettings.forTests())) {
      Customer late = new Customer(own);
      URI old = late.links("song-contest-2014").get(0);
      own.clock().advance(Duration.ofHours(3));
      refused(404, "NoSuchKey", late.file(old));
    }
  }

  @Test
  void a_silent_window_has_no_file() throws Exception {
    String path = customer.links("world-cup-final").get(0).getPath();
    String silent = path.replace("/00/00_", "/03/20_");
    String query =
        new Signature(SimulatorSettings.forTests().seed())
            .signer()
            .query(silent, simulator.clock().now().getEpochSecond() + 60);
    refused(404, "NoSuchKey", customer.file(simulator.dataUrl().resolve(silent + "?" + query)));
  }

  @Test
  void a_file_comes_with_the_headers_of_s3() throws Exception {
    HttpResponse<byte[]> answer = customer.file(link);
    assertEquals(200, answer.statusCode());
    assertEquals("bytes", header(answer, "Accept-Ranges"));
    assertTrue(header(answer, "ETag").matches("\"[0-9a-f]{32}\""), header(answer, "ETag"));
    assertEquals(Integer.toString(file.length), header(answer, "Content-Length"));
    assertTrue(answer.headers().firstValue("Content-Encoding").isEmpty());
  }

  @Test
  void a_head_request_has_the_headers_and_no_body() throws Exception {
    HttpResponse<byte[]> answer = customer.head(link);
    assertEquals(200, answer.statusCode());
    assertEquals(Integer.toString(file.length), header(answer, "Content-Length"));
    assertEquals(0, answer.body().length);
  }

  @ParameterizedTest
  @CsvSource({"bytes=0-99, 0, 100", "bytes=100-, 100, -1", "bytes=-50, -50, -1"})
  void a_range_is_served_with_206(String range, int from, int to) throws Exception {
    int start = from < 0 ? file.length + from : from;
    int end = to < 0 ? file.length : to;
    HttpResponse<byte[]> answer = customer.file(link, "Range", range);
    assertEquals(206, answer.statusCode());
    assertEquals(
        "bytes " + start + "-" + (end - 1) + "/" + file.length, header(answer, "Content-Range"));
    assertArrayEquals(Arrays.copyOfRange(file, start, end), answer.body());
  }

  @Test
  void a_range_behind_the_end_is_answered_with_416() throws Exception {
    HttpResponse<byte[]> answer = customer.file(link, "Range", "bytes=" + file.length + "-");
    refused(416, "InvalidRange", answer);
    assertEquals("bytes */" + file.length, header(answer, "Content-Range"));
  }

  @Test
  void a_range_of_a_file_that_has_changed_is_the_whole_file() throws Exception {
    String etag = header(customer.file(link), "ETag");
    assertEquals(206, customer.file(link, "Range", "bytes=0-9", "If-Range", etag).statusCode());
    HttpResponse<byte[]> changed =
        customer.file(link, "Range", "bytes=0-9", "If-Range", "\"other\"");
    assertEquals(200, changed.statusCode());
    assertEquals(file.length, changed.body().length);
  }

  @Test
  void other_methods_are_refused() throws Exception {
    assertEquals(405, customer.send(HttpRequest.newBuilder(link).DELETE()).statusCode());
  }

  @Test
  void the_same_file_is_made_of_the_same_bytes_each_time() throws Exception {
    SimulatorSettings settings =
        SimulatorSettings.forTests().withStart(Instant.parse("2014-08-01T00:00:00Z"));
    try (Simulator one = Simulator.start(settings);
        Simulator other = Simulator.start(settings)) {
      assertArrayEquals(last(one), last(other));
    }
  }

  private static byte[] last(Simulator own) throws Exception {
    Customer reader = new Customer(own);
    return reader.file(reader.links("song-contest-2014").get(23)).body();
  }

  private static void refused(int status, String code, HttpResponse<byte[]> answer) {
    assertEquals(status, answer.statusCode());
    String xml = new String(answer.body(), StandardCharsets.UTF_8);
    assertTrue(xml.contains("<Error><Code>" + code + "</Code>"), xml);
    assertEquals("application/xml", header(answer, "Content-Type"));
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElseThrow();
  }
}
