package dev.powertrack.archive;

import java.nio.file.Path;

/**
 * Where fetched files are kept, and how many.
 *
 * @param folder of one account: files of two must not meet there
 * @param maxBytes of all files together, beyond which those that were not used for longest make
 *     room; 0 for no bound
 * @param evictExpired whether room is made also of files that could not be fetched again
 */
public record StoreSettings(Path folder, long maxBytes, boolean evictExpired) {

  public StoreSettings {
    if (maxBytes < 0) {
      throw new IllegalArgumentException("a store of " + maxBytes + " bytes");
    }
  }

  /** Without a bound. */
  public static StoreSettings in(Path folder) {
    return new StoreSettings(folder, 0, false);
  }
}
