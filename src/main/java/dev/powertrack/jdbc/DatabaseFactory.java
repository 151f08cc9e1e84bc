package dev.powertrack.jdbc;

import dev.powertrack.sql.Database;

/** Opens what a connection's settings name. */
@FunctionalInterface
interface DatabaseFactory {

  /**
   * Opens a database; does not go to the network, {@link Database#check} does.
   *
   * @throws dev.powertrack.PowerTrackException when it cannot be opened
   */
  Database open(ConnectionSettings settings);
}
