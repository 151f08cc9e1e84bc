package dev.powertrack.cli.fetch;

import dev.powertrack.archive.CancelSignal;
import dev.powertrack.archive.DataFile;
import dev.powertrack.scan.FetchedFile;
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

  /** Whether a file that was brought is still there: it may have had to make room for others. */
  boolean holds(DataFile file);

  /**
   * How it went.
   *
   * @param how it came there
   * @param fetchedBytes that came over the network for it
   * @param wrong why it is not there, without a full stop: the service itself has it wrong, or
   *     there is no place for it; null if it is there
   */
  record Brought(How how, long fetchedBytes, @Nullable String wrong) {

    /** Of a file that was fetched or copied now, and is there if the service has it right. */
    static Brought of(FetchedFile fetched, How how) {
      String wrong = fetched.report().wrong();
      return new Brought(
          how,
          fetched.fetchedBytes(),
          wrong == null ? null : "the service delivers it wrong: " + wrong);
    }
  }

  /** How a file came to be there. */
  enum How {
    HERE_ALREADY,
    COPIED,
    FETCHED
  }
}
