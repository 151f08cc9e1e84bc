package dev.powertrack.simulator;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job. What it is at a moment follows from the moments that are fixed here; nothing ever runs.
 *
 * @param outcome how it ends if it is run
 * @param estimate when it is estimated
 * @param decision accepted or rejected; null if neither yet
 */
record SimulatedJob(
    String uuid,
    String title,
    String publisher,
    JobContent content,
    String requestedBy,
    Instant requestedAt,
    Outcome outcome,
    Span estimate,
    @Nullable Decision decision) {

  static final Duration QUOTE_LIFE = Duration.ofDays(7);
  static final Duration LIFE = Duration.ofDays(15);

  /** From checking the files to handing them out. */
  static final Duration CHECK = Duration.ofSeconds(4);

  /** How a job ends. */
  enum Outcome {
    DELIVERED,
    FAILED
  }

  /** From a moment to a later one. */
  record Span(Instant from, Instant to) {
    Span {
      if (to.isBefore(from)) {
        throw new IllegalArgumentException("a span ends after it starts");
      }
    }

    /** 0 to 100. */
    int percent(Instant now) {
      double whole = Math.max(1, Duration.between(from, to).toMillis());
      long part = Duration.between(from, now).toMillis();
      return (int) Math.max(0, Math.min(100, 100 * part / whole));
    }
  }

  /**
   * What the customer said to a quote.
   *
   * @param run when it runs; null if it was rejected
   */
  record Decision(String by, Instant at, @Nullable Span run) {}

  SimulatedJob decided(Decision made) {
    return new SimulatedJob(
        uuid, title, publisher, content, requestedBy, requestedAt, outcome, estimate, made);
  }

  Instant quotedAt() {
    return estimate.to();
  }

  Instant quoteExpiresAt() {
    return quotedAt().plus(QUOTE_LIFE);
  }

  /** When its files were or will be handed out; null if it is not to be run. */
  @Nullable Instant deliveredAt() {
    Span run = decision == null ? null : decision.run();
    return run == null ? null : run.to().plus(CHECK);
  }

  /** When it is gone: 15 days after it was delivered, else after it was decided or quoted. */
  Instant expiresAt() {
    Instant delivered = deliveredAt();
    if (delivered != null) {
      return delivered.plus(LIFE);
    }
    return (decision == null ? quotedAt() : decision.at()).plus(LIFE);
  }

  boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt());
  }

  JobStatus status(Instant now) {
    if (now.isBefore(estimate.from())) {
      return JobStatus.OPENED;
    }
    if (now.isBefore(estimate.to())) {
      return JobStatus.ESTIMATING;
    }
    if (decision == null) {
      return JobStatus.QUOTED;
    }
    Span run = decision.run();
    if (run == null) {
      return JobStatus.REJECTED;
    }
    if (now.isBefore(run.from())) {
      return JobStatus.ACCEPTED;
    }
    if (now.isBefore(run.to())) {
      return JobStatus.RUNNING;
    }
    if (outcome == Outcome.FAILED) {
      return JobStatus.FAILED;
    }
    return now.isBefore(run.to().plus(CHECK)) ? JobStatus.COMPLETED : JobStatus.DELIVERED;
  }

  /** Climbs while it is estimated, falls to 0 when it is quoted, climbs again while it runs. */
  int percentComplete(Instant now) {
    return switch (status(now)) {
      case OPENED, QUOTED, ACCEPTED, REJECTED -> 0;
      case ESTIMATING -> estimate.percent(now);
      case RUNNING -> decision == null || decision.run() == null ? 0 : decision.run().percent(now);
      case COMPLETED, DELIVERED, FAILED -> 100;
    };
  }
}
