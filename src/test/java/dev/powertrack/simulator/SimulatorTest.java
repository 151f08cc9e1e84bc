package dev.powertrack.simulator;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The simulator as a whole: its ports, its log, its end. */
class SimulatorTest {

  @Test
  void api_and_data_are_two_origins_on_loopback() {
    try (Simulator simulator = Simulator.start(SimulatorSettings.forTests())) {
      assertEquals("127.0.0.1", simulator.apiUrl().getHost());
      assertEquals("127.0.0.1", simulator.dataUrl().getHost());
      assertNotEquals(simulator.apiUrl().getPort(), simulator.dataUrl().getPort());
    }
  }

  @Test
  void a_port_can_be_chosen_and_is_free_again_afterwards() {
    int port = freePortThatNobodyIsGiven();
    SimulatorSettings chosen = SimulatorSettings.forTests().withPort(port);
    try (Simulator first = Simulator.start(chosen)) {
      assertEquals(port, first.apiUrl().getPort());
      assertThrows(UncheckedIOException.class, () -> Simulator.start(chosen));
    }
    try (Simulator second = Simulator.start(chosen)) {
      assertEquals(port, second.apiUrl().getPort());
    }
  }

  /** Below the range from which systems give ports to connections that are opened meanwhile. */
  private static int freePortThatNobodyIsGiven() {
    for (int port = 21_000; port < 22_000; port++) {
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        continue;
      }
    }
    throw new AssertionError("a thousand ports are taken");
  }

  @Test
  void the_log_has_each_request_with_its_status_and_bytes() throws Exception {
    try (Simulator simulator = Simulator.start(SimulatorSettings.forTests())) {
      Customer customer = new Customer(simulator);
      URI link = customer.links("song-contest-2014").get(0);
      int bytes = customer.file(link).body().length;
      LoggedRequest last = simulator.requests().all().get(2);
      assertEquals(Origin.DATA, last.origin());
      assertEquals("GET", last.method());
      assertEquals(link.getPath(), last.path());
      assertEquals(200, last.status());
      assertEquals(bytes, last.bytes());
      assertFalse(last.withAuthorization());
      assertEquals(2, simulator.requests().apiGets());
      assertEquals(1, simulator.requests().dataFiles());
      assertEquals(1, simulator.requests().count("GET", "**/results.json"));
      assertEquals(bytes, simulator.requests().dataBytes());
    }
  }

  @Test
  void the_log_holds_no_query_and_can_be_cleared() throws Exception {
    try (Simulator simulator = Simulator.start(SimulatorSettings.forTests())) {
      Customer customer = new Customer(simulator);
      customer.file(customer.links("song-contest-2014").get(0));
      assertFalse(simulator.requests().all().toString().contains("Signature"));
      simulator.requests().clear();
      assertEquals(0, simulator.requests().all().size());
    }
  }

  @Test
  void close_ends_requests_that_hang() throws Exception {
    Simulator simulator = Simulator.start(SimulatorSettings.forTests());
    simulator.faults().always("**", Fault.delayed(Duration.ofHours(1)));
    CompletableFuture<HttpResponse<String>> hanging =
        HttpClient.newHttpClient()
            .sendAsync(
                HttpRequest.newBuilder(simulator.apiUrl().resolve("/hang"))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build(),
                BodyHandlers.ofString());
    while (simulator.requests().all().isEmpty()) {
      Thread.sleep(5);
    }
    simulator.close();
    assertThrows(ExecutionException.class, () -> hanging.get(2, TimeUnit.SECONDS));
  }

  @Test
  void connections_are_kept() throws Exception {
    try (Simulator simulator = Simulator.start(SimulatorSettings.forTests());
        Socket socket = new Socket("127.0.0.1", simulator.dataUrl().getPort())) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
      for (int i = 0; i < 3; i++) {
        socket.getOutputStream().write("HEAD /x HTTP/1.1\r\n\r\n".getBytes(US_ASCII));
        assertTrue(in.readLine().startsWith("HTTP/1.1 403"));
        while (!in.readLine().isEmpty()) {
          // Skips the headers; a HEAD has no body.
          continue;
        }
      }
    }
  }
}
