package dev.powertrack.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * CPU and wall time between its making and {@link #stop}, in milliseconds.
 *
 * @param thread CPU of the calling thread
 * @param process CPU of all threads of this JVM, compiler and collector included
 * @param wall time on the clock
 */
record CpuClock(double thread, double process, double wall) {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  static CpuClock start() {
    return new CpuClock(
        ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e6,
        SYSTEM.getProcessCpuTime() / 1e6,
        System.nanoTime() / 1e6);
  }

  /** A clock that has run since the process began, as far as CPU is concerned. */
  static CpuClock sinceProcessBegan() {
    return new CpuClock(
        0, 0, (System.nanoTime() / 1e6) - ManagementFactory.getRuntimeMXBean().getUptime());
  }

  /** What has passed, divided by {@code times}. */
  CpuClock stop(int times) {
    CpuClock now = start();
    return new CpuClock(
        (now.thread - thread) / times, (now.process - process) / times, (now.wall - wall) / times);
  }
}
