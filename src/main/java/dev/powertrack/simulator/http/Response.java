package dev.powertrack.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer, whole in memory, and how it is to be sent. Immutable.
 *
 * @param status the HTTP status
 * @param headers in the order in which they are sent; Content-Length is added by the server
 * @param body what is sent, except for HEAD
 * @param delivery how the bytes go out
 */
public record Response(int status, Map<String, String> headers, byte[] body, Delivery delivery) {

  /** An answer without headers of its own, sent at full speed. */
  public static Response of(int status, String contentType, byte[] body) {
    return new Response(status, Map.of("Content-Type", contentType), body, Delivery.AT_ONCE);
  }

  /** An answer in JSON. */
  public static Response json(int status, String json) {
    return of(status, "application/json; charset=utf-8", json.getBytes(StandardCharsets.UTF_8));
  }

  /** An answer in plain text. */
  public static Response text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same with one more header. */
  public Response withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Response(status, more, body, delivery);
  }

  /** The same with another body, and its length. */
  public Response withBody(byte[] newBody) {
    return new Response(status, headers, newBody, delivery);
  }

  /** The same, sent in another way. */
  public Response withDelivery(Delivery newDelivery) {
    return new Response(status, headers, body, newDelivery);
  }

  @Override
  public String toString() {
    return status + ", " + body.length + " bytes";
  }
}
