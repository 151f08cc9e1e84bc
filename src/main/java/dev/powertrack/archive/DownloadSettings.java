package dev.powertrack.archive;

import java.time.Duration;

/**
 * How data files are fetched.
 *
 * @param maxConnections connections at the same time
 * @param connectTimeout for a connection to stand
 * @param readTimeout for the next bytes to come
 * @param tries how often one file is tried altogether, at least once
 * @param firstPause about how long to wait before the second try where the host does not say;
 *     doubles with each
 */
public record DownloadSettings(
    int maxConnections,
    Duration connectTimeout,
    Duration readTimeout,
    int tries,
    Duration firstPause) {

  public DownloadSettings {
    if (maxConnections < 1 || tries < 1) {
      throw new IllegalArgumentException(
          "maxConnections " + maxConnections + " and tries " + tries + " must be at least 1");
    }
  }

  /** With a first pause of half a second. */
  public DownloadSettings(
      int maxConnections, Duration connectTimeout, Duration readTimeout, int tries) {
    this(maxConnections, connectTimeout, readTimeout, tries, Duration.ofMillis(500));
  }

  public static DownloadSettings defaults() {
    return new DownloadSettings(24, Duration.ofSeconds(20), Duration.ofSeconds(60), 4);
  }
}
