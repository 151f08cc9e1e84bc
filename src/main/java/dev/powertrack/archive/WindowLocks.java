package dev.powertrack.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Who may fetch, read or delete the stored file of a window: locks between threads, class loaders
 * and processes. They vanish with the process that holds them, however it ends.
 *
 * <p>One lock file serves all windows of a job: each window stands for a stretch of its bytes,
 * which need not exist. Who fetches or deletes locks the whole stretch, who reads any one byte of
 * it, so that many can read at once: within one process the system's shared locks would not do, for
 * Java refuses the second.
 *
 * <p>Never waits: a thread that waits in the system for a lock closes the file when it is
 * interrupted, and with it goes every lock of the process on that file.
 */
final class WindowLocks implements AutoCloseable {
  private static final long STRETCH = 1 << 16;
  private static final int TRIES_TO_READ = 3;

  private final Path file;
  private @Nullable FileChannel channel;

  /** A lock that is held. */
  interface Held extends AutoCloseable {
    @Override
    void close();
  }

  WindowLocks(Path file) {
    this.file = file;
  }

  /** The file of a window for the caller alone; empty while anyone else has it. */
  Optional<Held> tryAlone(Window window) throws IOException {
    return tryLock(first(window), STRETCH);
  }

  /** The file of a window for reading; empty while someone has it alone. */
  Optional<Held> tryReading(Window window) throws IOException {
    Optional<Held> held = Optional.empty();
    for (int i = 0; i < TRIES_TO_READ && held.isEmpty(); i++) {
      held = tryLock(first(window) + ThreadLocalRandom.current().nextLong(STRETCH), 1);
    }
    return held;
  }

  /**
   * Closes the lock file, unless another store of this process still holds a lock on it: that would
   * be lost (see {@link FileLock}), and the file is closed when nobody can reach it any more.
   */
  @Override
  public synchronized void close() {
    FileChannel open = channel;
    channel = null;
    if (open == null) {
      return;
    }
    try {
      FileLock nobodyElseHere = open.tryLock(0, Long.MAX_VALUE, false);
      open.close();
    } catch (OverlappingFileLockException heldByAnother) {
      return;
    } catch (IOException closedAlready) {
      return;
    }
  }

  private synchronized Optional<Held> tryLock(long from, long length) throws IOException {
    try {
      FileLock lock = open().tryLock(from, length, false);
      return lock == null ? Optional.empty() : Optional.of(() -> release(lock));
    } catch (OverlappingFileLockException heldInThisProcess) {
      return Optional.empty();
    }
  }

  private FileChannel open() throws IOException {
    FileChannel open = channel;
    if (open == null || !open.isOpen()) {
      open = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel = open;
    }
    return open;
  }

  /** A lock that cannot be let go has gone with its file: the system holds none without one. */
  private static void release(FileLock lock) {
    try {
      lock.release();
    } catch (IOException gone) {
      return;
    }
  }

  private static long first(Window window) {
    return Math.floorMod(window.start().getEpochSecond() / Window.LENGTH.toSeconds(), 1L << 40)
        * STRETCH;
  }
}
