package dev.powertrack.archive;

import dev.powertrack.PowerTrackException;
import dev.powertrack.api.RequestJournal;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Fetches data files from their links. Sends no credentials: the link carries its own, and S3
 * refuses two (reference: Two generations of URLs).
 *
 * <p>Tries again, a bounded number of times and waiting longer each time, after what may pass: a
 * broken connection, 429, 5xx, an answer that is no gzip file. Goes on where it broke off if the
 * host can. A refused link (403) is the caller's to renew.
 */
final class Downloader implements AutoCloseable {
  private static final int CANCEL_POLL_MILLIS = 100;

  /** A try that brought something does not count as one without success; but not for ever. */
  private static final int TRIES_WITH_PROGRESS = 10;

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
            .followRedirects(false)
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

  /** What one try came to, if not to the file. */
  record Failure(PowerTrackException error, Retry retry, @Nullable Duration retryAfter) {}

  /**
   * Fetches {@code link} into {@code target}, which is empty.
   *
   * @return the bytes that went over the network, failed tries included
   * @throws LinkRefused when the link has to be renewed
   * @throws IOException when {@code target} cannot be written
   */
  long fetch(DataFile file, HttpUrl link, PartFile target, CancelSignal signal)
      throws IOException, LinkRefused {
    Links.check(file, link);
    Transfer transfer = new Transfer(client, file, link, target, signal);
    PowerTrackException earlier = null;
    int inVain = 0;
    for (int tried = 1; ; tried++) {
      signal.check();
      long before = target.length();
      Failure failure = connected(transfer, signal);
      if (failure == null) {
        return transfer.fetched();
      }
      PowerTrackException error = failure.error;
      if (earlier != null) {
        error.addSuppressed(earlier);
      }
      inVain = target.length() > before ? 1 : inVain + 1;
      if (!mayTryAgain(failure.retry, inVain, tried)) {
        throw error;
      }
      earlier = error;
      Duration asked = failure.retryAfter;
      new Waiting(signal)
          .pause(asked == null ? Retry.backOff(settings.firstPause(), inVain) : asked);
    }
  }

  @Override
  public void close() {
    client.dispatcher().cancelAll();
    client.dispatcher().executorService().shutdownNow();
    client.connectionPool().evictAll();
  }

  private boolean mayTryAgain(Retry retry, int inVain, int tried) {
    return switch (retry) {
      case NEVER -> false;
      case ONCE -> tried < Math.min(2, settings.tries());
      case MAY_HELP -> inVain < settings.tries() && tried < settings.tries() * TRIES_WITH_PROGRESS;
    };
  }

  /** One try, once one of the connections is free. */
  private @Nullable Failure connected(Transfer transfer, CancelSignal signal)
      throws IOException, LinkRefused {
    try {
      while (!connections.tryAcquire(CANCEL_POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        signal.check();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CancelSignal.cancelled();
    }
    try {
      return transfer.run();
    } finally {
      connections.release();
    }
  }
}
