package dev.powertrack.simulator;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.powertrack.simulator.http.Response;
import java.time.Duration;

/**
 * The API's refusals. Real ones come in several shapes, so these do too: plain text, {@code
 * {"status":404,"error":…}}, {@code {"status":"error","reason":…}}, and a reason that is JSON in a
 * string.
 */
final class ApiError {
  private ApiError() {}

  static Response unauthorized() {
    return Response.text(401, "Invalid username or password.")
        .withHeader("WWW-Authenticate", "Basic realm=\"Historical PowerTrack\"");
  }

  static Response notFound(String what) {
    return Response.json(404, "{\"status\":404,\"error\":" + quoted(what) + "}");
  }

  static Response refused(int status, String reason) {
    return Response.json(status, "{\"status\":\"error\",\"reason\":" + quoted(reason) + "}");
  }

  /** A refusal of the rules: the reason is JSON in a string. */
  static Response refusedRules(String reason) {
    return refused(400, "{\"rules\":[{\"message\":" + quoted(reason) + "}]}");
  }

  static Response wrongMethod(String allowed) {
    return refused(405, "Method not allowed").withHeader("Allow", allowed);
  }

  static Response tooManyRequests() {
    return Response.text(429, "Rate limit exceeded.");
  }

  /** In whole seconds, never 0. */
  static Response tooManyRequests(Duration wait) {
    long seconds = Math.max(1, (wait.toMillis() + 999) / 1000);
    return tooManyRequests().withHeader("Retry-After", Long.toString(seconds));
  }

  private static String quoted(String text) {
    return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
  }
}
