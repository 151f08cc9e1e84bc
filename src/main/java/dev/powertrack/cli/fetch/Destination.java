package dev.powertrack.cli.fetch;

import dev.powertrack.archive.CancelSignal;
import dev.powertrack.archive.DataFile;
import org.jspecify.annotations.Nullable;

/** Where files are brought. Used by any number of threads. */
public interface Destination {

  /**
   * Makes sure that a file is there and right.
   *
   * @throws dev.powertrack.PowerTrackException when it cannot be had, or has no room: LOCAL_IO; or
   *     CANCELLED when {@code signal} is given
   */
  Brought bring(DataFile file, CancelSignal signal);

  /**
   * How it went.
   *
   * @param how it came there
   * @param fetchedBytes that came over the network for it
   * @param wrong why it is not there: the service itself has it wrong; null if it is there
   */
  record Brought(How how, long fetchedBytes, @Nullable String wrong) {}

  /** How a file came to be there. */
  enum How {
    HERE_ALREADY,
    COPIED,
    FETCHED
  }
}
