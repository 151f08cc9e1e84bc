package dev.powertrack.cli.fetch;

import dev.powertrack.archive.CancelSignal;
import dev.powertrack.archive.DataFile;
import dev.powertrack.archive.FileState;
import dev.powertrack.scan.FetchedFile;
import dev.powertrack.scan.ScanEngine;

/**
 * The local store, from which queries read.
 *
 * @param engine over an archive that keeps files
 */
public record StoreDestination(ScanEngine engine) implements Destination {
  private static final String NO_PLACE =
      "its link tells no window, under which the cache would keep it; fetch it with --dir";

  @Override
  public boolean holds(DataFile file) {
    return engine.archive().state(file) == FileState.STORED;
  }

  @Override
  public Brought bring(DataFile file, CancelSignal signal) {
    if (file.window() == null) {
      return new Brought(How.FETCHED, 0, NO_PLACE);
    }
    FetchedFile fetched = engine.fetch(file, signal);
    How how = fetched.fetchedBytes() > 0 ? How.FETCHED : How.HERE_ALREADY;
    return Brought.of(fetched, how);
  }
}
