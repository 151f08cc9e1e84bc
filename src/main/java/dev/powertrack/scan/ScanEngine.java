package dev.powertrack.scan;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.archive.Archive;
import dev.powertrack.archive.CancelSignal;
import dev.powertrack.archive.DataFile;
import dev.powertrack.archive.FileContent;
import dev.powertrack.archive.FileState;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs scans over one archive. Its threads and decoders are shared by all scans; what a scan found
 * out of a file is kept for the next.
 */
public final class ScanEngine implements AutoCloseable {
  private static final Taker NOBODY = bytes -> {};

  private final Archive archive;
  private final ScanSettings settings;
  private final ExecutorService threads = Executors.newCachedThreadPool(new ScanThreads());
  private final Semaphore decoders;
  private final FileReports reports;
  private final ScanLog log = new ScanLog();

  /**
   * An engine.
   *
   * @param archive is closed with the engine
   */
  public ScanEngine(Archive archive, ScanSettings settings) {
    this.archive = archive;
    this.reports = new FileReports(archive);
    this.settings = settings;
    this.decoders = new Semaphore(settings.decoders(), true);
  }

  /**
   * Opens a scan. Nothing is read before its first batch is asked for.
   *
   * @param warn takes what the user should know once the scan has ended: sentences
   */
  public Scan open(ScanRequest request, ScanProgress progress, Consumer<String> warn) {
    return new Scan(this, request, progress, new ScanWarnings(warn));
  }

  /**
   * What a file that is on this machine holds: known from an earlier scan, or read now.
   *
   * @throws PowerTrackException when it cannot be read, or while {@code signal} is given
   */
  public FileReport report(DataFile file, CancelSignal signal) {
    return readOnce(file, signal, true).report();
  }

  /**
   * Makes sure that a file is on this machine and right, without handing on a row. Of one that is,
   * and is known, nothing is read. A stored file that turns out to be damaged leaves the store, and
   * is fetched at once.
   *
   * @return what it holds; a file that the service itself has wrong is told of in its report, and
   *     is not kept
   * @throws PowerTrackException when it cannot be had: EXPIRED, NOT_FOUND, CONNECTION, BAD_FILE,
   *     LOCAL_IO; or CANCELLED when {@code signal} is given
   */
  public FetchedFile fetch(DataFile file, CancelSignal signal) {
    return replaced(file, () -> readOnce(file, signal, false));
  }

  private FetchedFile readOnce(DataFile file, CancelSignal signal, boolean scannedLater) {
    FileState state = archive.state(file);
    Optional<FileReport> known =
        state == FileState.LISTED
            ? Optional.empty()
            : reports.of(file, archive.version(file)).filter(report -> report.times() != null);
    return known
        .map(report -> new FetchedFile(report, 0))
        .orElseGet(() -> read(file, signal, NOBODY, scannedLater));
  }

  /**
   * The same, and reads the file even if it is known: what is right is handed to {@code taker},
   * byte by byte as it was delivered.
   */
  public FetchedFile fetch(DataFile file, CancelSignal signal, Taker taker) {
    return replaced(file, () -> read(file, signal, taker, false));
  }

  /** Once more, if the file was stored, and is no longer because the reading showed damage. */
  private FetchedFile replaced(DataFile file, Supplier<FetchedFile> reading) {
    boolean stored = archive.state(file) == FileState.STORED;
    FetchedFile read = reading.get();
    return stored && read.report().wrong() != null && archive.state(file) == FileState.LISTED
        ? reading.get()
        : read;
  }

  /** Takes the bytes of a file that is right. */
  public interface Taker {
    /**
     * Reads as much as it wants of a stream that is closed afterwards.
     *
     * @throws PowerTrackException when they have no place
     */
    void take(InputStream bytes) throws IOException;
  }

  /**
   * Reads a file that is on this machine once more, whatever is known of it: disks fail. One that
   * has become wrong is told of in its report; if it can be had again, it leaves the store.
   *
   * @throws PowerTrackException as {@link #fetch}
   */
  public FileReport verify(DataFile file, CancelSignal signal) {
    return read(file, signal, NOBODY, false).report();
  }

  /**
   * What was wrong with a file that is not on this machine when it was last fetched; empty if
   * nothing was, or nothing is known. Fetches nothing.
   */
  public Optional<String> foundWrong(DataFile file) {
    return archive.foundWrong(file).or(() -> reports.of(file).map(FileReport::wrong));
  }

  /** What an earlier scan found out of a file as it is now; reads nothing. */
  public Optional<FileReport> known(DataFile file) {
    return reports.ofNow(file);
  }

  public Archive archive() {
    return archive;
  }

  public FileReports reports() {
    return reports;
  }

  public ScanLog log() {
    return log;
  }

  @Override
  public void close() {
    threads.shutdownNow();
    archive.close();
  }

  ScanSettings settings() {
    return settings;
  }

  ExecutorService threads() {
    return threads;
  }

  Semaphore decoders() {
    return decoders;
  }

  /**
   * @param scannedLater whether it is worth the time to find out what makes a scan of the file
   *     faster; a command that only fetches or verifies ends then
   */
  private FetchedFile read(DataFile file, CancelSignal signal, Taker taker, boolean scannedLater) {
    long before = archive.version(file);
    try (FileContent content = archive.open(file, signal)) {
      decoders.acquire();
      try {
        FileReading reading =
            new FileReading(content, withTimes -> timesOf(file), Long.MAX_VALUE, noRows(signal));
        FileReport report = reading.read();
        reports.add(
            report,
            content.isVerified() ? before : archive.version(file),
            scannedLater ? reading.steady(reports.keyOrders()) : null);
        if (taker != NOBODY && report.wrong() == null) {
          try (InputStream bytes = content.stream()) {
            taker.take(bytes);
          }
        }
        return new FetchedFile(report, content.fetchedBytes());
      } finally {
        decoders.release();
      }
    } catch (IOException e) {
      throw new PowerTrackException(
          Kind.LOCAL_IO, "The bytes of " + file + " cannot be handed on: " + e + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PowerTrackException(Kind.CANCELLED, "The statement was cancelled.", e);
    }
  }

  private static FileReading.Rows noRows(CancelSignal signal) {
    return new FileReading.Rows() {
      @Override
      public void takeHeld(ScanBatch batch) {}

      @Override
      public void take(ScanBatch batch) {
        signal.check();
      }

      @Override
      public void holding(long bytes) {
        signal.check();
      }
    };
  }

  private FileScan timesOf(DataFile file) {
    return new FileScan(
        file, PostedTimes.TWEETS, List.of(PostedTimes.column()), 0, settings.maxLineBytes());
  }

  private static final class ScanThreads implements ThreadFactory {
    private final AtomicInteger count = new AtomicInteger();

    @Override
    public Thread newThread(Runnable task) {
      Thread thread = new Thread(task, "powertrack-scan-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    }
  }
}
