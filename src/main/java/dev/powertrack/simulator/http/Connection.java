package dev.powertrack.simulator.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One kept connection: requests in, answers out, one after the other, until one side has enough.
 */
final class Connection {
  private static final int CHUNK = 64 * 1024;

  private final Socket socket;
  private final Exchange.Opener opener;
  private final CountDownLatch closing;

  Connection(Socket socket, Exchange.Opener opener, CountDownLatch closing) {
    this.socket = socket;
    this.opener = opener;
    this.closing = closing;
  }

  /** Returns when the connection is to be closed. */
  void serve() {
    try {
      RequestReader reader = new RequestReader(new BufferedInputStream(socket.getInputStream()));
      OutputStream out = socket.getOutputStream();
      boolean more = true;
      while (more) {
        @Nullable Request request = reader.read(out);
        if (request == null) {
          return;
        }
        more = serve(request, out);
      }
    } catch (IOException e) {
      // The peer went away or the server is closing: either way nobody is left to answer.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean serve(Request request, OutputStream out)
      throws IOException, InterruptedException {
    Exchange exchange = opener.open(request);
    try {
      return send(request, exchange, answer(exchange), out);
    } finally {
      exchange.ended();
    }
  }

  private static Response answer(Exchange exchange) {
    try {
      return exchange.answer();
    } catch (RuntimeException e) {
      return Response.text(500, "the simulator failed: " + e);
    }
  }

  private boolean send(Request request, Exchange exchange, Response response, OutputStream out)
      throws IOException, InterruptedException {
    Delivery delivery = response.delivery();
    if (!delivery.delay().isZero() && waitFor(delivery.delay())) {
      return false;
    }
    if (delivery.hangUp()) {
      // Closes with a reset: the client must not take it for an end of an answer.
      socket.setSoLinger(true, 0);
      return false;
    }
    boolean close = request.header("connection").filter("close"::equalsIgnoreCase).isPresent();
    exchange.sending(response.status());
    byte[] head = head(response, close);
    byte[] body = request.method().equals("HEAD") ? new byte[0] : response.body();
    boolean whole =
        delivery.equals(Delivery.AT_ONCE)
            ? sendAtOnce(exchange, head, body, out)
            : sendAsTold(exchange, head, body, delivery, out);
    return whole && !close;
  }

  private static boolean sendAtOnce(Exchange exchange, byte[] head, byte[] body, OutputStream out)
      throws IOException {
    exchange.sendingBytes(body.length);
    if (head.length + body.length <= CHUNK) {
      byte[] both = Arrays.copyOf(head, head.length + body.length);
      System.arraycopy(body, 0, both, head.length, body.length);
      out.write(both);
    } else {
      out.write(head);
      out.write(body);
    }
    out.flush();
    return true;
  }

  private boolean sendAsTold(
      Exchange exchange, byte[] head, byte[] body, Delivery delivery, OutputStream out)
      throws IOException, InterruptedException {
    out.write(head);
    out.flush();
    long end = Math.min(body.length, Math.min(delivery.dropAfter(), delivery.stallAfter()));
    // Twenty steps a second are smooth enough for a test that measures a tenth of a second.
    int step = (int) Math.max(1, Math.min(CHUNK, delivery.bytesPerSecond() / 20));
    long started = System.nanoTime();
    for (int sent = 0; sent < end; ) {
      int count = (int) Math.min(step, end - sent);
      exchange.sendingBytes(count);
      out.write(body, sent, count);
      out.flush();
      sent += count;
      if (delivery.bytesPerSecond() != Delivery.NEVER && waitFor(due(started, sent, delivery))) {
        return false;
      }
    }
    if (delivery.stallAfter() <= end && delivery.stallAfter() < body.length) {
      closing.await();
      return false;
    }
    return end == body.length;
  }

  private static Duration due(long started, long sent, Delivery delivery) {
    long target = (long) (1e9 * sent / delivery.bytesPerSecond());
    return Duration.ofNanos(Math.max(0, target - (System.nanoTime() - started)));
  }

  /** Whether the server closed meanwhile. */
  private boolean waitFor(Duration duration) throws InterruptedException {
    return closing.await(duration.toNanos(), TimeUnit.NANOSECONDS);
  }

  private static byte[] head(Response response, boolean close) {
    StringBuilder head = new StringBuilder(256);
    head.append("HTTP/1.1 ").append(response.status()).append(" -\r\n");
    for (Map.Entry<String, String> header : response.headers().entrySet()) {
      head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
    }
    head.append("Content-Length: ").append(response.body().length).append("\r\n");
    head.append("Connection: ").append(close ? "close" : "keep-alive").append("\r\n\r\n");
    return head.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
