package dev.powertrack.scan;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.archive.CancelSignal;
import dev.powertrack.archive.DataFile;
import dev.powertrack.archive.FileContent;
import dev.powertrack.archive.FileState;
import dev.powertrack.tweet.Column;
import dev.powertrack.tweet.Steady;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A scan that is under way: batches of rows, file after file in the order of the request. Files are
 * fetched and decoded ahead of the consumer: first those that it surely needs, then twice as many
 * each time it comes to the end of a file or has to wait for the next, so that a query that stops
 * early has hardly fetched what it does not need. What waits is bounded: a few batches a file.
 *
 * <p>Used by one thread; {@link #close} may be called by any.
 */
public final class Scan implements AutoCloseable {
  /**
   * Of an ordinary file all: one that waits for the consumer amid a file keeps the next waiting.
   */
  private static final int BATCHES_AHEAD = 8;

  /** So long the consumer waits for rows until more files are begun. */
  private static final int PATIENCE_MILLIS = 10;

  private final ScanEngine engine;
  private final ScanRequest request;
  private final ScanProgress progress;
  private final ScanWarnings warnings;
  private final CancelSignal signal = new CancelSignal();
  private final Workers localWorkers;
  private final Workers fetchingWorkers;
  private final Iterator<DataFile> files;
  private final Deque<FileTask> underWay = new ArrayDeque<>();
  private final int timeColumn;
  private final LookAhead lookAhead;
  private volatile long largestInFlight;
  private int started;
  private int ended;

  Scan(ScanEngine engine, ScanRequest request, ScanProgress progress, ScanWarnings warnings) {
    this.engine = engine;
    this.request = request;
    this.progress = progress;
    this.warnings = warnings;
    ScanSettings settings = engine.settings();
    this.localWorkers = new Workers(engine.threads(), signal, settings.decoders());
    this.fetchingWorkers = new Workers(engine.threads(), signal, settings.maxFilesAtOnce());
    this.files = request.files().iterator();
    this.timeColumn = timeColumn(request);
    this.lookAhead =
        new LookAhead(request.filesAtFirst(), settings.maxFilesAtOnce(), request.rowsWanted());
  }

  /**
   * The next batch, or the sign that a file has ended.
   *
   * @return null after the last file
   * @throws PowerTrackException when a file cannot be had, or is bad and bad files are errors, or
   *     the scan was closed
   */
  public @Nullable ScanBatch next() {
    signal.check();
    startFiles();
    FileTask first = underWay.peek();
    if (first == null) {
      warnings.tell();
      return null;
    }
    Message message = first.take(PATIENCE_MILLIS);
    while (message == null) {
      lookAhead.waited();
      startFiles();
      message = first.take(PATIENCE_MILLIS);
    }
    if (first.isNewToConsumer()) {
      progress.fileRead();
    }
    if (message.batch != null) {
      progress.rowsRead(message.batch.rows());
      return message.batch;
    }
    signal.check();
    underWay.remove();
    first.end();
    ended++;
    lookAhead.fileEnded();
    PowerTrackException failure = judged(first.file, message);
    if (failure != null) {
      close();
      throw failure;
    }
    return ScanBatch.endOf(first.file);
  }

  /** The consumer tells of each row that counts among those it wants. */
  public void rowUsed() {
    lookAhead.rowUsed();
  }

  /** Ends everything that is under way, and says what was wrong with the files up to here. */
  @Override
  public void close() {
    signal.cancel();
    warnings.tell();
  }

  /**
   * What ends the scan at the end of a file, if anything. Judged when the consumer comes to it:
   * what is wrong with a file that was only fetched ahead is nobody's business.
   */
  private @Nullable PowerTrackException judged(DataFile file, Message message) {
    boolean goOn = request.badFiles() == BadFiles.WARN;
    PowerTrackException failure = message.failure;
    if (failure != null) {
      if (!goOn || failure.kind() != Kind.BAD_FILE) {
        return failure;
      }
      warnings.notRead(failure);
    }
    String bad = message.report == null ? null : warnings.judge(message.report);
    return bad == null || goOn
        ? null
        : new PowerTrackException(
            Kind.BAD_FILE, "In " + file + " " + bad + ". With onBadFile=warn the query goes on.");
  }

  private void startFiles() {
    while (underWay.size() < lookAhead.files()
        && files.hasNext()
        && (started < request.filesAtFirst() || ended >= request.filesAtFirst())
        && isRoomForAnother()) {
      FileTask task = new FileTask(files.next());
      underWay.add(task);
      task.start();
      started++;
    }
  }

  /**
   * Of a file that is still on its way nobody knows the size: it counts as the largest so far, and
   * at first as the most that one may hold. The file that the consumer waits for is always worked
   * on, so this never comes to a stop.
   */
  private boolean isRoomForAnother() {
    ScanSettings settings = engine.settings();
    long unknown = ended == 0 && largestInFlight == 0 ? settings.maxHeldBytes() : largestInFlight;
    long inFlight = 0;
    for (FileTask task : underWay) {
      inFlight += Math.max(task.bytesInFlight, unknown);
    }
    return underWay.isEmpty() || inFlight + unknown <= settings.maxBytesInFlight();
  }

  private static int timeColumn(ScanRequest request) {
    List<String> names = request.columns().stream().map(Column::name).toList();
    return request.table().name().equals("TWEETS") ? names.indexOf("POSTED_AT") : -1;
  }

  /** Some rows; or the end of a file, with what it showed, or why it could not be had. */
  private record Message(
      @Nullable ScanBatch batch,
      @Nullable FileReport report,
      @Nullable PowerTrackException failure) {

    static Message of(ScanBatch batch) {
      return new Message(batch, null, null);
    }

    static Message end(FileReport report) {
      return new Message(null, report, null);
    }

    static Message failed(PowerTrackException failure) {
      return new Message(null, null, failure);
    }
  }

  /** One file: fetched, then decoded while this task holds one of the engine's decoders. */
  private final class FileTask implements Runnable, FileReading.Rows {
    private final DataFile file;
    private final boolean isFirst = started == 0;
    private boolean seen;
    private volatile long fetchedBytes;
    private volatile long bytesInFlight;
    private final BlockingQueue<Message> out = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(BATCHES_AHEAD);
    private final Semaphore decoders = engine.decoders();
    private final FileReports reports = engine.reports();
    private final Workers workers;
    private final CancelSignal.Registration cancelling;
    private @Nullable Steady steady;

    FileTask(DataFile file) {
      this.file = file;
      this.workers =
          engine.archive().state(file) == FileState.LISTED ? fetchingWorkers : localWorkers;
      this.cancelling = signal.onCancel(() -> out.add(Message.failed(cancelled())));
    }

    void start() {
      workers.add(this);
    }

    /** Called when the last message was taken: thousands of files pass by in one scan. */
    void end() {
      cancelling.close();
    }

    /** True the first time. */
    boolean isNewToConsumer() {
      boolean first = !seen;
      seen = true;
      return first;
    }

    /** Null if there is none so long. */
    @Nullable Message take(int millis) {
      try {
        Message message = out.poll(millis, TimeUnit.MILLISECONDS);
        if (message != null) {
          room.release();
        }
        return message;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw cancelled();
      }
    }

    @Override
    public void run() {
      try {
        out.add(Message.end(read()));
      } catch (InterruptedException e) {
        out.add(Message.failed(cancelled()));
      } catch (PowerTrackException e) {
        out.add(Message.failed(e));
      } catch (RuntimeException | Error e) {
        out.add(
            Message.failed(
                new PowerTrackException(
                    Kind.INTERNAL, "Reading " + file + " failed: " + e + ".", e)));
      }
    }

    private FileReport read() throws InterruptedException {
      try (FileContent content = engine.archive().open(file, signal)) {
        long version = engine.archive().version(file);
        fetchedBytes = content.fetchedBytes();
        decoders.acquire();
        try {
          steady = content.isVerified() ? reports.steady(file, version) : null;
          FileReading reading =
              new FileReading(content, this::scan, engine.settings().maxHeldBytes(), this);
          FileReport report = reading.read();
          reports.add(
              report,
              content.isVerified() ? version : engine.archive().version(file),
              reading.steady(reports.keyOrders()));
          return report;
        } finally {
          decoders.release();
          progress.fetched(content.fetchedBytes());
          progress.decoded(Math.max(content.fetchedBytes(), engine.archive().bytes(file)));
        }
      }
    }

    private FileScan scan(boolean withTimes) {
      FileScan scan =
          new FileScan(
              file,
              request.table(),
              request.columns(),
              timeColumn,
              engine.settings().maxLineBytes(),
              withTimes,
              steady);
      return isFirst ? scan : scan.ahead();
    }

    @Override
    public void holding(long bytes) {
      bytesInFlight = fetchedBytes + bytes;
      largestInFlight = Math.max(largestInFlight, bytesInFlight);
    }

    /** They are in memory anyway, here or there. */
    @Override
    public void takeHeld(ScanBatch batch) {
      out.add(Message.of(batch));
    }

    /** Waiting for the consumer, a task lends its decoder to the file that the consumer needs. */
    @Override
    public void take(ScanBatch batch) throws InterruptedException {
      if (!room.tryAcquire()) {
        decoders.release();
        workers.pause();
        try {
          room.acquire();
        } finally {
          workers.resume();
          decoders.acquireUninterruptibly();
        }
      }
      out.add(Message.of(batch));
    }
  }

  private static PowerTrackException cancelled() {
    return new PowerTrackException(Kind.CANCELLED, "The statement was cancelled.");
  }
}
