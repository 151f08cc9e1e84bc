package dev.powertrack.jdbc;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.scan.ScanProgress;
import dev.powertrack.sql.Cursor;
import dev.powertrack.sql.Database;
import dev.powertrack.sql.ExecutionControl;
import dev.powertrack.sql.PreparedQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of a statement, from planning to the last row: what cancel, timeout and close act upon,
 * from any thread. As a cursor it keeps to the row limit and says at each step why it was ended.
 */
final class Execution implements Cursor {
  private final ExecutionControl control = new ExecutionControl();
  private final List<Deadline> deadlines = new ArrayList<>();
  private final long maxRows;

  private @Nullable Cursor cursor;
  private volatile boolean closed;

  /** Whether a call into the engine is under way. */
  private volatile boolean busy;

  private long rows;

  private final String name;
  private final long began = System.nanoTime();

  /**
   * @param connection its name in the log
   * @param maxRows 0 for no limit
   */
  Execution(String connection, long maxRows) {
    this.name = connection + " statement " + Journal.number();
    this.maxRows = maxRows;
  }

  /** Limits the time of the whole execution; to be called before it starts. */
  void limitTime(Deadlines timers, int seconds) {
    PowerTrackException reason =
        new PowerTrackException(
            Kind.TIMEOUT,
            "The statement ran longer than its query timeout of " + seconds + " seconds.");
    deadlines.add(Deadline.ofAll(timers, seconds, () -> control.cancel(reason)));
  }

  /** Limits the time of each step; to be called before it starts. */
  void limitSteps(Deadlines timers, int milliseconds, Runnable afterwards) {
    PowerTrackException reason =
        new PowerTrackException(
            Kind.CONNECTION,
            "No answer within the connection's network timeout of " + milliseconds + " ms.");
    deadlines.add(
        Deadline.ofEach(
            timers,
            milliseconds,
            () -> {
              control.cancel(reason);
              afterwards.run();
            }));
  }

  ExecutionControl control() {
    return control;
  }

  /** Plans a statement under this execution's timeout. */
  PreparedQuery prepare(Database database, String sql) {
    return inside(() -> database.prepare(sql, control));
  }

  /** Starts the rows of {@code query}. To be called once. */
  void start(PreparedQuery query, List<@Nullable Object> parameters) {
    Journal.write(() -> name + ": " + Journal.shortened(query.sql()));
    Cursor started = inside(() -> query.execute(parameters, maxRows, control));
    synchronized (this) {
      cursor = started;
      if (!closed) {
        return;
      }
    }
    started.close();
    control.check();
    throw closedMeanwhile();
  }

  void cancel() {
    if (!closed) {
      control.cancel();
    }
  }

  @Override
  public boolean next() {
    Cursor running = cursor;
    if (running == null || (maxRows > 0 && rows >= maxRows)) {
      return false;
    }
    boolean found = inside(running::next);
    if (closed) {
      throw closedMeanwhile();
    }
    rows += found ? 1 : 0;
    return found;
  }

  @Override
  public @Nullable Object value(int column) {
    Cursor running = cursor;
    if (running == null) {
      throw new IllegalStateException("not started");
    }
    return running.value(column);
  }

  /** Ends what still runs; safe from any thread, any number of times. */
  @Override
  public void close() {
    Cursor running;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      running = cursor;
    }
    deadlines.forEach(Deadline::end);
    Journal.write(() -> name + ": " + rows + " rows, closed after " + milliseconds() + " ms");
    if (busy || running == null) {
      control.cancel(closedMeanwhile());
    }
    if (running != null) {
      running.close();
    }
    control.scans().forEach(scan -> Journal.writeDetail(() -> name + ": " + inWords(scan)));
  }

  private static String inWords(ScanProgress scan) {
    return String.format(
        Locale.ROOT,
        "scan %d of %s: %d of %d files selected, %d known, %d read, %d fetched, %d bytes fetched,"
            + " %d rows read, %d returned, %s after %d ms",
        scan.id(),
        scan.table(),
        scan.filesSelected(),
        scan.filesListed(),
        scan.filesKnown(),
        scan.filesRead(),
        scan.filesFetched(),
        scan.bytesFetched(),
        scan.rowsRead(),
        scan.rowsReturned(),
        scan.state().name().toLowerCase(Locale.ROOT),
        Math.round(scan.seconds() * 1000));
  }

  /** An end of rows that only looks like one must not be taken for the answer's. */
  private static PowerTrackException closedMeanwhile() {
    return new PowerTrackException(Kind.CANCELLED, "The statement was closed while it ran.");
  }

  private <T> T inside(Supplier<T> call) {
    control.check();
    busy = true;
    deadlines.forEach(Deadline::enter);
    try {
      return checked(call);
    } finally {
      busy = false;
      deadlines.forEach(Deadline::leave);
    }
  }

  /** A cancelled execution fails for that reason, whatever the cancelling broke below. */
  private <T> T checked(Supplier<T> call) {
    try {
      return call.get();
    } catch (RuntimeException e) {
      Journal.write(() -> name + ": failed after " + milliseconds() + " ms: " + e.getMessage());
      if (control.isCancelled()) {
        control.check();
      }
      throw e;
    }
  }

  private long milliseconds() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
  }
}
