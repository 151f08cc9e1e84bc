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
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs scans over one archive. Its threads and decoders are shared by all scans; what a scan found
 * out of a file is kept for the next.
 */
public final class ScanEngine implements AutoCloseable {
  private static final Taker NOBODY = bytes -> {};

  /** So long may scans that are under way take to end and to delete what they have begun. */
  private static final int MOMENT_SECONDS = 2;

  private final Archive archive;
  private final ScanSettings settings;
  private final ExecutorService threads = Executors.newCachedThreadPool(new ScanThreads());
  private final Semaphore decoders;
  private final FileReports reports;
  private final ScanLog log = new ScanLog();
  private final Map<DataFile, String> replaced = new ConcurrentHashMap<>();

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
    return knownNow(file).orElseGet(() -> read(file, signal, NOBODY, true).report());
  }

  /**
   * Makes sure that a file is on this machine and right, without handing on a row. Of one that is,
   * and is known, nothing is read. A stored file that turns out to be damaged is fetched again at
   * once, and leaves the store only for one that is right.
   *
   * @return what it holds; a file that the service itself has wrong is told of in its report, and
   *     is not kept
   * @throws PowerTrackException when it cannot be had: EXPIRED, NOT_FOUND, CONNECTION, BAD_FILE,
   *     LOCAL_IO; or CANCELLED when {@code signal} is given
   */
  public FetchedFile fetch(DataFile file, CancelSignal signal) {
    return knownNow(file)
        .filter(report -> report.wrong() == null)
        .map(report -> new FetchedFile(report, 0))
        .orElseGet(() -> fetch(file, signal, NOBODY));
  }

  private Optional<FileReport> knownNow(DataFile file) {
    return archive.state(file) == FileState.LISTED
        ? Optional.empty()
        : reports.of(file, archive.version(file)).filter(report -> report.times() != null);
  }

  /**
   * The same, and reads the file even if it is known: what is right is handed to {@code taker},
   * byte by byte as it was delivered.
   */
  public FetchedFile fetch(DataFile file, CancelSignal signal, Taker taker) {
    Reading first = read(file, signal, taker, false);
    Reading last = first.isDoubted ? read(file, signal, taker, false) : first;
    if (last.notReplaced != null) {
      throw last.notReplaced;
    }
    return new FetchedFile(last.report, last.fetchedBytes);
  }

  /**
   * What came of a reading.
   *
   * @param isDoubted whether a stored file that was taken to be right is not: the next reading
   *     judges it anew, and fetches another
   * @param notReplaced why no others came for wrong ones that are in the store; null if they did,
   *     or none are wrong
   */
  private record Reading(
      FileReport report,
      long fetchedBytes,
      boolean isDoubted,
      @Nullable PowerTrackException notReplaced) {}

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
   * has become wrong is told of in its report, and stays until it is fetched again.
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

  /**
   * The files that lay damaged in the store when they were fetched, told of or verified, and whose
   * places others have taken since; with each, what was wrong with it. In order of time.
   */
  public SortedMap<DataFile, String> replaced() {
    SortedMap<DataFile, String> inOrder = new TreeMap<>(DataFile.IN_ORDER_OF_TIME);
    inOrder.putAll(replaced);
    return inOrder;
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
    try {
      boolean unused = threads.awaitTermination(MOMENT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
  private Reading read(DataFile file, CancelSignal signal, Taker taker, boolean scannedLater) {
    long before = archive.version(file);
    try (FileContent content = archive.open(file, signal)) {
      decoders.acquire();
      try {
        FileReading reading =
            new FileReading(content, withTimes -> timesOf(file), 0, noRows(signal));
        FileReport report = reading.read();
        reports.add(
            report,
            content.isVerified() ? before : archive.version(file),
            scannedLater ? reading.steady(reports.keyOrders()) : null);
        String damage = content.replaced();
        if (damage != null) {
          replaced.put(file, damage);
        }
        if (taker != NOBODY && report.wrong() == null) {
          try (InputStream bytes = content.stream()) {
            taker.take(bytes);
          }
        }
        return new Reading(
            report, content.fetchedBytes(), isDoubted(content, report), content.notReplaced());
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

  private boolean isDoubted(FileContent content, FileReport report) {
    return content.isVerified()
        && report.wrong() != null
        && archive.state(report.file()) == FileState.STORED;
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
      public void holding(long bytes) {}

      /** A file may hold more of them than there is memory. */
      @Override
      public boolean areWanted() {
        return false;
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
