package dev.powertrack.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What one run cost.
 *
 * @param wallNanos from the statement to the last row
 * @param cpuNanos of all threads of this process, native ones, compiler and garbage collector
 *     included
 */
record Measurement(long wallNanos, long cpuNanos) {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** An answer and its cost. */
  record Measured(Answer answer, Measurement cost) {}

  static Measured of(Engine engine, Query query) throws SQLException {
    long cpu = SYSTEM.getProcessCpuTime();
    long wall = System.nanoTime();
    Answer answer = engine.run(query);
    Measurement cost = new Measurement(System.nanoTime() - wall, SYSTEM.getProcessCpuTime() - cpu);
    return new Measured(answer, cost);
  }

  /** The medians of either figure. */
  static Measurement median(List<Measurement> runs) {
    return new Measurement(
        median(runs.stream().mapToLong(Measurement::wallNanos)),
        median(runs.stream().mapToLong(Measurement::cpuNanos)));
  }

  private static long median(LongStream values) {
    long[] sorted = values.sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
