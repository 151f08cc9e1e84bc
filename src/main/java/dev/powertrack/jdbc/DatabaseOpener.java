package dev.powertrack.jdbc;

import dev.powertrack.api.HistoricalPowerTrack;
import dev.powertrack.scan.BadFiles;
import dev.powertrack.sql.Changes;
import dev.powertrack.sql.CodeCompiler;
import dev.powertrack.sql.Database;
import dev.powertrack.sql.SqlEngine;
import dev.powertrack.sql.table.TableCatalogue;
import dev.powertrack.sql.table.TableOptions;

/** Puts the rooms together: the SQL engine over an account, a folder or the simulator. */
final class DatabaseOpener implements DatabaseFactory {
  private final CodeCompiler compiler;

  /**
   * @param compiler of all databases that it opens
   */
  DatabaseOpener(CodeCompiler compiler) {
    this.compiler = compiler;
  }

  @Override
  public Database open(ConnectionSettings settings) {
    OpenArchive archive = ArchiveOpener.open(settings);
    HistoricalPowerTrack service = archive.service();
    return service == null
        ? new SqlEngine(
            archive,
            TableCatalogue.ofFolder(archive.engine(), tables(settings)),
            settings.pushdown(),
            compiler)
        : new SqlEngine(
            archive,
            TableCatalogue.ofAccount(
                service, archive.desk(settings.deskTerms()), archive.engine(), tables(settings)),
            settings.pushdown(),
            compiler,
            settings.writesAllowed() ? Changes.ALLOWED : Changes.DENIED);
  }

  private static TableOptions tables(ConnectionSettings settings) {
    return new TableOptions(
        settings.failOnBadFile() ? BadFiles.FAIL : BadFiles.WARN,
        settings.idsAsVarchar(),
        settings.countFromService());
  }
}
