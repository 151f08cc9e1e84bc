package dev.powertrack.simulator;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The data files that were made last, so that a second look or a range costs nothing. Thread-safe.
 */
final class DataFileCache {
  private static final long MOST_BYTES = 64L << 20;

  private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /**
   * A file.
   *
   * @param etag in quotes
   */
  record Entry(byte[] bytes, String etag) {}

  /** Makes the file if it is not there; two who come at once may both make it. */
  Entry get(String key, Supplier<byte[]> file) {
    Entry known = find(key);
    if (known != null) {
      return known;
    }
    byte[] made = file.get();
    Entry entry = new Entry(made, "\"" + md5(made) + "\"");
    keep(key, entry);
    return entry;
  }

  private synchronized @Nullable Entry find(String key) {
    return entries.get(key);
  }

  private synchronized void keep(String key, Entry entry) {
    Entry before = entries.put(key, entry);
    bytes += entry.bytes().length - (before == null ? 0 : before.bytes().length);
    Iterator<Entry> oldest = entries.values().iterator();
    while (bytes > MOST_BYTES && oldest.hasNext()) {
      bytes -= oldest.next().bytes().length;
      oldest.remove();
    }
  }

  private static String md5(byte[] bytes) {
    try {
      StringBuilder hex = new StringBuilder(32);
      for (byte b : MessageDigest.getInstance("MD5").digest(bytes)) {
        hex.append(Character.forDigit((b >> 4) & 15, 16)).append(Character.forDigit(b & 15, 16));
      }
      return hex.toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }
}
