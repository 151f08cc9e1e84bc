package dev.powertrack.archive;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.Reason;
import dev.powertrack.api.JobId;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The data files that were fetched, kept as they were delivered: {@code
 * FOLDER/JOB/201407131920.json.gz}. A file gets its name only once it is whole and verified, by an
 * atomic rename, so whatever has a name is right, also after the process was killed. Shared by
 * threads and processes: what one fetches, the others wait for.
 *
 * <p>Nothing that a server sent becomes a path except a job id and a window that were parsed.
 */
final class FileStore implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(20);

  /** So old is the note of a file's last use at most: to write it at each is too much. */
  private static final Duration USE_NOTED = Duration.ofMinutes(10);

  private final Path folder;
  private final PartFile.Disk disk;
  private final StoreBound bound;
  private final ConcurrentHashMap<String, StoredJob> jobs = new ConcurrentHashMap<>();

  private FileStore(StoreSettings settings, PartFile.Disk disk, Predicate<DataFile> replaceable) {
    this.folder = settings.folder().toAbsolutePath().normalize();
    this.disk = disk;
    this.bound = new StoreBound(this, settings, replaceable);
  }

  /** Without a bound. */
  static FileStore in(Path folder) {
    return of(StoreSettings.in(folder), file -> false);
  }

  /**
   * A store.
   *
   * @param replaceable whether a file could be fetched again
   */
  static FileStore of(StoreSettings settings, Predicate<DataFile> replaceable) {
    return new FileStore(settings, Files::newOutputStream, replaceable);
  }

  /** The same over another way to write. */
  static FileStore writing(StoreSettings settings, PartFile.Disk disk) {
    return new FileStore(settings, disk, file -> false);
  }

  /** Whether the file is here. */
  boolean holds(DataFile file) {
    Window window = file.window();
    return window != null && canKeep(file) && job(file.jobId()).holds(window);
  }

  /** Whether the file can be kept: without a window, or with a strange job id, it has no place. */
  boolean canKeep(DataFile file) {
    return file.window() != null && JobId.isValid(file.jobId());
  }

  /** The length of a file that is here; 0 for one that is not. */
  long bytes(DataFile file) {
    Window window = file.window();
    return window == null || !canKeep(file) ? 0 : job(file.jobId()).bytes(window);
  }

  /** What was noted of a file when it was kept, if that is still the one. */
  Optional<Archive.Statistics> statistics(DataFile file) {
    Window window = file.window();
    try {
      return window == null || !canKeep(file)
          ? Optional.empty()
          : job(file.jobId())
              .known(window)
              .map(one -> new Archive.Statistics(one.statistics(), one.fingerprint().bytes()));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** What was wrong with a file when it was fetched and not kept, and when that was, in words. */
  Optional<String> foundWrong(DataFile file) {
    Window window = file.window();
    try {
      return window == null || !canKeep(file)
          ? Optional.empty()
          : job(file.jobId()).wrongNote(window).read();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** The jobs of which there is a file. */
  List<String> jobs() {
    return jobsBeside(Set.of());
  }

  /**
   * The same without those that the caller knows already, into whose folders nobody looks; into
   * another's only until a file is found.
   */
  List<String> jobsBeside(Set<String> known) {
    List<String> ids = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
      for (Path path : found) {
        String id = String.valueOf(path.getFileName());
        if (JobId.isValid(id) && !known.contains(id) && !job(id).isEmpty()) {
          ids.add(id);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException nothingYet) {
      return List.of();
    } catch (IOException e) {
      throw unreadable(e);
    }
    return ids.stream().sorted().toList();
  }

  /** From the first file of a job to the last; null where there is none. */
  @Nullable TimeRange period(String jobId) {
    try {
      return JobId.isValid(jobId) ? job(jobId).period() : null;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** The files of a job, by time. */
  List<StoredJob.StoredFile> files(String jobId) {
    try {
      return JobId.isValid(jobId) ? job(jobId).files() : List.of();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** A file that is verified; or the right to bring it, if it is not. */
  sealed interface Place {
    /**
     * It is there.
     *
     * @param use keeps it from being deleted
     */
    record Verified(Path path, WindowLocks.Held use) implements Place {}

    /** Nobody else brings it. */
    record Missing(Claim claim) implements Place {}
  }

  /**
   * Where a file is, or the right to bring it. While another thread or process brings it, this
   * waits; if that one fails or dies, the next has the right.
   *
   * @param file of those that can be kept
   * @param signal ends the waiting
   */
  Place place(DataFile file, CancelSignal signal) {
    StoredJob job = job(file.jobId());
    Window window = file.window();
    if (window == null) {
      throw new IllegalArgumentException(file + " has no place in a store");
    }
    Waiting waiting = new Waiting(signal);
    try {
      while (true) {
        if (job.isVerified(window)) {
          WindowLocks.Held use = job.tryReading(window).orElse(() -> {});
          if (job.holds(window)) {
            noteUse(job.path(window));
            return new Place.Verified(job.path(window), use);
          }
          use.close();
        }
        Optional<WindowLocks.Held> alone = alone(job, window);
        if (alone.isEmpty()) {
          waiting.pause(POLL);
        } else if (isMissing(job, window, alone.get())) {
          return new Place.Missing(new StoreClaim(file, window, job, alone.get()));
        }
      }
    } catch (IOException e) {
      throw cannotKeep(file, null, e);
    }
  }

  /** The locks lie in the job's folder. */
  private static Optional<WindowLocks.Held> alone(StoredJob job, Window window) throws IOException {
    Files.createDirectories(job.folder());
    return job.tryAlone(window);
  }

  /** Another may have brought the file meanwhile: then, or if it cannot be told, lets it go. */
  private static boolean isMissing(StoredJob job, Window window, WindowLocks.Held alone)
      throws IOException {
    boolean missing = false;
    try {
      missing = !job.isVerified(window);
      return missing;
    } finally {
      if (!missing) {
        alone.close();
      }
    }
  }

  /**
   * The time of change is the time of last use: the vendor's files have no other meaning for it.
   */
  private void noteUse(Path path) {
    if (!bound.isSet()) {
      return;
    }
    Instant now = Instant.now();
    try {
      if (Files.getLastModifiedTime(path).toInstant().isBefore(now.minus(USE_NOTED))) {
        Files.setLastModifiedTime(path, FileTime.from(now));
      }
    } catch (IOException readOnly) {
      // Where the time of use cannot be noted, nothing can be deleted either.
      return;
    }
  }

  /**
   * Notes that a verified file has become wrong. It stays where it is until another takes its
   * place, for there may be none to be had; whoever opens it next is to judge it anew.
   */
  void doubt(DataFile file) {
    Window window = file.window();
    if (window == null) {
      return;
    }
    try {
      job(file.jobId()).doubt(file, window);
    } catch (IOException readOnly) {
      // Where nothing can be noted, nothing can be fetched either: each reading shows it again.
      return;
    }
  }

  StoredJob job(String jobId) {
    return jobs.computeIfAbsent(
        jobId,
        id -> {
          StoredJob job = new StoredJob(folder, id);
          job.sweep();
          return job;
        });
  }

  @Override
  public void close() {
    jobs.values().forEach(StoredJob::close);
  }

  private PowerTrackException unreadable(IOException e) {
    return new PowerTrackException(
        Kind.LOCAL_IO, "The store " + folder + " cannot be read: " + Reason.of(e) + ".", e);
  }

  private PowerTrackException cannotKeep(DataFile file, @Nullable PartFile part, IOException e) {
    return new PowerTrackException(
        Kind.LOCAL_IO,
        "The store "
            + folder
            + " cannot keep "
            + file
            + PartFile.need(part)
            + ": "
            + Reason.of(e)
            + ". "
            + Reason.orMakeRoom(
                e,
                "Name another folder with cacheDir, or read without keeping files with cache=off."),
        e);
  }

  /** The right to one file of the store. */
  private final class StoreClaim implements Claim {
    private final DataFile file;
    private final Window window;
    private final StoredJob job;
    private final WindowLocks.Held alone;

    StoreClaim(DataFile file, Window window, StoredJob job, WindowLocks.Held alone) {
      this.file = file;
      this.window = window;
      this.job = job;
      this.alone = alone;
    }

    @Override
    public Optional<PartFile> present() {
      return job.holds(window) ? Optional.of(PartFile.present(job.path(window))) : Optional.empty();
    }

    @Override
    public PartFile part() throws IOException {
      return job.part(window, disk);
    }

    @Override
    public void keep(PartFile part, String statistics) throws IOException {
      long before = job.holds(window) ? bytes(file) : 0;
      job.keep(file, window, part, statistics);
      bound.grown(bytes(file) - before);
    }

    @Override
    public void foundWrong(String why) throws IOException {
      job.wrongNote(window).write(why);
    }

    @Override
    public PowerTrackException failed(IOException failure, @Nullable PartFile part) {
      return cannotKeep(file, part, failure);
    }

    @Override
    public void close() {
      alone.close();
    }
  }
}
