package dev.powertrack.archive;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.archive.Downloader.Failure;
import dev.powertrack.archive.Downloader.LinkRefused;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The way of one file from its link to a local file, try by try. A try goes on behind the bytes
 * that an earlier one brought, if the host said by what it can be asked whether the file is still
 * the same: a strong ETag, or the time of its last change.
 */
final class Transfer {
  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");
  private static final int MOST_REDIRECTS = 5;
  private static final int RANGE_WRONG = 416;
  private static final byte[] GZIP = {0x1f, (byte) 0x8b, 8};

  /**
   * OkHttp hands on an eighth of it at once, and each write of a file costs a call of the system.
   */
  private static final int BUFFER = 64 * 1024;

  /** Header and trailer of RFC 1952, and an empty block. */
  private static final int SHORTEST_GZIP = 20;

  private final OkHttpClient client;
  private final DataFile file;
  private final HttpUrl link;
  private final PartFile target;
  private final CancelSignal signal;

  /** What the host is asked whether the file has changed; null where it said nothing. */
  private @Nullable String validator;

  /** Where the last request went: a redirect has a secret of its own. */
  private HttpUrl asked;

  private long fetched;

  Transfer(OkHttpClient client, DataFile file, HttpUrl link, PartFile target, CancelSignal signal) {
    this.client = client;
    this.file = file;
    this.link = link;
    this.asked = link;
    this.target = target;
    this.signal = signal;
  }

  /** The bytes that came so far, also those that were of no use. */
  long fetched() {
    return fetched;
  }

  /** One try; null if the file is here. */
  @Nullable Failure run() throws IOException, LinkRefused {
    try {
      return follow();
    } catch (BrokenConnection e) {
      signal.check();
      if (Thread.currentThread().isInterrupted()) {
        throw CancelSignal.cancelled();
      }
      return new Failure(broken(e.reason), Retry.after(e.reason), null);
    }
  }

