package dev.powertrack.jdbc;

import dev.powertrack.api.HistoricalPowerTrack;
import dev.powertrack.scan.BadFiles;
import dev.powertrack.sql.Changes;
import dev.powertrack.sql.Database;
import dev.powertrack.sql.SqlEngine;
import dev.powertrack.sql.table.TableCatalogue;
import dev.powertrack.sql.table.TableOptions;

/** Puts the rooms together: the SQL engine over an account, a folder or the simulator. */
final class DatabaseOpener implements DatabaseFactory {

  @Override
  public Database open(ConnectionSettings settings) {
    OpenArchive archive = ArchiveOpener.open(settings);
    HistoricalPowerTrack service = archive.service();
    return service == null
        ? new SqlEngine(
            archive,
            TableCatalogue.ofFolder(archive.engine(), tables(settings)),
            settings.pushdown())
        : new SqlEngine(
            archive,
            TableCatalogue.ofAccount(
                service, archive.desk(settings.deskTerms()), archive.engine(), tables(settings)),
            settings.pushdown(),
            settings.writesAllowed() ? Changes.ALLOWED : Changes.DENIED);
  }

  private static TableOptions tables(ConnectionSettings settings) {
    return new TableOptions(
        settings.failOnBadFile() ? BadFiles.FAIL : BadFiles.WARN,
        settings.idsAsVarchar(),
        settings.countFromService());
  }
}
