package dev.powertrack.archive;

import java.io.IOException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Whether another try can help, and when to make it. */
enum Retry {
  /** It would end the same. */
  NEVER,
  /** A name server may have been away for a moment; a wrong name stays wrong. */
  ONCE,
  MAY_HELP;

  /** So long is waited at most, whatever a host asks for. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /** After an answer that is none. */
  static Retry afterStatus(int status) {
    return status == 408 || status == 429 || status >= 500 ? MAY_HELP : NEVER;
  }

  /** After a connection that broke, or never stood. */
  static Retry after(IOException broken) {
    if (broken instanceof UnknownHostException) {
      return ONCE;
    }
    for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLPeerUnverifiedException
          || cause instanceof CertificateException
          || cause instanceof CertPathValidatorException) {
        return NEVER;
      }
    }
    return MAY_HELP;
  }

  /**
   * How long a host asks to wait: seconds, or a date, which is read against the host's own clock
   * where it tells it, so that neither's being wrong matters. Null where it asks for nothing.
   */
  static @Nullable Duration retryAfter(Response response) {
    String asked = response.header("Retry-After");
    if (asked != null && asked.strip().matches("\\d{1,9}")) {
      return bounded(Duration.ofSeconds(Long.parseLong(asked.strip())));
    }
    Instant until = response.headers().getInstant("Retry-After");
    if (until == null) {
      return null;
    }
    Instant now = response.headers().getInstant("Date");
    return bounded(Duration.between(now == null ? Instant.now() : now, until));
  }

  /**
   * After so many tries without a pause asked for: twice as long each time, half of it by chance,
   * so that many do not come back together.
   */
  static Duration backOff(Duration first, int tried) {
    long longest = first.toMillis() << Math.min(tried - 1, 6);
    return bounded(
        Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1)));
  }

  private static Duration bounded(Duration wait) {
    return wait.isNegative()
        ? Duration.ZERO
        : wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }
}
