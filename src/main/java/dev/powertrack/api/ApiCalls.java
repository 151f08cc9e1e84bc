package dev.powertrack.api;

import dev.powertrack.PowerTrackException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;

/**
 * Asks the service: GETs through the limiter and again where that can help, POSTs and PUTs once.
 * Every failure leaves as a {@link PowerTrackException}.
 */
final class ApiCalls implements AutoCloseable {
  private static final int MOST_REDIRECTS = 3;

  private final Exchange exchange;
  private final Failures failures;
  private final Supplier<GetLimiter> limiter;
  private final Patience patience;

  ApiCalls(ApiSettings settings, Supplier<GetLimiter> limiter, Patience patience) {
    this.exchange = new Exchange(settings);
    this.failures = new Failures(settings);
    this.limiter = limiter;
    this.patience = patience;
  }

  /** What the body of a successful answer means. */
  interface Reading<T> {
    T read(byte[] body) throws IOException, ErrorAnswer;
  }

  <T> T get(ApiRequest request, Reading<T> reading) {
    Answer answer = guarded(request, () -> fetch(request));
    return read(request, answer, reading);
  }

  /**
   * Sends a write once. Where it fails and may have been taken all the same, the error says so: a
   * job that is created twice is paid twice.
   */
  <T> T write(ApiRequest request, Reading<T> reading) {
    if (Thread.currentThread().isInterrupted()) {
      throw failures.cancelled(request, false);
    }
    return read(request, guarded(request, () -> sendOnce(request)), reading);
  }

  @Override
  public void close() {
    exchange.close();
  }

  private <T> T read(ApiRequest request, Answer answer, Reading<T> reading) {
    if (!answer.isSuccess()) {
      throw failures.refused(request, answer);
    }
    byte[] body = answer.bytes();
    try {
      return reading.read(body);
    } catch (ErrorAnswer e) {
      throw failures.reported(request, e);
    } catch (IOException e) {
      throw failures.notUnderstood(request, body, e);
    }
  }

  private Answer fetch(ApiRequest first) throws InterruptedException {
    ApiRequest request = first;
    Duration waited = Duration.ZERO;
    int tries = 0;
    int redirects = 0;
    int failed = 0;
    while (true) {
      try {
        Answer answer = sendInTurn(request);
        if (answer.isRedirect() && redirects++ < MOST_REDIRECTS) {
          request = redirected(request, answer);
          continue;
        }
        if (!answer.asksToWait()) {
          return answer;
        }
        Duration asked = answer.pause(Clock.systemUTC());
        Duration pause = asked == null ? patience.pauseAfter(tries + 1) : patience.after(asked);
        slowDown(request, answer, pause);
        waited = waited.plus(pause);
        if (++tries >= patience.tries() || waited.compareTo(patience.longest()) > 0) {
          throw failures.busy(request, answer, tries, asked);
        }
        Thread.sleep(pause.toMillis());
      } catch (NoAnswer e) {
        if (exchange.isClosed() || !mayHelpToReconnect(e) || failed++ >= patience.reconnects()) {
          throw failures.unreachable(request, e, exchange.isClosed());
        }
        Thread.sleep(patience.pauseAfter(failed).toMillis() / 4);
      }
    }
  }

  private Answer sendOnce(ApiRequest request) throws InterruptedException {
    try {
      return exchange.send(request, () -> {});
    } catch (NoAnswer e) {
      throw failures.unreachable(request, e, exchange.isClosed());
    }
  }

  private Answer sendInTurn(ApiRequest request) throws NoAnswer, InterruptedException {
    if (!exchange.isService(request.url())) {
      return exchange.send(request, () -> {});
    }
    GetLimiter.Permit permit = limiter.get().acquire();
    try {
      return exchange.send(request, permit::answered);
    } finally {
      permit.answered();
    }
  }

  /** A 429 is meant for the account, so that every other GET of it waits too. */
  private void slowDown(ApiRequest request, Answer answer, Duration pause) {
    if (answer.status() == 429 && exchange.isService(request.url())) {
      boolean bearable = pause.compareTo(patience.longest()) <= 0;
      limiter.get().closeFor(bearable ? pause : patience.longest());
    }
  }

  /** A question for the service stays there: its answer is about the account. */
  private ApiRequest redirected(ApiRequest request, Answer answer) {
    HttpUrl target = answer.redirect();
    boolean allowed =
        target != null
            && (exchange.isService(request.url())
                ? exchange.isService(target)
                : ServiceAddress.mayBeAsked(target));
    if (!allowed || target == null) {
      throw failures.redirectedAway(request, answer);
    }
    return request.at(target);
  }

  /** A wrong name or certificate stays wrong. */
  private static boolean mayHelpToReconnect(NoAnswer failure) {
    return !(failure.reason() instanceof UnknownHostException)
        && !(failure.reason() instanceof SSLException);
  }

  private Answer guarded(ApiRequest request, Sending sending) {
    try {
      return sending.send();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failures.cancelled(request, true);
    }
  }

  private interface Sending {
    Answer send() throws InterruptedException;
  }
}
