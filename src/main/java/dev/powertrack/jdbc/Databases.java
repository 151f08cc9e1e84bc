package dev.powertrack.jdbc;

import dev.powertrack.sql.Database;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One open {@link Database} for equal settings, shared by their connections. It stays open a while
 * after its last connection: many tools open and close one for each statement, and would lose plans
 * and lists each time.
 */
final class Databases {
  /** Longer than a person thinks between two statements. */
  static final long KEPT_SECONDS = 60;

  private final DatabaseFactory factory;
  private final Deadlines deadlines;
  private final long keptNanos;
  private final Map<ConnectionSettings, Shared> open = new HashMap<>();

  Databases(DatabaseFactory factory, Deadlines deadlines, long keptNanos) {
    this.factory = factory;
    this.deadlines = deadlines;
    this.keptNanos = keptNanos;
  }

  static Databases over(DatabaseFactory factory) {
    return new Databases(factory, new Deadlines(), TimeUnit.SECONDS.toNanos(KEPT_SECONDS));
  }

  Deadlines deadlines() {
    return deadlines;
  }

  /** A connection's share of a database; to be closed once. */
  interface Lease extends AutoCloseable {
    Database database();

    @Override
    void close();
  }

  /**
   * @throws dev.powertrack.PowerTrackException when the database cannot be opened
   */
  Lease lease(ConnectionSettings settings) {
    Shared shared;
    synchronized (open) {
      shared = open.computeIfAbsent(settings, Shared::new);
      shared.leases++;
      if (shared.closing != null) {
        shared.closing.cancel(false);
        shared.closing = null;
      }
    }
    try {
      return new SharedLease(shared, shared.database());
    } catch (RuntimeException | Error e) {
      release(shared);
      throw e;
    }
  }

  private void release(Shared shared) {
    synchronized (open) {
      if (--shared.leases == 0) {
        shared.closing = deadlines.after(keptNanos, () -> closeIdle(shared));
      }
    }
  }

  private void closeIdle(Shared shared) {
    synchronized (open) {
      if (shared.leases > 0) {
        return;
      }
      open.remove(shared.settings, shared);
    }
    // Not on the timer's thread, which other statements' timeouts wait for.
    Deadlines.inDaemon("powertrack-close", shared::close);
  }

  /** One database and how many hold it. */
  private final class Shared {
    private final ConnectionSettings settings;
    private int leases;
    private @Nullable Future<?> closing;
    private @Nullable Database database;

    Shared(ConnectionSettings settings) {
      this.settings = settings;
    }

    /** Opened under this lock alone, so that a slow one holds up no other. */
    synchronized Database database() {
      Database present = database;
      if (present == null) {
        present = factory.open(settings);
        database = present;
      }
      return present;
    }

    synchronized void close() {
      Database present = database;
      if (present != null) {
        present.close();
      }
    }
  }

  private final class SharedLease implements Lease {
    private final Shared shared;
    private final Database database;
    private boolean closed;

    SharedLease(Shared shared, Database database) {
      this.shared = shared;
      this.database = database;
    }

    @Override
    public Database database() {
      return database;
    }

    @Override
    public synchronized void close() {
      if (!closed) {
        closed = true;
        release(shared);
      }
    }
  }
}
