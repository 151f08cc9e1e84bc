package dev.powertrack.api;

import static dev.powertrack.PowerTrackException.Kind.CANCELLED;
import static dev.powertrack.PowerTrackException.Kind.CONNECTION;
import static dev.powertrack.PowerTrackException.Kind.EXPIRED;
import static dev.powertrack.PowerTrackException.Kind.LIMIT;
import static dev.powertrack.PowerTrackException.Kind.LOGIN;
import static dev.powertrack.PowerTrackException.Kind.NOT_FOUND;
import static dev.powertrack.PowerTrackException.Kind.SERVICE;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLException;
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
    String wait = asked == null ? "" : " It asks to wait " + asked.toSeconds() + " s.";
    String reason = said(ErrorAnswer.reasonIn(answer.bytes()));
    return answer.status() == 429
        ? failure(
            LIMIT,
            host(request)
                + " asks to slow down (HTTP 429), for "
                + request.subject()
                + ", after "
                + counted(tries, "try", "tries")
                + reason
                + wait
                + " Other programs that use the account count too: try again later.")
        : failure(
            SERVICE,
            host(request)
                + " is not available (HTTP 503), for "
                + request.subject()
                + ", after "
                + counted(tries, "try", "tries")
                + reason
                + wait
                + " Try again later.");
  }

  /** A successful answer that makes no sense. */
  PowerTrackException notUnderstood(ApiRequest request, byte[] body, IOException why) {
    String detail = why instanceof UnreadableAnswer ? why.getMessage() : "it is no whole JSON";
    String text = new String(body, 0, Math.min(body.length, 8192), StandardCharsets.UTF_8);
    return failure(
        SERVICE,
        "The answer of "
            + host(request)
            + " about "
            + request.subject()
            + " cannot be understood: "
            + detail
            + ". It starts with: "
            + quoted(text, EXCERPT_LENGTH)
            + outcomeOf(request));
  }

  PowerTrackException unreachable(ApiRequest request, NoAnswer failure, boolean closed) {
    if (closed) {
      return failure(
          CANCELLED,
          "The client was closed before "
              + host(request)
              + " answered about "
              + request.subject()
              + "."
              + (failure.sent() ? outcomeOf(request) : ""));
    }
    String message =
        "No answer from "
            + request.url().host()
            + ":"
            + request.url().port()
            + " about "
            + request.subject()
            + ": "
            + reason(failure)
            + "."
            + (failure.sent() ? outcomeOf(request) : "");
    boolean quotesNoLink = request.url().query() == null;
    return new PowerTrackException(CONNECTION, message, quotesNoLink ? failure.reason() : null);
  }

  PowerTrackException redirectedAway(ApiRequest request, Answer answer) {
    HttpUrl target = answer.redirect();
    String where = target == null ? "nowhere" : "to " + target.scheme() + "://" + target.host();
    return failure(
        SERVICE,
        host(request)
            + " redirects "
            + request.subject()
            + " "
            + where
            + " (HTTP "
            + answer.status()
            + "). The login is not sent there: if the service has moved, change the host in the"
            + " settings.");
  }

  PowerTrackException cancelled(ApiRequest request) {
    return failure(
        CANCELLED,
        "Cancelled while asking "
            + host(request)
            + " about "
            + request.subject()
            + "."
            + outcomeOf(request));
  }

  private PowerTrackException forStatus(
      ApiRequest request, int status, String shown, String serviceSays) {
    if (!isService(request)) {
      return forLink(request, status, shown);
    }
    String reason = " (" + shown + ")" + said(serviceSays);
    String jobId = request.jobId();
    String account = "account " + settings.account();
    return switch (status) {
      case 401 ->
          failure(
              LOGIN,
              host(request)
                  + " refused user "
                  + settings.credentials().user()
                  + reason
                  + " Check user and password: they are those of the console login.");
      case 403 ->
          failure(
              LOGIN,
              host(request)
                  + " does not let user "
                  + settings.credentials().user()
                  + " use "
                  + account
                  + reason
                  + " Check the account's name and what the login may do.");
      case 404 ->
          failure(
              NOT_FOUND,
              jobId != null
                  ? "Account "
                      + settings.account()
                      + " does not have "
                      + (request.isWrite() ? subjectOf(jobId) : request.subject())
                      + reason
                  : "There is no "
                      + account
                      + " on "
                      + host(request)
                      + reason
                      + " Check the account's name, the host and the version of the service ("
                      + settings.version()
                      + ").");
      case 410 ->
          failure(
              EXPIRED,
              (jobId != null ? subjectOf(jobId) : request.subject())
                  + " has expired"
                  + reason
                  + " It cannot be brought back.");
      case 429 ->
          failure(
              LIMIT,
              host(request)
                  + " asks to slow down, for "
                  + request.subject()
                  + reason
                  + (request.isWrite()
                      ? " Nothing was changed. An account can create 30 jobs an hour and 60 a UTC"
                          + " day."
                      : ""));
      default ->
          failure(
              SERVICE,
              host(request)
                  + " could not answer about "
                  + request.subject()
                  + reason
                  + (status >= 500 ? outcomeOf(request) : ""));
    };
  }

  /** The data host knows no login; what it refuses is a link that has expired. */
  private PowerTrackException forLink(ApiRequest request, int status, String shown) {
    Kind kind =
        switch (status) {
          case 403, 410 -> EXPIRED;
          case 404 -> NOT_FOUND;
          default -> SERVICE;
        };
    return failure(
        kind,
        host(request)
            + " refused the link to "
            + request.subject()
            + " ("
            + shown
            + ")."
            + (kind == EXPIRED ? " The link has expired: fetch the results again." : ""));
  }

  /** What nobody knows after a write without a clear answer, and how to find out. */
  private String outcomeOf(ApiRequest request) {
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
    String message = reason.getMessage() == null ? "" : ": " + quoted(reason.getMessage(), 120);
    return reason instanceof SSLException
        ? "no trusted TLS connection" + message
        : "the connection broke (" + reason.getClass().getSimpleName() + message + ")";
  }

  private String said(String reason) {
    String text = quoted(reason, REASON_LENGTH);
    return text.isEmpty() ? "." : ": " + (text.matches(".*[.!?…]") ? text : text + ".");
  }

  private String quoted(String text, int length) {
    return Excerpt.of(settings.credentials().hideIn(text), length);
  }

  private boolean isService(ApiRequest request) {
    return ServiceAddress.sameOrigin(service, request.url());
  }

  private static String subjectOf(String jobId) {
    return "job " + jobId;
  }

  private static String host(ApiRequest request) {
    return request.url().host();
  }

  private static String counted(int count, String one, String several) {
    return count + " " + (count == 1 ? one : several);
  }

  private static String seconds(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }

  private static PowerTrackException failure(Kind kind, String message) {
    return new PowerTrackException(kind, message);
  }
}
