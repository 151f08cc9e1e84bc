package dev.powertrack.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data files of a delivered job.
 *
 * @param urlCount as the service said; can differ from the number of links, which is worth telling
 * @param links one per ten minutes that have a tweet, in the service's order
 * @param totalFileSizeBytes compressed
 * @param expiresAt until when the files may be downloaded
 * @param suspectMinutesUrl null when no minute is suspect
 */
public record Results(
    String jobId,
    @Nullable Integer urlCount,
    List<DataLink> links,
    @Nullable Long totalFileSizeBytes,
    @Nullable Instant expiresAt,
    @Nullable DataLink suspectMinutesUrl) {

  public Results {
    links = List.copyOf(links);
  }
}
