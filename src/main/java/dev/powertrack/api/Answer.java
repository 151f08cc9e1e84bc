package dev.powertrack.api;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * What came back, whole.
 *
 * @param retryAfter the header of that name
 * @param sentAt what the service took the time to be; null where it does not say
 * @param redirect where a redirect points to; null for every other answer and for one that points
 *     nowhere
 */
record Answer(
    int status,
    @Nullable String retryAfter,
    @Nullable Instant sentAt,
    @Nullable HttpUrl redirect,
    ByteString body) {

  boolean isSuccess() {
    return status >= 200 && status <= 299;
  }

  boolean isRedirect() {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  /** 429 and 503: try again later. */
  boolean asksToWait() {
    return status == 429 || status == 503;
  }

  byte[] bytes() {
    return body.toByteArray();
  }

  /**
   * How long the service asks to wait: seconds, or a date. Null where it does not say. A date is
   * read against the service's own clock where it tells it: that of this machine may be hours off.
   */
  @Nullable Duration pause(Clock clock) {
    if (retryAfter == null) {
      return null;
    }
    String value = retryAfter.strip();
    if (value.matches("[0-9]{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(value));
    }
    try {
      Instant until = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value));
      Duration pause = Duration.between(sentAt == null ? clock.instant() : sentAt, until);
      return pause.isNegative() ? Duration.ZERO : pause;
    } catch (DateTimeException e) {
      return null;
    }
  }

  @Override
  public String toString() {
    return "HTTP " + status + ", " + body.size() + " bytes";
  }
}
