package dev.powertrack.simulator.http;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request as it came in.
 *
 * @param method upper case, as sent
 * @param path without the query string, still percent-encoded
 * @param query after the question mark, still encoded; null if there was none
 * @param headers by lower-case name; the last of a repeated header
 * @param body empty if there was none
 */
public record Request(
    String method, String path, @Nullable String query, Map<String, String> headers, byte[] body) {

  public Request {
    headers = Map.copyOf(headers);
  }

  /** The value of a header, by its name in lower case. */
  public Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName));
  }

  /** Without headers and query, which hold secrets. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}
