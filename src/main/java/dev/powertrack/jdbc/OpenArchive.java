package dev.powertrack.jdbc;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.api.HistoricalPowerTrack;
import dev.powertrack.orders.DeskTerms;
import dev.powertrack.orders.JobDesk;
import dev.powertrack.scan.ScanEngine;
import dev.powertrack.sql.SqlEngine;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data files of an account or a folder, and what they come from.
 *
 * @param service null for a folder
 * @param store where fetched files are kept; null where they are not
 * @param checking goes to the network, or looks into the folder; throws if that fails
 * @param closing ends all of it
 */
record OpenArchive(
    ScanEngine engine,
    @Nullable HistoricalPowerTrack service,
    @Nullable Path store,
    Runnable checking,
    Runnable closing)
    implements SqlEngine.Source {

  /**
   * Where jobs of the account are ordered. Of a folder there is none.
   *
   * @throws PowerTrackException UNSUPPORTED for a folder
   */
  JobDesk desk(DeskTerms terms) {
    if (service == null) {
      throw new PowerTrackException(
          Kind.UNSUPPORTED, "A folder has no service to order from; name an account's URL.");
    }
    return JobDesk.of(service, terms, store);
  }

  @Override
  public void check() {
    checking.run();
  }

  @Override
  public List<String> warnings() {
    return engine.archive().warnings();
  }

  @Override
  public void close() {
    closing.run();
  }
}
