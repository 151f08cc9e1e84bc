package dev.powertrack.cli.fetch;

import dev.powertrack.archive.CancelSignal;
import dev.powertrack.archive.DataFile;
import dev.powertrack.scan.FetchedFile;
import dev.powertrack.scan.ScanEngine;

/**
 * The local store, from which queries read.
 *
 * @param engine over an archive that keeps files
 */
public record StoreDestination(ScanEngine engine) implements Destination {

  @Override
  public Brought bring(DataFile file, CancelSignal signal) {
    FetchedFile fetched = engine.fetch(file, signal);
    How how = fetched.fetchedBytes() > 0 ? How.FETCHED : How.HERE_ALREADY;
    return new Brought(how, fetched.fetchedBytes(), fetched.report().wrong());
  }
}
