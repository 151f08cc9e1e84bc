package dev.powertrack.simulator.content;

import java.util.Optional;

/** The format of a job's tweets. */
public enum DataFormat {
  ACTIVITY_STREAMS("activity_streams"),
  ORIGINAL("original");

  private final String word;

  DataFormat(String word) {
    this.word = word;
  }

  /** As {@code dataFormat} and {@code format} have it. */
  public String word() {
    return word;
  }

  /** The format of that word, if there is one. */
  public static Optional<DataFormat> ofWord(String word) {
    for (DataFormat format : values()) {
      if (format.word.equals(word)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }
}
