package dev.powertrack.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How a simulator is to behave.
 *
 * @param seed of all content and of the job ids: the same seed, the same account
 * @param clockSpeed simulated seconds in a second of the wall clock; 0 stops the simulated clock
 * @param limits whether the service's rate limits hold
 * @param port of the API; 0 for any free one. The data files always get any free one
 * @param start what the simulated clock shows at first
 * @param demoJobs whether the account holds the jobs of the demo or is empty
 * @param costs whether quotes name a cost; with a subscription they do not
 * @param linkLife how long a link to a data file holds from when it was handed out, in simulated
 *     time
 * @param namedFiles whether the gzip header of a data file has a name
 */
public record SimulatorSettings(
    long seed,
    double clockSpeed,
    boolean limits,
    int port,
    Instant start,
    boolean demoJobs,
    boolean costs,
    Duration linkLife,
    boolean namedFiles) {

  private static final long SEED = 20140713L;

  public SimulatorSettings {
    if (!(clockSpeed >= 0) || Double.isInfinite(clockSpeed)) {
      throw new IllegalArgumentException("clockSpeed must be 0 or more, not " + clockSpeed);
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
    }
    if (linkLife.isNegative()) {
      throw new IllegalArgumentException("linkLife must not be negative");
    }
  }

  /**
   * For people: the demo's jobs, today, a clock ten times as fast as the wall clock, without rate
   * limits. Not faster: what is delivered expires after 15 days, and a demo may stay open for a
   * day.
   */
  public static SimulatorSettings demo() {
    return new SimulatorSettings(SEED, 10, false, 0, now(), true, true, Duration.ofDays(30), false);
  }

  /** For tests: the demo's jobs, today, a clock that only moves when told, without rate limits. */
  public static SimulatorSettings forTests() {
    return demo().withClockSpeed(0);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  /** The same with another seed: other jobs, users and tweets. */
  public SimulatorSettings withSeed(long value) {
    return new SimulatorSettings(
        value, clockSpeed, limits, port, start, demoJobs, costs, linkLife, namedFiles);
  }

  /** The same with another speed of the simulated clock. */
  public SimulatorSettings withClockSpeed(double value) {
    return new SimulatorSettings(
        seed, value, limits, port, start, demoJobs, costs, linkLife, namedFiles);
  }

  /** The same with or without rate limits. */
  public SimulatorSettings withLimits(boolean value) {
    return new SimulatorSettings(
        seed, clockSpeed, value, port, start, demoJobs, costs, linkLife, namedFiles);
  }

  /** The same with another port of the API. */
  public SimulatorSettings withPort(int value) {
    return new SimulatorSettings(
        seed, clockSpeed, limits, value, start, demoJobs, costs, linkLife, namedFiles);
  }

  /** The same at another time. */
  public SimulatorSettings withStart(Instant value) {
    return new SimulatorSettings(
        seed, clockSpeed, limits, port, value, demoJobs, costs, linkLife, namedFiles);
  }

  /** The same with the demo's jobs or none. */
  public SimulatorSettings withDemoJobs(boolean value) {
    return new SimulatorSettings(
        seed, clockSpeed, limits, port, start, value, costs, linkLife, namedFiles);
  }

  /** The same with or without costs in quotes. */
  public SimulatorSettings withCosts(boolean value) {
    return new SimulatorSettings(
        seed, clockSpeed, limits, port, start, demoJobs, value, linkLife, namedFiles);
  }

  /** The same with links that hold for another time. */
  public SimulatorSettings withLinkLife(Duration value) {
    return new SimulatorSettings(
        seed, clockSpeed, limits, port, start, demoJobs, costs, value, namedFiles);
  }

  /** The same with or without names in gzip headers. */
  public SimulatorSettings withNamedFiles(boolean value) {
    return new SimulatorSettings(
        seed, clockSpeed, limits, port, start, demoJobs, costs, linkLife, value);
  }
}
