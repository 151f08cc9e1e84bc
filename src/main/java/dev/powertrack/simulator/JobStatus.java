package dev.powertrack.simulator;

import java.util.Locale;

/** The states of a job with the service's own sentences about them. */
enum JobStatus {
  OPENED("Waiting on quote from Gnip."),
  ESTIMATING("Auto-estimate job is running."),
  QUOTED("Job quoted and awaiting customer acceptance."),
  ACCEPTED("Job accepted and ready to be queued."),
  REJECTED("Job quote rejected by customer."),
  RUNNING("Job queued and being processed."),
  COMPLETED("Job completed and awaiting validation."),
  DELIVERED("Job delivered and available for download."),
  FAILED("Job completed but failed validation. Gnip investigating.");

  private final String message;

  JobStatus(String message) {
    this.message = message;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String message() {
    return message;
  }

  /** Whether there is a quote to be seen. */
  boolean hasQuote() {
    return this != OPENED && this != ESTIMATING;
  }
}
