package dev.powertrack.jdbc;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.api.HistoricalPowerTrack;
import dev.powertrack.orders.JobDesk;
import dev.powertrack.scan.ScanEngine;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a URL of the driver's names, opened without SQL: its data files, and the service that they
 * come from. For tools that fetch and verify files; URL, options and login are those of a
 * connection.
 */
public final class ArchiveSession implements AutoCloseable {
  private final ConnectionSettings settings;
  private final OpenArchive archive;
  private final LogFiles.Lease log;

  private ArchiveSession(ConnectionSettings settings, OpenArchive archive, LogFiles.Lease log) {
    this.settings = settings;
    this.archive = archive;
    this.log = log;
  }

  /**
   * Opens a URL, and makes sure that the login is accepted, or that the folder holds data files.
   *
   * @throws SQLException 22023 for a wrong option, 28000 for a refused login, 08001 where nothing
   *     can be reached
   */
  public static ArchiveSession open(String url, Properties login) throws SQLException {
    try {
      ConnectionSettings settings =
          ConnectionSettings.of(ConnectionUrl.parse(url), login, System.getenv());
      settings.checkLogin();
      ArchiveSession session =
          new ArchiveSession(
              settings, ArchiveOpener.open(settings), new LogFiles().lease(settings));
      try {
        session.archive.check();
        return session;
      } catch (RuntimeException | Error e) {
        session.close();
        throw e;
      }
    } catch (RuntimeException | Error e) {
      throw SqlErrors.connecting(e);
    }
  }

  /** The failure of something that was asked of a session, with its SQLState. */
  public static SQLException asSqlException(RuntimeException failure) {
    return SqlErrors.of(failure);
  }

  public ScanEngine engine() {
    return archive.engine();
  }

  /** Empty for a folder. */
  public Optional<HistoricalPowerTrack> service() {
    return Optional.ofNullable(archive.service());
  }

  /**
   * Where jobs of the account are ordered, on the options' terms, with the counts and rules that
   * SQL keeps. Who asks for it wants to order: {@code writes=allow}, which opens the same to any
   * SQL, is not needed, and {@code writes=deny} in so many words forbids it.
   *
   * @param maxCostDollars beside the option of that name: the lower one counts; null for none
   * @throws PowerTrackException READ_ONLY where {@code writes=deny} was given, UNSUPPORTED for a
   *     folder
   */
  public JobDesk desk(@Nullable BigDecimal maxCostDollars) {
    if (settings.given(Option.WRITES).equals(Optional.of("deny"))) {
      throw new PowerTrackException(
          Kind.READ_ONLY, "The option writes is deny, so nothing is ordered. Nothing was sent.");
    }
    return archive.desk(settings.deskTerms().atMost(maxCostDollars));
  }

  /** How many files may be fetched at once. */
  public int maxConnections() {
    return settings.maxConnections();
  }

  /** Whether files that are fetched are still there when the session is closed. */
  public boolean keepsFiles() {
    return settings.cache()
        && (settings.target() instanceof Target.Account || settings.cacheDir().isPresent());
  }

  /** What is odd about the options that were given, and what was passed over: sentences. */
  public List<String> warnings() {
    return Stream.concat(settings.warnings().stream(), archive.warnings().stream()).toList();
  }

  @Override
  public void close() {
    archive.close();
    log.close();
  }
}
