package dev.powertrack.archive;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.api.DataLink;
import dev.powertrack.api.HistoricalPowerTrack;
import dev.powertrack.api.JobSummary;
import dev.powertrack.api.Results;
import dev.powertrack.archive.StoredJob.StoredFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /** So far may the clock of this machine be put back without a file being lost by it. */
  private static final Duration CLOCK_MAY_BE_WRONG = Duration.ofDays(1);

  /** So many of the files that are gone are named. */
  private static final int NAMED = 3;

  private final HistoricalPowerTrack service;
  private final DownloadSettings settings;
  private final InstantSource clock;
  private final Downloader downloader;
  private final @Nullable FileStore store;
  private final WrongFiles wrongFiles = new WrongFiles();

  /** By job, the names of files whose links were refused though they were new. */
  private final ConcurrentHashMap<String, Set<String>> gone = new ConcurrentHashMap<>();

  private @Nullable TemporaryFolder temporary;
  private final Cache<String, JobFiles> files =
      Caffeine.newBuilder().maximumSize(JOBS_REMEMBERED).build();

  private AccountArchive(
      HistoricalPowerTrack service,
      DownloadSettings settings,
      @Nullable StoreSettings store,
      InstantSource clock) {
    this.service = service;
    this.clock = clock;
    this.settings = settings;
    this.downloader = new Downloader(settings);
    this.store = store == null ? null : FileStore.of(store, this::isSurelyReplaceable);
  }

  /**
   * The archive of an account.
   *
   * @param service stays open when the archive is closed
   * @param store where fetched files are kept; null to keep none
   */
  public static AccountArchive of(
      HistoricalPowerTrack service, DownloadSettings settings, @Nullable StoreSettings store) {
    return new AccountArchive(service, settings, store, InstantSource.system());
  }

  /** The same by another clock than that of this machine. */
  static AccountArchive withClock(
      HistoricalPowerTrack service,
      DownloadSettings settings,
      StoreSettings store,
      InstantSource clock) {
    return new AccountArchive(service, settings, store, clock);
  }

  /** Whether a job with this status has files that can be read. */
  public static boolean isDelivered(@Nullable String status) {
    return status != null && DELIVERED.contains(status.toLowerCase(Locale.ROOT));
  }

  /** Those that the service lists as delivered, and those that are in the store nevertheless. */
  @Override
  public List<ArchivedJob> jobs() {
    List<ArchivedJob> jobs = new ArrayList<>(listed());
    Set<String> ids = jobs.stream().map(ArchivedJob::jobId).collect(Collectors.toSet());
    if (store != null) {
      for (String id : store.jobsBeside(ids)) {
        jobs.add(new ArchivedJob(id, store.period(id)));
      }
    }
    return List.copyOf(jobs);
  }

  /** Of a job whose results have expired, those that are in the store. */
  @Override
  public List<DataFile> files(String jobId) {
    if (isForgotten(jobId)) {
      List<DataFile> kept = storedFiles(jobId);
      if (!kept.isEmpty()) {
        return kept;
      }
    }
    try {
      return jobFiles(jobId).files();
    } catch (PowerTrackException e) {
      List<DataFile> kept = e.kind() == Kind.EXPIRED ? storedFiles(jobId) : List.of();
      if (kept.isEmpty()) {
        throw e;
      }
      return kept;
    }
  }

  @Override
  public List<ListedFile> listing(String jobId) {
    List<StoredFile> stored = stored(jobId);
    if (!stored.isEmpty() && isForgotten(jobId)) {
      return stored.stream().map(one -> listed(one.file(), one.bytes())).toList();
    }
    Map<Window, Long> here =
        stored.stream().collect(Collectors.toMap(one -> windowOf(one.file()), StoredFile::bytes));
    List<DataFile> read = files(jobId);
    return Stream.concat(
            read.stream().map(file -> listed(file, here.get(file.window()))),
            duplicates(jobId, read).map(file -> new ListedFile(file, FileState.DUPLICATE, null)))
        .sorted(Comparator.comparing(ListedFile::file, DataFile.IN_ORDER_OF_TIME))
        .toList();
  }

  /** Those of the list that the files come from; none where they come from the store. */
  private Stream<DataFile> duplicates(String jobId, List<DataFile> read) {
    return lastList(jobId).stream()
        .filter(list -> list.files().equals(read))
        .flatMap(list -> list.duplicates().stream());
  }

  @Override
  public Optional<String> wrongLength(String jobId) {
    return lastList(jobId).flatMap(JobFiles::wrongLength);
  }

  private Optional<JobFiles> lastList(String jobId) {
    return Optional.ofNullable(files.getIfPresent(jobId));
  }

  @Override
  public FileState state(DataFile file) {
    return store != null && store.holds(file) ? FileState.STORED : FileState.LISTED;
  }

  /** The length, for what the service delivers does not change but in being cut. */
  @Override
  public long version(DataFile file) {
    return bytes(file);
  }

  @Override
  public long bytes(DataFile file) {
    return store == null ? 0 : store.bytes(file);
  }

  @Override
  public Optional<Statistics> statistics(DataFile file) {
    return store == null ? Optional.empty() : store.statistics(file);
  }

  @Override
  public Optional<String> foundWrong(DataFile file) {
    return store == null ? Optional.empty() : store.foundWrong(file);
  }

  @Override
  public FileContent open(DataFile file, CancelSignal signal) {
    if (store == null || !store.canKeep(file)) {
      return bring(file, new TemporaryClaim(file, temporaryFolder()), signal);
    }
    FileStore.Place place = store.place(file, signal);
    return place instanceof FileStore.Place.Missing missing
        ? bring(file, missing.claim(), signal)
        : stored(file, (FileStore.Place.Verified) place);
  }

  @Override
  public void close() {
    downloader.close();
    if (store != null) {
      store.close();
    }
    synchronized (this) {
      if (temporary != null) {
        temporary.close();
      }
    }
  }

  private FileContent bring(DataFile file, Claim claim, CancelSignal signal) {
    return UnverifiedContent.bring(
        file, claim, part -> fetch(file, part, signal), wrongFiles, settings.tries());
  }

  private FileContent stored(DataFile file, FileStore.Place.Verified place) {
    return new StoredContent(file, place.path(), place.use(), () -> doubt(file));
  }

  private void doubt(DataFile file) {
    if (store != null) {
      store.doubt(file);
    }
  }

  /** Made when it is first needed. */
  private synchronized Path temporaryFolder() {
    TemporaryFolder folder = temporary == null ? TemporaryFolder.create() : temporary;
    temporary = folder;
    return folder.path();
  }

  private List<ArchivedJob> listed() {
    return service.jobs().jobs().stream()
        .filter(job -> isDelivered(job.status()))
        .map(job -> new ArchivedJob(job.jobId(), period(job)))
        .toList();
  }

  /** Whether the service no longer tells of a job of which there may be files. */
  private boolean isForgotten(String jobId) {
    return store != null
        && service.jobs().jobs().stream().noneMatch(job -> job.jobId().equals(jobId));
  }

  private List<DataFile> storedFiles(String jobId) {
    return stored(jobId).stream().map(StoredFile::file).toList();
  }

  private List<StoredFile> stored(String jobId) {
    return store == null ? List.of() : store.files(jobId);
  }

  private static Window windowOf(DataFile stored) {
    return Objects.requireNonNull(stored.window(), "a stored file has a window");
  }

  private static ListedFile listed(DataFile file, @Nullable Long bytes) {
    return new ListedFile(file, bytes == null ? FileState.LISTED : FileState.STORED, bytes);
  }

  /**
   * Whether a file that would be deleted could be had again: its job is listed, and neither has a
   * link been refused nor, by the clock of this machine, the time of the results passed.
   */
  private boolean isSurelyReplaceable(DataFile file) {
    String id = file.jobId();
    JobFiles known = files.getIfPresent(id);
    Instant expires = known == null ? null : known.results().expiresAt();
    return !gone.containsKey(id)
        && (expires == null || clock.instant().plus(CLOCK_MAY_BE_WRONG).isBefore(expires))
        && listed().stream().anyMatch(job -> job.jobId().equals(id));
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
  private long fetch(DataFile file, PartFile target, CancelSignal signal) throws IOException {
    JobFiles listed = jobFiles(file.jobId());
    try {
      return downloader.fetch(file, link(file, listed), target, signal);
    } catch (Downloader.LinkRefused expired) {
      JobFiles renewed = renewed(listed);
      try {
        return downloader.fetch(file, link(file, renewed), target, signal);
      } catch (Downloader.LinkRefused refusedAgain) {
        throw gone(file, renewed.results());
      }
    }
  }

  /** Links that another has renewed meanwhile are new enough. */
  @SuppressWarnings("ReferenceEquality")
  private JobFiles renewed(JobFiles refused) {
    String jobId = refused.results().jobId();
    JobFiles now = jobFiles(jobId);
    return now.results() == refused.results() ? jobFiles(service.refreshResults(jobId)) : now;
  }

  private static HttpUrl link(DataFile file, JobFiles job) {
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

  /** Says it of all files of the job that were refused so far. */
  private PowerTrackException gone(DataFile file, Results results) {
    Set<String> names = gone.computeIfAbsent(file.jobId(), id -> new ConcurrentSkipListSet<>());
    names.add(file.name());
    int listed = results.links().size();
    Instant since = results.expiresAt();
    return new PowerTrackException(
        Kind.EXPIRED,
        "The links of job "
            + file.jobId()
            + " are refused, also after they were renewed; "
            + named(List.copyOf(names))
            + " cannot be fetched any more, of "
            + listed
            + " that it lists."
            + (since == null ? "" : " The service says that its results expire at " + since + ".")
            + " Files that were fetched before stay readable: narrow the time range to them.");
  }

  private static String named(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    return names.size() <= NAMED ? first : first + " and " + (names.size() - NAMED) + " more";
  }
}
