package dev.powertrack.jdbc;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.api.ApiSettings;
import dev.powertrack.api.ApiVersion;
import dev.powertrack.api.Credentials;
import dev.powertrack.api.HistoricalPowerTrack;
import dev.powertrack.api.RateLimit;
import dev.powertrack.archive.AccountArchive;
import dev.powertrack.archive.Archive;
import dev.powertrack.archive.DownloadSettings;
import dev.powertrack.archive.FolderArchive;
import dev.powertrack.archive.StoreSettings;
import dev.powertrack.archive.TemporaryFolder;
import dev.powertrack.scan.ScanEngine;
import dev.powertrack.scan.ScanSettings;
import dev.powertrack.simulator.Simulator;
import dev.powertrack.simulator.SimulatorSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Opens the data files that settings name: of an account, of a folder, of the simulator. */
final class ArchiveOpener {
  /** The embedded simulator belongs to this process alone and sets no limits. */
  private static final RateLimit UNLIMITED = new RateLimit(1000, Duration.ofSeconds(1));

  private ArchiveOpener() {}

  /** Does not go to the network. */
  static OpenArchive open(ConnectionSettings settings) {
    Target target = settings.target();
    if (target instanceof Target.Folder folder) {
      return ofFolder(folder, settings);
    }
    if (target instanceof Target.Account account) {
      settings.checkLogin();
      return ofAccount(
          apiSettings(account, settings), store(account, settings), settings, () -> {});
    }
    return ofDemo(settings);
  }

  private static OpenArchive ofFolder(Target.Folder folder, ConnectionSettings settings) {
    FolderArchive archive = FolderArchive.of(path(folder));
    ScanEngine engine = new ScanEngine(archive, scans(settings));
    return new OpenArchive(engine, null, null, () -> checkFolder(archive, folder), engine::close);
  }

  private static Path path(Target.Folder folder) {
    try {
      return Path.of(folder.path());
    } catch (InvalidPathException e) {
      throw new PowerTrackException(
          Kind.INVALID_SETTING,
          "The URL names no folder that can be: "
              + e.getReason()
              + ". If there is one, the locale of this process does not know all its letters: start"
              + " it with LC_ALL=C.UTF-8 or another locale with UTF-8.",
          e);
    }
  }

  private static void checkFolder(Archive archive, Target.Folder folder) {
    if (archive.jobs().isEmpty()) {
      throw new PowerTrackException(
          Kind.LOCAL_IO,
          "The folder "
              + folder.path()
              + " holds no data files: files whose names end in .json or .json.gz, in it or in"
              + " folders below it.");
    }
  }

  /**
   * @param afterClose ends what the account itself stands on
   */
  private static OpenArchive ofAccount(
      ApiSettings api, @Nullable Path store, ConnectionSettings settings, Runnable afterClose) {
    HistoricalPowerTrack service = HistoricalPowerTrack.connect(api);
    DownloadSettings defaults = DownloadSettings.defaults();
    Archive archive =
        AccountArchive.of(
            service,
            new DownloadSettings(
                settings.maxConnections(),
                settings.connectTimeout(),
                settings.readTimeout(),
                defaults.tries()),
            store == null
                ? null
                : new StoreSettings(store, settings.cacheMaxBytes(), settings.cacheEvictExpired()));
    ScanEngine engine = new ScanEngine(archive, scans(settings));
    return new OpenArchive(
        engine,
        service,
        store,
        service::jobs,
        () -> {
          engine.close();
          service.close();
          afterClose.run();
        });
  }

  /**
   * The simulator is there for one database, and so is what was fetched from it, unless a folder is
   * named: the same jobs have the same tweets in every process.
   */
  private static OpenArchive ofDemo(ConnectionSettings settings) {
    Simulator simulator = Simulator.start(SimulatorSettings.demo());
    TemporaryFolder store = TemporaryFolder.create();
    ApiSettings api =
        ApiSettings.of(
                simulator.apiUrl(),
                version(settings),
                simulator.account(),
                Credentials.of(simulator.user(), simulator.password()))
            .withRateLimit(UNLIMITED);
    return ofAccount(
        api,
        settings.cache() ? settings.cacheDir().orElse(store.path()) : null,
        settings,
        () -> {
          simulator.close();
          store.close();
        });
  }

  private static ApiSettings apiSettings(Target.Account account, ConnectionSettings settings) {
    try {
      URI base = new URI(settings.scheme(), null, account.host(), account.port(), null, null, null);
      return ApiSettings.of(
              base,
              version(settings),
              account.account(),
              Credentials.of(settings.user().orElseThrow(), settings.password().orElseThrow()))
          .withTimeouts(settings.connectTimeout(), settings.readTimeout());
    } catch (URISyntaxException e) {
      throw new PowerTrackException(
          Kind.INVALID_SETTING, "The URL names no host that can be: " + account.host() + ".", e);
    }
  }

  private static ApiVersion version(ConnectionSettings settings) {
    return settings.apiVersion().equals("v1") ? ApiVersion.V1 : ApiVersion.V2;
  }

  /** Accounts of different services do not share files, should job ids ever meet. */
  private static @Nullable Path store(Target.Account account, ConnectionSettings settings) {
    return settings.cache()
        ? settings
            .cacheDir()
            .orElseGet(CacheFolder::ofUser)
            .resolve(CacheFolder.safe(account.host()))
            .resolve(CacheFolder.safe(account.account()))
        : null;
  }

  private static ScanSettings scans(ConnectionSettings settings) {
    return ScanSettings.of(settings.maxConnections(), settings.maxBytesInFlight());
  }
}
