package dev.powertrack.archive;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.api.RequestJournal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Fetches one data file from its link to a local file, and verifies it on the way. Sends no
 * credentials: the link carries its own, and S3 refuses two (reference: Two generations of URLs).
 *
 * <p>Tries again, a bounded number of times and waiting longer each time, after what may pass: a
 * broken connection, 429, 5xx, a file that arrived damaged. A refused link (403) is the caller's to
 * renew.
 */
final class Downloader implements AutoCloseable {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final int CANCEL_POLL_MILLIS = 100;
  private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1");

  private final DownloadSettings settings;
  private final OkHttpClient client;
  private final Semaphore connections;

  Downloader(DownloadSettings settings) {
    this.settings = settings;
    // OkHttp's dispatcher bounds enqueued calls only, and these are executed by their threads.
    this.connections = new Semaphore(settings.maxConnections(), true);
    this.client =
        new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(settings.maxConnections(), 2, TimeUnit.MINUTES))
            .connectTimeout(settings.connectTimeout())
            .readTimeout(settings.readTimeout())
            .followSslRedirects(false)
            .addNetworkInterceptor(new RequestJournal())
            .build();
  }

  /** The link was refused: it has expired, or never was right. */
  static final class LinkRefused extends Exception {
    private static final long serialVersionUID = 1L;

    LinkRefused(int status) {
      super("HTTP " + status, null, false, false);
    }
  }

  /** What one try came to; {@code retryAfter} is what the server asked for. */
  private record Failure(
      PowerTrackException error, boolean mayPass, @Nullable Duration retryAfter) {}

  /**
   * Fetches {@code link} into {@code target}, whatever that held before.
   *
   * @return the bytes that went over the network, failed tries included
   * @throws LinkRefused when the link has to be renewed
   * @throws IOException when {@code target} cannot be written
   */
  long fetch(DataFile file, HttpUrl link, Path target, CancelSignal signal)
      throws IOException, LinkRefused {
    checkScheme(file, link);
    Attempt attempt = new Attempt(file, link, target, signal);
    PowerTrackException earlier = null;
    for (int tried = 1; ; tried++) {
      signal.check();
      Failure failure = attempt.runConnected();
      if (failure == null) {
        return attempt.fetched;
      }
      PowerTrackException error = failure.error;
      if (earlier != null) {
        error.addSuppressed(earlier);
      }
      if (!failure.mayPass || tried >= settings.tries()) {
        throw error;
      }
      earlier = error;
      pause(failure.retryAfter == null ? backOff(tried) : failure.retryAfter, signal);
    }
  }

  @Override
  public void close() {
    client.dispatcher().cancelAll();
    client.dispatcher().executorService().shutdownNow();
    client.connectionPool().evictAll();
  }

  /** Plain http would send the link's signature readable to everyone on the way. */
  private static void checkScheme(DataFile file, HttpUrl link) {
    if (!link.isHttps() && !isLoopback(link.host())) {
      throw new PowerTrackException(
          Kind.SERVICE,
          "The service gave a link without https for "
              + file
              + " (host "
              + link.host()
              + "); it"
              + " is not followed.");
    }
  }

  private static boolean isLoopback(String host) {
    return LOOPBACK.matcher(host).matches();
  }

  private Duration backOff(int tried) {
    long longest = settings.firstPause().toMillis() << Math.min(tried - 1, 6);
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
  }

  private static void pause(Duration wait, CancelSignal signal) {
    CountDownLatch cancelled = new CountDownLatch(1);
    try (CancelSignal.Registration registration = signal.onCancel(cancelled::countDown)) {
      long millis = Math.min(wait.toMillis(), LONGEST_WAIT.toMillis());
      if (cancelled.await(millis, TimeUnit.MILLISECONDS)) {
        throw CancelSignal.cancelled();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CancelSignal.cancelled();
    }
  }

  /** The tries at one file. */
  private final class Attempt {
    final DataFile file;
    final HttpUrl link;
    final Path target;
    final CancelSignal signal;
    long fetched;

    Attempt(DataFile file, HttpUrl link, Path target, CancelSignal signal) {
      this.file = file;
      this.link = link;
      this.target = target;
      this.signal = signal;
    }

    /** One try, once one of the connections is free. */
    @Nullable Failure runConnected() throws IOException, LinkRefused {
      try {
        while (!connections.tryAcquire(CANCEL_POLL_MILLIS, TimeUnit.MILLISECONDS)) {
          signal.check();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw CancelSignal.cancelled();
      }
      try {
        return run();
      } finally {
        connections.release();
      }
    }

    private @Nullable Failure run() throws IOException, LinkRefused {
      // Asked for nothing, OkHttp asks for gzip and undoes it, also where the stored file is meant.
      Request request =
          new Request.Builder().url(link).header("Accept-Encoding", "identity").build();
      Call call = client.newCall(request);
      try (CancelSignal.Registration registration = signal.onCancel(call::cancel);
          Response response = execute(call)) {
        return response.code() == 200 ? receive(response) : refused(response);
      } catch (BrokenConnection e) {
        signal.check();
        if (Thread.currentThread().isInterrupted()) {
          throw CancelSignal.cancelled();
        }
        return new Failure(broken(e.reason), true, null);
      }
    }

    /** Without the cause: its text can quote what was sent, and the link is a secret. */
    private PowerTrackException broken(IOException reason) {
      String text = reason.getClass().getSimpleName() + ": " + reason.getMessage();
      String query = link.encodedQuery();
      return new PowerTrackException(
          Kind.CONNECTION,
          "The connection to "
              + link.host()
              + " broke while "
              + file
              + " was fetched ("
              + (query == null ? text : text.replace(query, "…"))
              + ").");
    }

    private Response execute(Call call) throws BrokenConnection {
      try {
        return call.execute();
      } catch (IOException e) {
        throw new BrokenConnection(e);
      }
    }

    private @Nullable Failure refused(Response response) throws LinkRefused {
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
          status == 429 || status >= 500,
          retryAfter(response));
    }

    private @Nullable Duration retryAfter(Response response) {
      String seconds = response.header("Retry-After");
      return seconds != null && seconds.matches("\\d{1,6}")
          ? Duration.ofSeconds(Long.parseLong(seconds))
          : null;
    }

    private @Nullable Failure receive(Response response) throws IOException, BrokenConnection {
      try (GzipCheck check = new GzipCheck();
          OutputStream out = Files.newOutputStream(target);
          InputStream in = response.body().byteStream()) {
        byte[] buffer = new byte[64 * 1024];
        for (int n = read(in, buffer); n >= 0; n = check.hasFailed() ? -1 : read(in, buffer)) {
          fetched += n;
          check.accept(buffer, 0, n);
          out.write(buffer, 0, n);
        }
        String problem = check.problem();
        return problem == null ? null : damaged(problem);
      }
    }

    private Failure damaged(String problem) {
      return new Failure(
          new PowerTrackException(
              Kind.BAD_FILE,
              String.format(Locale.ROOT, "The data host delivered %s damaged: %s.", file, problem)),
          true,
          null);
    }

    private int read(InputStream in, byte[] buffer) throws BrokenConnection {
      try {
        return in.read(buffer);
      } catch (IOException e) {
        throw new BrokenConnection(e);
      }
    }
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