  private @Nullable Failure follow() throws IOException, LinkRefused, BrokenConnection {
    asked = link;
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      Call call = client.newCall(request());
      try (CancelSignal.Registration registration = signal.onCancel(call::cancel);
          Response response = execute(call)) {
        String location = response.isRedirect() ? response.header("Location") : null;
        if (location == null) {
          return answered(response);
        }
        asked = Links.redirected(file, asked, location);
      }
    }
    return new Failure(
        service("The data host " + link.host() + " redirects " + file + " without end."),
        Retry.NEVER,
        null);
  }

  /** Asked for nothing, OkHttp asks for gzip and undoes it, also where the stored file is meant. */
  private Request request() throws IOException {
    Request.Builder request =
        new Request.Builder().url(asked).header("Accept-Encoding", "identity");
    long here = target.length();
    String same = validator;
    if (here > 0 && same != null) {
      request.header("Range", "bytes=" + here + "-").header("If-Range", same);
    }
    return request.build();
  }

  /** Interrupted while it connects, OkHttp throws an exception that Java knows nothing of. */
  private static Response execute(Call call) throws BrokenConnection {
    try {
      return call.execute();
    } catch (IOException e) {
      throw new BrokenConnection(e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception interrupted) {
      Thread.currentThread().interrupt();
      throw CancelSignal.cancelled();
    }
  }

  private @Nullable Failure answered(Response response)
      throws IOException, LinkRefused, BrokenConnection {
    boolean resuming = response.request().header("Range") != null;
    return switch (response.code()) {
      case 200 -> whole(response);
      case 206 -> resuming ? rest(response) : refused(response);
      case RANGE_WRONG -> resuming ? fromTheStart("has no such part of") : refused(response);
      default -> refused(response);
    };
  }

  private @Nullable Failure whole(Response response) throws IOException, BrokenConnection {
    target.startOver();
    validator = validator(response);
    long length = response.body().contentLength();
    target.expect(length < 0 ? null : length);
    return receive(response);
  }

  /** What is behind the bytes that are here; another part than was asked for is of no use. */
  private @Nullable Failure rest(Response response) throws IOException, BrokenConnection {
    String range = response.header("Content-Range", "");
    Matcher parts = CONTENT_RANGE.matcher(range == null ? "" : range);
    Long expected = target.expected();
    boolean fits =
        parts.matches()
            && Long.parseLong(parts.group(1)) == target.length()
            && (expected == null
                || parts.group(3).equals("*")
                || Long.parseLong(parts.group(3)) == expected);
    return fits ? receive(response) : fromTheStart("gave another part than was asked for of");
  }

  private Failure fromTheStart(String why) throws IOException {
    target.startOver();
    validator = null;
    return new Failure(
        service("The data host " + link.host() + " " + why + " " + file + "."),
        Retry.MAY_HELP,
        null);
  }

  private Failure refused(Response response) throws LinkRefused {
    int status = response.code();
    if (status == 403) {
      throw new LinkRefused(status);
    }
    Kind kind =
        switch (status) {
          case 404 -> Kind.NOT_FOUND;
          case 410 -> Kind.EXPIRED;
          case 429 -> Kind.LIMIT;
          default -> Kind.SERVICE;
        };
    return new Failure(
        new PowerTrackException(
            kind,
            "The data host " + link.host() + " answered HTTP " + status + " for " + file + "."),
        Retry.afterStatus(status),
        Retry.retryAfter(response));
  }

  private @Nullable Failure receive(Response response) throws IOException, BrokenConnection {
    boolean gzip;
    try (OutputStream out = new BufferedOutputStream(target.append(), BUFFER);
        InputStream in = response.body().byteStream()) {
      gzip = copy(in, out);
    }
    if (!gzip) {
      return damaged("it is not a gzip file");
    }
    long length = target.length();
    Long expected = target.expected();
    if (expected != null && length != expected) {
      return damaged("it has " + length + " bytes instead of " + expected);
    }
    return length < SHORTEST_GZIP
        ? damaged(length == 0 ? "it is empty" : "it ends after " + length + " bytes")
        : null;
  }

  /**
   * The first bytes tell rubbish, such as the page of a proxy, before all of it has come.
   *
   * @return false, and reads no more, if it is no gzip file
   */
  private boolean copy(InputStream in, OutputStream out) throws IOException, BrokenConnection {
    byte[] buffer = new byte[BUFFER];
    long at = target.length();
    for (int n = read(in, buffer); n >= 0; n = read(in, buffer)) {
      fetched += n;
      if (!mayBeGzip(buffer, n, at)) {
        return false;
      }
      out.write(buffer, 0, n);
      at += n;
    }
    return true;
  }

  private static boolean mayBeGzip(byte[] bytes, int length, long at) {
    for (int i = 0; i < length && at + i < GZIP.length; i++) {
      if (bytes[i] != GZIP[(int) at + i]) {
        return false;
      }
    }
    return true;
  }

  private Failure damaged(String problem) throws IOException {
    target.startOver();
    validator = null;
    return new Failure(
        new PowerTrackException(
            Kind.BAD_FILE, "The data host delivered " + file + " damaged: " + problem + "."),
        Retry.MAY_HELP,
        null);
  }

  private static int read(InputStream in, byte[] buffer) throws BrokenConnection {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw new BrokenConnection(e);
    }
  }

  /** A weak ETag promises the same meaning only, not the same bytes (RFC 9110, 8.8.1). */
  private static @Nullable String validator(Response response) {
    String etag = response.header("ETag");
    return etag != null && etag.startsWith("\"") ? etag : response.header("Last-Modified");
  }

  /** Without the cause: its text can quote what was sent, and the link is a secret. */
  private PowerTrackException broken(IOException reason) {
    String text = inWords(reason);
    String query = asked.encodedQuery();
    return new PowerTrackException(
        Kind.CONNECTION,
        "The connection to "
            + asked.host()
            + " broke while "
            + file
            + " was fetched ("
            + (query == null ? text : text.replace(query, "…"))
            + ").");
  }

  /** An end of the stream is told with a piece of what came, or with nothing at all. */
  private static String inWords(IOException reason) {
    if (reason instanceof EOFException) {
      return "it was closed before the whole file had come";
    }
    String message = reason.getMessage();
    return reason.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }

  private static PowerTrackException service(String message) {
    return new PowerTrackException(Kind.SERVICE, message);
  }

  /** A failure of the network, apart from one of the local disk. */
  private static final class BrokenConnection extends Exception {
    private static final long serialVersionUID = 1L;

    final IOException reason;

    BrokenConnection(IOException reason) {
      super(reason);
      this.reason = reason;
    }
  }
}
