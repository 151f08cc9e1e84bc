package dev.powertrack.simulator;

import dev.powertrack.simulator.http.Delivery;
import dev.powertrack.simulator.http.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One way to go wrong. Faults can be combined: each acts on what the one before it left. Offsets
 * and counts are bytes of the body as it is sent.
 */
public interface Fault {

  /** What is answered without the service being asked at all. */
  default Optional<Response> instead() {
    return Optional.empty();
  }

  /** What a whole data file is made into, before a range of it is cut out. */
  default byte[] file(byte[] file) {
    return file;
  }

  /** What the service's answer is made into. */
  default Response answer(Response response) {
    return response;
  }

  /** An answer of that status, with an opaque body; the request has no effect. */
  static Fault status(int status) {
    return status(status, "Something went wrong.");
  }

  /** An answer of that status and body; the request has no effect. */
  static Fault status(int status, String body) {
    return instead(Response.text(status, body));
  }

  /** An answer of that status with a Retry-After; the request has no effect. */
  static Fault status(int status, Duration retryAfter) {
    return instead(
        Response.text(status, "Try later.")
            .withHeader("Retry-After", Long.toString(retryAfter.toSeconds())));
  }

  /** 302 to another place; the request has no effect. */
  static Fault redirectTo(URI target) {
    return instead(Response.text(302, "").withHeader("Location", target.toString()));
  }

  /** A page of a portal or proxy, with status 200, in place of the answer. */
  static Fault html() {
    String page = "<!DOCTYPE html><html><body><h1>Please log in to the network</h1></body></html>";
    return answer(
        response ->
            new Response(200, Map.of("Content-Type", "text/html"), new byte[0], Delivery.AT_ONCE)
                .withBody(page.getBytes(StandardCharsets.UTF_8)));
  }

  /** Nothing at all, with status and headers of the answer. */
  static Fault emptyBody() {
    return answer(response -> response.withBody(new byte[0]));
  }

  /** Only the first bytes, as if they were all: Content-Length fits them. */
  static Fault truncatedTo(int bytes) {
    return answer(r -> r.withBody(Arrays.copyOf(r.body(), Math.min(bytes, r.body().length))));
  }

  /** Only the first bytes, then the connection is closed: Content-Length is that of all. */
  static Fault droppedAfter(long bytes) {
    return delivery(delivery -> delivery.droppedAfter(bytes));
  }

  /** Only the first bytes, then silence on an open connection. */
  static Fault stalledAfter(long bytes) {
    return delivery(delivery -> delivery.stalledAfter(bytes));
  }

  /** The first byte comes late. */
  static Fault delayed(Duration delay) {
    return delivery(delivery -> delivery.after(delay));
  }

  /** The body comes slowly. */
  static Fault slow(long bytesPerSecond) {
    return delivery(delivery -> delivery.at(bytesPerSecond));
  }

  /** The request has its effect, then the connection is closed without a word. */
  static Fault droppedBeforeAnswer() {
    return delivery(Delivery::hungUp);
  }

  /** One bit of a data file is wrong; its ETag is that of the right file. */
  static Fault flippedByteAt(int offset) {
    return file(
        file -> {
          byte[] flipped = file.clone();
          flipped[offset] ^= 1;
          return flipped;
        });
  }

  /** The footer of a data file names another count of tweets. */
  static Fault footerCount(long count) {
    return file(file -> BrokenFooter.withCount(file, count));
  }

  /** A data file without its footer line. */
  static Fault withoutFooter() {
    return file(BrokenFooter::without);
  }

  private static Fault instead(Response response) {
    return new Fault() {
      @Override
      public Optional<Response> instead() {
        return Optional.of(response);
      }
    };
  }

  private static Fault answer(UnaryOperator<Response> change) {
    return new Fault() {
      @Override
      public Response answer(Response response) {
        return change.apply(response);
      }
    };
  }

  private static Fault delivery(UnaryOperator<Delivery> change) {
    return answer(response -> response.withDelivery(change.apply(response.delivery())));
  }

  /** Another data file than the one that is asked for. */
  static Fault file(UnaryOperator<byte[]> change) {
    return new Fault() {
      @Override
      public byte[] file(byte[] file) {
        return change.apply(file);
      }
    };
  }
}
