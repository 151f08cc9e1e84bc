package dev.powertrack.sql;

import dev.powertrack.PowerTrackException;
import dev.powertrack.scan.BadFiles;
import dev.powertrack.scan.ScanEngine;
import dev.powertrack.scan.ScanSettings;
import dev.powertrack.sql.table.TableCatalogue;
import dev.powertrack.sql.table.TableOptions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;

/**
 * Plans and runs a few statements over a tweet in memory, so that the first statement of a user
 * finds classes loaded and code compiled: they are most of what it costs. Opens no file of the
 * user's, sends no request. A daemon thread of lowest priority, once; it stops when the user's
 * first statement comes, which would do the same work and not share the processor, and so a command
 * that runs one statement at once pays next to nothing. Thread-safe.
 */
public final class WarmUp {
  /** The thread's name, for who wants to wait for it. */
  public static final String THREAD = "powertrack-warm-up";

  /** What tools send first: a range of time, groups, a join. */
  private static final List<String> STATEMENTS =
      List.of(
          "SELECT posted_at, text, user_id FROM tweets WHERE posted_at >= TIMESTAMP '2014-01-01"
              + " 00:00:00' AND posted_at < TIMESTAMP '2014-01-02 00:00:00' AND tweet_id <> %d",
          "SELECT lang, COUNT(*) AS n FROM tweets WHERE posted_at BETWEEN TIMESTAMP '2014-01-01"
              + " 00:00:00' AND TIMESTAMP '2014-01-02 00:00:00' AND tweet_id <> %d"
              + " GROUP BY lang ORDER BY n DESC LIMIT 10",
          "SELECT j.job_id, t.tweet_id FROM tweets t JOIN jobs j ON t.job_id = j.job_id"
              + " WHERE t.posted_at < TIMESTAMP '2014-01-02 00:00:00' AND t.tweet_id <> %d");

  /** Once for the classes, once more for the compiler: a third costs more than it gains. */
  private static final int ROUNDS = 2;

  private final CodeCompiler compiler;
  private final BiConsumer<List<ResultColumn>, Cursor> reader;
  private final AtomicBoolean started = new AtomicBoolean();
  private final ExecutionControl control = new ExecutionControl();

  /**
   * A warm-up that has not begun.
   *
   * @param compiler is that of the user's statements: it knows the classes then
   * @param reader reads the rows of each statement, as the user's are going to be read
   */
  public WarmUp(CodeCompiler compiler, BiConsumer<List<ResultColumn>, Cursor> reader) {
    this.compiler = compiler;
    this.reader = reader;
  }

  /** Begins, unless it was begun or stopped before. */
  public void start() {
    thread().ifPresent(Thread::start);
  }

  /** The thread to be started; empty if it was begun or stopped before. */
  @SuppressWarnings("ThreadPriorityCheck") // nothing relies on it: a hint where it is heeded
  Optional<Thread> thread() {
    if (control.isCancelled() || !started.compareAndSet(false, true)) {
      return Optional.empty();
    }
    Thread thread = new Thread(this::run, THREAD);
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.setContextClassLoader(null); // no application's is held
    // The user's own statement will meet what is wrong, and say so.
    thread.setUncaughtExceptionHandler((failed, e) -> {});
    return Optional.of(thread);
  }

  /** Ends it soon, without waiting. */
  public void stop() {
    control.cancel();
  }

  /** Does it in this thread. */
  void run() {
    try (ScanEngine scans = new ScanEngine(new OneTweet(), ScanSettings.of(1));
        SqlEngine engine =
            new SqlEngine(
                new NoSource(),
                TableCatalogue.ofFolder(scans, new TableOptions(BadFiles.WARN, false, false)),
                true,
                compiler)) {
      for (int round = 0; round < ROUNDS; round++) {
        for (String statement : STATEMENTS) {
          run(engine, statement.replace("%d", Integer.toString(round)));
        }
      }
    } catch (PowerTrackException e) {
      if (!control.isCancelled()) {
        throw e;
      }
    }
  }

  private void run(SqlEngine engine, String statement) {
    PreparedQuery query = engine.prepare(statement, control);
    try (Cursor rows = query.execute(List.of(), 0, control)) {
      reader.accept(query.columns(), rows);
    }
  }

  private record NoSource() implements SqlEngine.Source {
    @Override
    public void check() {}

    @Override
    public void close() {}
  }
}
