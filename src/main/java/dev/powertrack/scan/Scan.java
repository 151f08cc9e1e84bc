package dev.powertrack.scan;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.archive.Archive;
import dev.powertrack.archive.CancelSignal;
import dev.powertrack.archive.DataFile;
import dev.powertrack.archive.FileContent;
import dev.powertrack.tweet.Column;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * A scan that is under way: batches of rows, file after file in the order of the request. Files are
 * fetched and decoded ahead of the consumer: first those that it surely needs, then twice as many
 * each time it comes to the end of a file, so that a query that stops early has hardly fetched what
 * it does not need. What waits is bounded: a few batches a file.
 *
 * <p>Used by one thread; {@link #close} may be called by any.
 */
public final class Scan implements AutoCloseable {
  private static final int BATCHES_AHEAD = 4;

  private final ScanEngine engine;
  private final ScanRequest request;
  private final ScanProgress progress;
  private final ScanWarnings warnings;
  private final CancelSignal signal = new CancelSignal();
  private final Iterator<DataFile> files;
  private final Deque<FileTask> underWay = new ArrayDeque<>();
  private final int timeColumn;
  private int filesAtOnce;
  private int started;
  private int ended;

  Scan(ScanEngine engine, ScanRequest request, ScanProgress progress, ScanWarnings warnings) {
    this.engine = engine;
    this.request = request;
    this.progress = progress;
    this.warnings = warnings;
    this.files = request.files().iterator();
    this.timeColumn = timeColumn(request);
    this.filesAtOnce =
        Math.max(1, Math.min(request.filesAtFirst(), engine.settings().maxFilesAtOnce()));
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
    Message message = first.take();
    if (message.batch != null) {
      progress.rowsRead(message.batch.rows());
      return message.batch;
    }
    underWay.remove();
    ended++;
    if (ended >= request.filesAtFirst()) {
      filesAtOnce = Math.min(filesAtOnce * 2, engine.settings().maxFilesAtOnce());
    }
    if (message.failure != null) {
      throw message.failure;
    }
    progress.fileRead();
    return ScanBatch.endOf(first.file);
  }

  /** Ends everything that is under way. */
  @Override
  public void close() {
    signal.cancel();
  }

  private void startFiles() {
    while (underWay.size() < filesAtOnce
        && files.hasNext()
        && (started < request.filesAtFirst() || ended >= request.filesAtFirst())) {
      FileTask task = new FileTask(files.next());
      underWay.add(task);
      started++;
      task.start(engine.threads());
    }
  }

  private static int timeColumn(ScanRequest request) {
    List<String> names = request.columns().stream().map(Column::name).toList();
    return request.table().name().equals("TWEETS") ? names.indexOf("POSTED_AT") : -1;
  }

  /** Either some rows, or the end of a file, which may be a failure. */
  private record Message(@Nullable ScanBatch batch, @Nullable PowerTrackException failure) {
    static final Message END = new Message(null, null);
  }

  /** One file: fetched, then decoded while this task holds one of the engine's decoders. */
  private final class FileTask implements Runnable {
    private final DataFile file;
    private final BlockingQueue<Message> out = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(BATCHES_AHEAD);
    private final Semaphore decoders = engine.decoders();

    FileTask(DataFile file) {
      this.file = file;
    }

    void start(ExecutorService threads) {
      Future<?> future = threads.submit(this);
      signal.onCancel(
          () -> {
            future.cancel(true);
            out.add(new Message(null, cancelled()));
          });
    }

    Message take() {
      try {
        Message message = out.take();
        room.release();
        return message;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw cancelled();
      }
    }

    @Override
    public void run() {
      try {
        out.add(read());
      } catch (InterruptedException e) {
        out.add(new Message(null, cancelled()));
      } catch (PowerTrackException e) {
        out.add(
            request.badFiles() == BadFiles.WARN && e.kind() == Kind.BAD_FILE
                ? passedOver(e)
                : new Message(null, e));
      } catch (RuntimeException | Error e) {
        out.add(
            new Message(
                null,
                new PowerTrackException(
                    Kind.INTERNAL, "Reading " + file + " failed: " + e + ".", e)));
      }
    }

    private Message passedOver(PowerTrackException e) {
      warnings.add("could not be read", String.valueOf(e.getMessage()));
      return Message.END;
    }

    private Message read() throws InterruptedException {
      Archive archive = engine.archive();
      FileContent content = archive.open(file, signal);
      progress.fetched(content.fetchedBytes());
      decoders.acquire();
      FileReport report;
      try {
        report =
            new FileScan(
                    file,
                    request.table(),
                    request.columns(),
                    timeColumn,
                    engine.settings().maxLineBytes())
                .read(content.stream(), this::deliver);
      } finally {
        decoders.release();
      }
      engine.reports().add(report);
      return judged(report);
    }

    private Message judged(FileReport report) {
      String bad = warnings.judge(report);
      return bad == null || request.badFiles() == BadFiles.WARN
          ? Message.END
          : new Message(
              null,
              new PowerTrackException(
                  Kind.BAD_FILE,
                  "In " + file + " " + bad + ". With onBadFile=warn the query goes on."));
    }

    /** Waiting for the consumer, a task lends its decoder to the file that the consumer needs. */
    private void deliver(ScanBatch batch) throws InterruptedException {
      if (!room.tryAcquire()) {
        decoders.release();
        try {
          room.acquire();
        } finally {
          decoders.acquireUninterruptibly();
        }
      }
      out.add(new Message(batch, null));
    }
  }

  private static PowerTrackException cancelled() {
    return new PowerTrackException(Kind.CANCELLED, "The statement was cancelled.");
  }
}
