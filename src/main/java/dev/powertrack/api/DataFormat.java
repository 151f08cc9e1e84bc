package dev.powertrack.api;

import java.util.Locale;

/** The words for a job's format. Version 1 of the service wrote one of them with a hyphen. */
final class DataFormat {
  static final String ACTIVITY_STREAMS = "activity_streams";
  static final String ORIGINAL = "original";

  private DataFormat() {}

  /** A known word in its usual spelling; any other word as it came. */
  static String normalised(String word) {
    String usual = word.strip().toLowerCase(Locale.ROOT).replace('-', '_');
    return isKnown(usual) ? usual : word;
  }

  static boolean isKnown(String word) {
    return word.equals(ACTIVITY_STREAMS) || word.equals(ORIGINAL);
  }
}
