package dev.powertrack.scan;

/**
 * Bounds of what one scan uses.
 *
 * @param maxFilesAtOnce files that are fetched or decoded at the same time
 * @param decoders threads that decode at the same time, over all scans of an engine
 * @param maxLineBytes a longer line is counted as unreadable and not kept in memory
 */
public record ScanSettings(int maxFilesAtOnce, int decoders, int maxLineBytes) {

  public ScanSettings {
    if (maxFilesAtOnce < 1 || decoders < 1 || maxLineBytes < 1) {
      throw new IllegalArgumentException("each setting of a scan is at least 1");
    }
  }

  /** A decoder for each processor; no tweet comes near 16 MiB. */
  public static ScanSettings of(int maxFilesAtOnce) {
    return new ScanSettings(
        maxFilesAtOnce, Runtime.getRuntime().availableProcessors(), 16 * 1024 * 1024);
  }
}
