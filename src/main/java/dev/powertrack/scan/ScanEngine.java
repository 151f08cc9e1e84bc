package dev.powertrack.scan;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.archive.Archive;
import dev.powertrack.archive.CancelSignal;
import dev.powertrack.archive.DataFile;
import dev.powertrack.tweet.Column;
import dev.powertrack.tweet.TweetTable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs scans over one archive. Its threads and decoders are shared by all scans; what a scan found
 * out of a file is kept for the next.
 */
public final class ScanEngine implements AutoCloseable {
  private final Archive archive;
  private final ScanSettings settings;
  private final ExecutorService threads = Executors.newCachedThreadPool(new ScanThreads());
  private final Semaphore decoders;
  private final FileReports reports = new FileReports();
  private final ScanLog log = new ScanLog();

  /**
   * An engine.
   *
   * @param archive is closed with the engine
   */
  public ScanEngine(Archive archive, ScanSettings settings) {
    this.archive = archive;
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
    long version = archive.version(file);
    return reports
        .of(file, version)
        .filter(known -> known.times() != null)
        .orElseGet(() -> read(file, version, signal));
  }

  /** What an earlier scan found out of a file as it is now; reads nothing. */
  public Optional<FileReport> known(DataFile file) {
    return reports.of(file).isEmpty() ? Optional.empty() : reports.of(file, archive.version(file));
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

  private FileReport read(DataFile file, long version, CancelSignal signal) {
    TweetTable tweets = TweetTable.named("TWEETS");
    List<Column> time =
        tweets.columns().stream().filter(column -> column.name().equals("POSTED_AT")).toList();
    try {
      FileReport report =
          new FileScan(file, tweets, time, 0, settings.maxLineBytes())
              .read(archive.open(file, signal).stream(), batch -> signal.check());
      reports.add(report, version);
      return report;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PowerTrackException(Kind.CANCELLED, "The statement was cancelled.", e);
    }
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
