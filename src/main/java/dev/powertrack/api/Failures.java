package dev.powertrack.api;

import static dev.powertrack.PowerTrackException.Kind.CANCELLED;
import static dev.powertrack.PowerTrackException.Kind.CONNECTION;
import static dev.powertrack.PowerTrackException.Kind.EXPIRED;
import static dev.powertrack.PowerTrackException.Kind.LIMIT;
import static dev.powertrack.PowerTrackException.Kind.LOGIN;
import static dev.powertrack.PowerTrackException.Kind.NOT_FOUND;
import static dev.powertrack.PowerTrackException.Kind.SERVICE;
import static dev.powertrack.PowerTrackException.Kind.UNCERTAIN;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Says what went wrong, about what, and what to do. Whatever text of the service is quoted goes
 * through {@link #quoted}, which takes secrets out of it. A parser's or a connection's own
 * exception is not kept as the cause where its message can quote a link.
 */
final class Failures {
  private static final int REASON_LENGTH = 300;
  private static final int EXCERPT_LENGTH = 80;

  private final ApiSettings settings;
  private final HttpUrl service;

  Failures(ApiSettings settings) {
    this.settings = settings;
    this.service = HttpUrl.get(settings.base().toString());
  }

  /** An answer with a status that is no success. */
  PowerTrackException refused(ApiRequest request, Answer answer) {
    String reason = ErrorAnswer.reasonIn(answer.bytes());
    return forStatus(request, answer.status(), "HTTP " + answer.status(), reason);
  }

  /** A successful status and an error in the body. */
  PowerTrackException reported(ApiRequest request, ErrorAnswer error) {
    return forStatus(request, error.status(), "status: error", error.reason());
  }

  /** 429 or 503 until patience ended. */
  PowerTrackException busy(ApiRequest request, Answer answer, int tries, @Nullable Duration asked) {
    boolean tooFast = answer.status() == 429;
    return failure(
        tooFast ? LIMIT : SERVICE,
        "%s %s (HTTP %s), for %s, after %s%s%s%s Try again later.",
        host(request),
        tooFast ? "asks to slow down" : "is not available",
        answer.status(),
        request.subject(),
        tries == 1 ? "1 try" : tries + " tries",
        said(ErrorAnswer.reasonIn(answer.bytes())),
        asked == null ? "" : " It asks to wait " + asked.toSeconds() + " s.",
        tooFast ? " Other programs that use the account count too." : "");
  }

  /** A successful answer that makes no sense. */
  PowerTrackException notUnderstood(ApiRequest request, byte[] body, IOException why) {
    String text = new String(body, 0, Math.min(body.length, 8192), StandardCharsets.UTF_8);
    return failure(
        request.isWrite() ? UNCERTAIN : SERVICE,
        "The answer of %s about %s cannot be understood: %s.%s It starts with: %s",
        host(request),
        request.subject(),
        why instanceof UnreadableAnswer unreadable ? unreadable.why() : "it is no whole JSON",
        outcomeOf(request),
        quoted(text, EXCERPT_LENGTH));
  }

  /** The connection failed, or the client was closed meanwhile. */
  PowerTrackException unreachable(ApiRequest request, NoAnswer failure, boolean closed) {
    String outcome = failure.sent() ? outcomeOf(request) : "";
    if (closed) {
      return failure(
          CANCELLED,
          "The client was closed before %s answered about %s.%s",
          host(request),
          request.subject(),
          outcome);
    }
    String message =
        text(
            "No answer from %s:%s about %s: %s.%s",
            host(request),
            request.url().port(),
            request.subject(),
            reason(failure) + orHttp(request, failure),
            outcome);
    boolean isLink = request.url().query() != null;
    Kind kind = request.isWrite() && failure.sent() ? UNCERTAIN : CONNECTION;
    return new PowerTrackException(kind, message, isLink ? null : failure.reason());
  }

  PowerTrackException redirectedAway(ApiRequest request, Answer answer) {
    HttpUrl target = answer.redirect();
    return failure(
        SERVICE,
        "%s redirects %s %s (HTTP %s). The login is not sent there: if the service has moved,"
            + " change the host in the settings.",
        host(request),
        request.subject(),
        target == null ? "nowhere" : "to " + target.scheme() + "://" + target.host(),
        answer.status());
  }

  /**
   * @param sent whether the request may have left
   */
  PowerTrackException cancelled(ApiRequest request, boolean sent) {
    return failure(
        CANCELLED,
        "Cancelled while asking %s about %s.%s",
        host(request),
        request.subject(),
        sent ? outcomeOf(request) : "");
  }

  private PowerTrackException forStatus(
      ApiRequest request, int status, String shown, String serviceSays) {
    if (!ServiceAddress.sameOrigin(service, request.url())) {
      return forLink(request, status, shown);
    }
    String host = host(request);
    String user = settings.credentials().user();
    String account = settings.account();
    String reason = " (" + shown + ")" + said(serviceSays);
    return switch (status) {
      case 401 ->
          failure(
              LOGIN,
              "%s refused user %s%s Check user and password: they are those of the console login.",
              host,
              user,
              reason);
      case 403 ->
          failure(
              LOGIN,
              "%s does not let user %s use account %s%s Check the account's name and what the login"
                  + " may do.",
              host,
              user,
              account,
              reason);
      case 404 -> notFound(request, reason);
      case 410 ->
          failure(
              EXPIRED,
              "According to %s, %s has expired%s It cannot be brought back.",
              host,
              jobOf(request),
              reason);
      case 429 ->
          failure(
              LIMIT,
              "%s asks to slow down, for %s%s An account can create 30 jobs an hour and 60 a UTC"
                  + " day.",
              host,
              request.subject(),
              reason);
      default ->
          failure(
              request.isWrite() && status >= 500 ? UNCERTAIN : SERVICE,
              "%s could not answer about %s%s%s",
              host,
              request.subject(),
              reason,
              status >= 500 ? outcomeOf(request) : "");
    };
  }

  private PowerTrackException notFound(ApiRequest request, String reason) {
    return request.jobId() == null
        ? failure(
            NOT_FOUND,
            "There is no account %s on %s%s Check the account's name, the host and the version of"
                + " the service (%s).",
            settings.account(),
            host(request),
            reason,
            settings.version())
        : failure(
            NOT_FOUND,
            "Account %s does not have %s%s",
            settings.account(),
            request.isWrite() ? jobOf(request) : request.subject(),
            reason);
  }

  /** The data host knows no login; what it refuses is a link that has expired. */
  private static PowerTrackException forLink(ApiRequest request, int status, String shown) {
    Kind kind =
        switch (status) {
          case 403, 410 -> EXPIRED;
          case 404 -> NOT_FOUND;
          default -> SERVICE;
        };
    return failure(
        kind,
        "%s refused the link to %s (%s).%s",
        host(request),
        request.subject(),
        shown,
        kind == EXPIRED ? " The link has expired: fetch the results again." : "");
  }

  /** What nobody knows after a write without a clear answer, and how to find out. */
  private static String outcomeOf(ApiRequest request) {
    if (!request.isWrite()) {
      return "";
    }
    return request.jobId() == null
        ? " The service may have created it all the same: before you try again, list the jobs and"
            + " look for its title."
        : " The service may have done it all the same: before you try again, look at the job's"
            + " status.";
  }

  private String reason(NoAnswer failure) {
    IOException reason = failure.reason();
    if (reason instanceof UnknownHostException) {
      return "the host name is unknown";
    }
    if (reason instanceof SocketTimeoutException) {
      return failure.sent()
          ? "nothing came within " + seconds(settings.readTimeout())
          : "no connection within " + seconds(settings.connectTimeout());
    }
    if (reason instanceof ConnectException) {
      return "the connection was refused";
    }
    if (reason instanceof NoRouteToHostException) {
      return "there is no route to the host";
    }
    if (reason instanceof EOFException) {
      return "the connection was closed before the whole answer had come";
    }
    String message = reason.getMessage() == null ? "" : ": " + quoted(reason.getMessage(), 120);
    return reason instanceof SSLException
        ? "no trusted TLS connection" + message
        : "the connection broke (" + reason.getClass().getSimpleName() + message + ")";
  }

  /** Where TLS is not even answered, on this machine, it may be a simulator. */
  private static String orHttp(ApiRequest request, NoAnswer failure) {
    boolean speaksNoTls =
        failure.reason() instanceof SSLException
            && !(failure.reason() instanceof SSLHandshakeException)
            && !(failure.reason() instanceof SSLPeerUnverifiedException);
    return speaksNoTls && ServiceAddress.isOfThisMachine(request.url())
        ? ". If it speaks plain HTTP, as the simulator does, give the option scheme=http"
        : "";
  }

  private String said(String reason) {
    String text = quoted(reason, REASON_LENGTH);
    return text.isEmpty() ? "." : ": " + (text.matches(".*[.!?…]") ? text : text + ".");
  }

  private String quoted(String text, int length) {
    return Excerpt.of(settings.credentials().hideIn(text), length);
  }

  private static String jobOf(ApiRequest request) {
    return request.jobId() == null ? request.subject() : "job " + request.jobId();
  }

  private static String host(ApiRequest request) {
    return request.url().host();
  }

  private static String seconds(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }

  private static PowerTrackException failure(Kind kind, String pattern, Object... parts) {
    return new PowerTrackException(kind, text(pattern, parts));
  }

  private static String text(String pattern, Object... parts) {
    return String.format(Locale.ROOT, pattern, parts);
  }
}
