package dev.powertrack.api;

import java.io.IOException;

/** The connection failed before an answer was there as a whole. */
final class NoAnswer extends Exception {
  private static final long serialVersionUID = 1L;

  private final IOException reason;
  private final boolean sent;

  NoAnswer(IOException reason, boolean sent) {
    super(reason);
    this.reason = reason;
    this.sent = sent;
  }

  IOException reason() {
    return reason;
  }

  /** Whether the service may have got the request. */
  boolean sent() {
    return sent;
  }
}
