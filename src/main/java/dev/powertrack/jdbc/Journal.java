package dev.powertrack.jdbc;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What happens, a line each, to the loggers below {@code dev.powertrack}: connections, statements
 * and (finer) their scans here, requests in {@link dev.powertrack.api.RequestJournal}. All of it is
 * finer than what Java prints by default, so nothing is seen unless somebody asks: the options
 * {@code logFile} and {@code logLevel}, or {@link Driver#getParentLogger}. No line holds a
 * password.
 */
final class Journal {
  /** Held for ever: java.util.logging forgets a logger that nobody holds, and its handlers. */
  static final Logger ROOT = Logger.getLogger("dev.powertrack");

  private static final Logger JDBC = Logger.getLogger("dev.powertrack.jdbc");

  /** In the jar the libraries lie below us, and so would their loggers. */
  private static final Logger LIBRARIES = Logger.getLogger("dev.powertrack.shaded");

  static {
    LIBRARIES.setLevel(Level.OFF);
  }

  private static final AtomicLong NUMBERS = new AtomicLong();

  private Journal() {}

  /** A number by which lines that belong together are found. */
  static long number() {
    return NUMBERS.incrementAndGet();
  }

  static void write(Supplier<String> line) {
    JDBC.log(Level.FINE, line);
  }

  /** What is of interest to who looks for a fault. */
  static void writeDetail(Supplier<String> line) {
    JDBC.log(Level.FINER, line);
  }

  /** On one line, and no longer than a line can be read. */
  static String shortened(String sql) {
    String line = sql.strip().replaceAll("\\s+", " ");
    return line.length() <= 2000 ? line : line.substring(0, 2000) + "…";
  }
}
