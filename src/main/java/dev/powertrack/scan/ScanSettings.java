package dev.powertrack.scan;

/**
 * Bounds of what one scan uses.
 *
 * @param maxFilesAtOnce files that are fetched or decoded at the same time
 * @param decoders threads that decode at the same time, over all scans of an engine
 * @param maxLineBytes a longer line is counted as unreadable and not kept in memory
 * @param maxBytesInFlight of files that were fetched or decoded ahead and are not yet consumed, in
 *     one scan; the file that the consumer reads is worked on however large it is
 */
public record ScanSettings(
    int maxFilesAtOnce, int decoders, int maxLineBytes, long maxBytesInFlight) {
  public static final long DEFAULT_BYTES_IN_FLIGHT = 256L * 1024 * 1024;

  /** One file must not take it all. */
  private static final int FILES_IN_FLIGHT = 8;

  public ScanSettings {
    if (maxFilesAtOnce < 1 || decoders < 1 || maxLineBytes < 1 || maxBytesInFlight < 1) {
      throw new IllegalArgumentException("each setting of a scan is at least 1");
    }
  }

  /** With 256 MiB in flight. */
  public ScanSettings(int maxFilesAtOnce, int decoders, int maxLineBytes) {
    this(maxFilesAtOnce, decoders, maxLineBytes, DEFAULT_BYTES_IN_FLIGHT);
  }

  /** A decoder for each processor; no tweet comes near 16 MiB. */
  public static ScanSettings of(int maxFilesAtOnce) {
    return of(maxFilesAtOnce, DEFAULT_BYTES_IN_FLIGHT);
  }

  public static ScanSettings of(int maxFilesAtOnce, long maxBytesInFlight) {
    return new ScanSettings(
        maxFilesAtOnce,
        Runtime.getRuntime().availableProcessors(),
        16 * 1024 * 1024,
        maxBytesInFlight);
  }

  /** Of the rows of one file that is not verified yet; those of a larger one are made twice. */
  long maxHeldBytes() {
    return maxBytesInFlight / FILES_IN_FLIGHT;
  }
}
