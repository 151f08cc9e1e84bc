package dev.powertrack.archive;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * Files that the service itself has wrong: the same bytes came twice. So that a query that meets
 * one again fetches it once.
 */
final class WrongFiles {
  private static final int REMEMBERED = 100_000;

  private final Cache<DataFile, Long> checksums =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  boolean isKnown(DataFile file, long checksum) {
    Long known = checksums.getIfPresent(file);
    return known != null && known == checksum;
  }

  void remember(DataFile file, long checksum) {
    checksums.put(file, checksum);
  }

  void forget(DataFile file) {
    checksums.invalidate(file);
  }
}
