package dev.powertrack.archive;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.api.DataLink;
import dev.powertrack.api.HistoricalPowerTrack;
import dev.powertrack.api.JobSummary;
import dev.powertrack.api.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The data files of an account: listed by the service, fetched from their links when they are asked
 * for, kept in a local store.
 */
public final class AccountArchive implements Archive {
  /** The words for a job whose files are there: documented, and met by clients (reference). */
  private static final Set<String> DELIVERED = Set.of("delivered", "finished");

  private static final int JOBS_REMEMBERED = 100;

  private final HistoricalPowerTrack service;
  private final Downloader downloader;
  private final @Nullable FileStore store;
  private final Cache<String, JobFiles> files =
      Caffeine.newBuilder().maximumSize(JOBS_REMEMBERED).build();

  private AccountArchive(
      HistoricalPowerTrack service, Downloader downloader, @Nullable FileStore store) {
    this.service = service;
    this.downloader = downloader;
    this.store = store;
  }

  /**
   * The archive of an account.
   *
   * @param service stays open when the archive is closed
   * @param store where fetched files are kept; null to keep none
   */
  public static AccountArchive of(
      HistoricalPowerTrack service, DownloadSettings settings, @Nullable Path store) {
    return new AccountArchive(
        service, new Downloader(settings), store == null ? null : FileStore.in(store));
  }

  /** Whether a job with this status has files that can be read. */
  public static boolean isDelivered(@Nullable String status) {
    return status != null && DELIVERED.contains(status.toLowerCase(Locale.ROOT));
  }

  @Override
  public List<ArchivedJob> jobs() {
    return service.jobs().jobs().stream()
        .filter(job -> isDelivered(job.status()))
        .map(job -> new ArchivedJob(job.jobId(), period(job)))
        .toList();
  }

  @Override
  public List<DataFile> files(String jobId) {
    return jobFiles(jobId).files();
  }

  @Override
  public List<ListedFile> listing(String jobId) {
    return jobFiles(jobId).files().stream().map(this::listed).toList();
  }

  @Override
  public FileState state(DataFile file) {
    return stored(file).isPresent() ? FileState.STORED : FileState.LISTED;
  }

  @Override
  public FileContent open(DataFile file, CancelSignal signal) {
    Optional<Path> here = stored(file);
    if (here.isPresent()) {
      return read(here.get(), file, 0);
    }
    Fetch fetch = new Fetch(file, signal);
    return store != null && store.canKeep(file)
        ? read(store.keep(file, fetch::into, signal), file, fetch.bytes)
        : fetch.withoutKeeping();
  }

  @Override
  public void close() {
    downloader.close();
  }

  private Optional<Path> stored(DataFile file) {
    return store == null ? Optional.empty() : store.find(file);
  }

  private ListedFile listed(DataFile file) {
    Optional<Path> here = stored(file);
    return here.isEmpty()
        ? new ListedFile(file, FileState.LISTED, null)
        : new ListedFile(file, FileState.STORED, size(here.get()));
  }

  private static @Nullable Long size(Path path) {
    try {
      return Files.size(path);
    } catch (IOException goneMeanwhile) {
      return null;
    }
  }

  private JobFiles jobFiles(String jobId) {
    return jobFiles(service.results(jobId));
  }

  /** Read again only when the service's list is a new one, and by one of many who ask together. */
  @SuppressWarnings("ReferenceEquality")
  private JobFiles jobFiles(Results results) {
    return files
        .asMap()
        .compute(
            results.jobId(),
            (id, known) ->
                known != null && known.results() == results ? known : JobFiles.of(results));
  }

  private static FileContent read(Path path, DataFile file, long fetchedBytes) {
    try {
      return new FileContent(Files.newInputStream(path), fetchedBytes);
    } catch (IOException e) {
      throw new PowerTrackException(
          Kind.LOCAL_IO, "The stored " + file + " cannot be read: " + Reason.of(e) + ".", e);
    }
  }

  /** The job's own period; its files cover whole windows. */
  private static @Nullable TimeRange period(JobSummary job) {
    Instant from = job.fromDate();
    Instant to = job.toDate();
    if (from == null || to == null || to.isBefore(from)) {
      return null;
    }
    Instant lastWindow = Window.containing(to).start();
    return TimeRange.between(
        Window.containing(from).start(),
        lastWindow.equals(to) ? to : lastWindow.plus(Window.LENGTH));
  }

  /** Brings one file. A refused link is renewed once, for all files of the job together. */
  private final class Fetch {
    private final DataFile file;
    private final CancelSignal signal;
    private long bytes;

    Fetch(DataFile file, CancelSignal signal) {
      this.file = file;
      this.signal = signal;
    }

    void into(Path target) throws IOException {
      try {
        bytes = downloader.fetch(file, link(jobFiles(file.jobId())), target, signal);
      } catch (Downloader.LinkRefused expired) {
        JobFiles renewed = jobFiles(service.refreshResults(file.jobId()));
        try {
          bytes = downloader.fetch(file, link(renewed), target, signal);
        } catch (Downloader.LinkRefused gone) {
          throw expired(renewed.results());
        }
      }
    }

    FileContent withoutKeeping() {
      try {
        Path temporary = Files.createTempFile("powertrack-", ".json.gz");
        try {
          into(temporary);
          return new FileContent(
              Files.newInputStream(temporary, StandardOpenOption.DELETE_ON_CLOSE), bytes);
        } catch (IOException | RuntimeException e) {
          Files.deleteIfExists(temporary);
          throw e;
        }
      } catch (IOException e) {
        throw new PowerTrackException(
            Kind.LOCAL_IO,
            "There is no room for "
                + file
                + " in the folder for temporary files: "
                + Reason.of(e)
                + ".",
            e);
      }
    }

    private HttpUrl link(JobFiles job) {
      DataLink link = job.links().get(file);
      if (link == null) {
        throw new PowerTrackException(Kind.NOT_FOUND, "The service no longer lists " + file + ".");
      }
      HttpUrl url = HttpUrl.parse(link.url());
      if (url == null) {
        throw new PowerTrackException(
            Kind.SERVICE, "The service's link to " + file + " is no URL: " + link + ".");
      }
      return url;
    }

    private PowerTrackException expired(Results results) {
      Instant since = results.expiresAt();
      return new PowerTrackException(
          Kind.EXPIRED,
          "The links of job "
              + file.jobId()
              + " are refused, also after they were renewed; "
              + file.name()
              + " cannot be fetched any more."
              + (since == null ? "" : " The service says that its results expire at " + since + ".")
              + " Files that were fetched before stay readable: narrow the time range to them.");
    }
  }
}
