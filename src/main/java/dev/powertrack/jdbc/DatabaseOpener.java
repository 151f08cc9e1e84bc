package dev.powertrack.jdbc;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.sql.Database;

/** The real factory: builds the engine over an account, a folder or the simulator. */
final class DatabaseOpener implements DatabaseFactory {

  @Override
  public Database open(ConnectionSettings settings) {
    throw new PowerTrackException(
        Kind.UNSUPPORTED,
        "This build has no engine yet, so it cannot open " + settings.url() + ".");
  }
}
