package dev.powertrack.cli.fetch;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** How far a fetch has come. Written by its threads, looked at by another. */
public final class FetchProgress {
  private static final int BAR = 20;

  private final long files;
  private final LongSupplier nanos;
  private final long startedNanos;
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong fetched = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();

  /**
   * A fetch that starts now.
   *
   * @param files how many there are
   */
  public static FetchProgress of(long files) {
    return new FetchProgress(files, System::nanoTime);
  }

  FetchProgress(long files, LongSupplier nanos) {
    this.files = files;
    this.nanos = nanos;
    this.startedNanos = nanos.getAsLong();
  }

  /**
   * A file is done, whatever came of it.
   *
   * @param fetchedBytes 0 where nothing came over the network
   */
  void fileDone(long fetchedBytes) {
    if (fetchedBytes > 0) {
      fetched.incrementAndGet();
      bytes.addAndGet(fetchedBytes);
    }
    done.incrementAndGet();
  }

  public long filesDone() {
    return done.get();
  }

  /** Such as {@code 57 of 144 files, 62.1 MB, 18.3 MB/s, 5 s left}. */
  public String inWords() {
    double seconds = (nanos.getAsLong() - startedNanos) / 1e9;
    StringBuilder words = new StringBuilder();
    words.append(String.format(Locale.ROOT, "%,d of %,d files", done.get(), files));
    if (bytes.get() > 0 && seconds > 0) {
      words.append(", ").append(size(bytes.get()));
      words.append(", ").append(size(Math.round(bytes.get() / seconds))).append("/s");
    }
    if (done.get() > 0 && done.get() < files) {
      long left = (long) Math.ceil(seconds / done.get() * (files - done.get()));
      words.append(", ").append(duration(left)).append(" left");
    }
    return words.toString();
  }

  /** The same behind a bar: {@code [########------------] 57 of 144 files …}. */
  public String withBar() {
    int full = files == 0 ? BAR : (int) (done.get() * BAR / files);
    return "[" + "#".repeat(full) + "-".repeat(BAR - full) + "] " + inWords();
  }

  /** Decimal units, as lines and disks are sold: {@code 62.1 MB}. */
  public static String size(long bytes) {
    if (bytes >= 1_000_000_000) {
      return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
    return bytes >= 1_000_000
        ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
        : String.format(Locale.ROOT, "%.0f kB", bytes / 1e3);
  }

  /** {@code 5 s}, {@code 3 min}, {@code 2 h 05 min}. */
  static String duration(long seconds) {
    Duration left = Duration.ofSeconds(seconds);
    if (seconds < 100) {
      return seconds + " s";
    }
    return left.toMinutes() < 100
        ? left.toMinutes() + " min"
        : String.format(Locale.ROOT, "%d h %02d min", left.toHours(), left.toMinutesPart());
  }
}
