package dev.powertrack.archive;

import java.time.Duration;

/**
 * How data files are fetched.
 *
 * @param maxConnections connections at the same time
 * @param connectTimeout for a connection to stand
 * @param readTimeout for the next bytes to come
 * @param tries how often one file is tried altogether, at least once
 */
public record DownloadSettings(
    int maxConnections, Duration connectTimeout, Duration readTimeout, int tries) {

  public DownloadSettings {
    if (maxConnections < 1 || tries < 1) {
      throw new IllegalArgumentException(
          "maxConnections " + maxConnections + " and tries " + tries + " must be at least 1");
    }
  }

  public static DownloadSettings defaults() {
    return new DownloadSettings(24, Duration.ofSeconds(20), Duration.ofSeconds(60), 4);
  }
}
