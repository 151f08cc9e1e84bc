package dev.powertrack.jdbc;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.StreamHandler;

/**
 * The files of the option {@code logFile}. A file is open while a connection that named it is, and
 * holds what all connections of the process do meanwhile; a later connection appends to it.
 */
final class LogFiles {
  private final Map<Path, Open> open = new HashMap<>();

  /** A connection's share of a file; to be closed once. */
  interface Lease extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * @throws PowerTrackException INVALID_SETTING when the file cannot be written
   */
  Lease lease(ConnectionSettings settings) {
    return settings.logFile().map(file -> lease(file, settings.logLevel())).orElse(() -> {});
  }

  private synchronized Lease lease(Path file, Level level) {
    Path path = file.toAbsolutePath().normalize();
    Open shared = open.get(path);
    if (shared == null) {
      shared = new Open(path, stream(path));
      open.put(path, shared);
      Journal.ROOT.addHandler(shared);
    }
    shared.leases++;
    shared.setLevel(finer(shared.getLevel(), level));
    Journal.ROOT.setLevel(finer(Journal.ROOT.getLevel(), level));
    Open leased = shared;
    return () -> release(leased);
  }

  private static Level finer(Level one, Level other) {
    return one != null && one.intValue() < other.intValue() ? one : other;
  }

  private static OutputStream stream(Path path) {
    try {
      return Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new PowerTrackException(
          Kind.INVALID_SETTING,
          "The option logFile names a file that cannot be written: " + path,
          e);
    }
  }

  private synchronized void release(Open shared) {
    if (--shared.leases == 0) {
      open.remove(shared.path);
      Journal.ROOT.removeHandler(shared);
      shared.close();
    }
  }

  /** One file and how many connections named it. */
  private static final class Open extends StreamHandler {
    private final Path path;
    private int leases;

    Open(Path path, OutputStream stream) {
      super(stream, new Line());
      this.path = path;
      setLevel(Level.OFF);
      setUtf8();
    }

    private void setUtf8() {
      try {
        setEncoding(StandardCharsets.UTF_8.name());
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public synchronized void publish(LogRecord line) {
      super.publish(line);
      flush();
    }
  }

  /** {@code 2014-07-13T21:24:00.125Z main connection 1: opened …}; the time is UTC. */
  private static final class Line extends Formatter {
    private static final DateTimeFormatter TIME =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    @Override
    public String format(LogRecord line) {
      return TIME.format(Instant.ofEpochMilli(line.getMillis()))
          + " "
          + Thread.currentThread().getName()
          + " "
          + formatMessage(line).replaceAll("\\R", " ")
          + "\n";
    }
  }
}
