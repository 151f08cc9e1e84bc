package dev.powertrack.archive;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.api.JobId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * The data files that were fetched, kept as they were delivered: {@code
 * FOLDER/JOB/201407131920.json.gz}. A file gets its name only once it is whole and verified, by an
 * atomic rename, so whatever has a name is right, also after the process was killed. Shared by
 * threads and processes: two that fetch the same file at once both end with a right one.
 *
 * <p>Nothing that a server sent becomes a path except a job id and a window that were parsed.
 */
final class FileStore {
  private static final DateTimeFormatter WINDOW =
      DateTimeFormatter.ofPattern("yyyyMMddHHmm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path folder;
  private final ConcurrentHashMap<Path, CompletableFuture<@Nullable Void>> underWay =
      new ConcurrentHashMap<>();

  private FileStore(Path folder) {
    this.folder = folder;
  }

  static FileStore in(Path folder) {
    return new FileStore(folder.toAbsolutePath().normalize());
  }

  /** Where the file is, if it is here. */
  Optional<Path> find(DataFile file) {
    return path(file).filter(Files::isRegularFile);
  }

  /** Whether the file can be kept: without a window, or with a strange job id, it has no place. */
  boolean canKeep(DataFile file) {
    return path(file).isPresent();
  }

  /** Brings the bytes of a file to a place that exists, and verifies them. */
  interface Source {
    void writeTo(Path temporary) throws IOException;
  }

  /**
   * The file's place, after its bytes have been brought if they were not here. Threads that ask for
   * the same file together wait for one of them; if that one fails, the next tries.
   *
   * @param signal ends the waiting; the source has to look at it itself
   */
  Path keep(DataFile file, Source source, CancelSignal signal) {
    Path target = path(file).orElseThrow();
    try {
      while (!Files.isRegularFile(target)) {
        CompletableFuture<@Nullable Void> mine = new CompletableFuture<>();
        CompletableFuture<@Nullable Void> first = underWay.putIfAbsent(target, mine);
        if (first == null) {
          bring(target, source, mine);
        } else {
          await(first, signal);
        }
      }
      return target;
    } catch (IOException e) {
      throw new PowerTrackException(
          Kind.LOCAL_IO,
          "The store "
              + folder
              + " cannot keep "
              + file
              + ": "
              + Reason.of(e)
              + ". Make room there, name another folder with cacheDir, or read without keeping"
              + " files with cache=off.",
          e);
    }
  }

  private void bring(Path target, Source source, CompletableFuture<@Nullable Void> mine)
      throws IOException {
    try {
      if (!Files.isRegularFile(target)) {
        write(target, source);
      }
    } finally {
      underWay.remove(target);
      mine.complete(null);
    }
  }

  private static void await(CompletableFuture<@Nullable Void> first, CancelSignal signal) {
    CountDownLatch over = new CountDownLatch(1);
    first.thenRun(over::countDown);
    try (CancelSignal.Registration registration = signal.onCancel(over::countDown)) {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CancelSignal.cancelled();
    }
    signal.check();
  }

  private static void write(Path target, Source source) throws IOException {
    Path job = target.getParent();
    Files.createDirectories(job);
    Path temporary = Files.createTempFile(job, target.getFileName() + ".", ".part");
    try {
      source.writeTo(temporary);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private Optional<Path> path(DataFile file) {
    Window window = file.window();
    return window == null || !JobId.isValid(file.jobId())
        ? Optional.empty()
        : Optional.of(
            folder.resolve(file.jobId()).resolve(WINDOW.format(window.start()) + ".json.gz"));
  }
}
