package dev.powertrack.simulator;

import dev.powertrack.simulator.http.Request;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A request that the simulator has seen, and what became of it so far. Thread-safe. */
public final class LoggedRequest {
  private final Origin origin;
  private final String method;
  private final String path;
  private final Optional<String> range;
  private final boolean withAuthorization;
  private final Instant at = Instant.now();
  private final AtomicLong bytes = new AtomicLong();
  private volatile int status;
  private volatile boolean ended;

  LoggedRequest(Origin origin, Request request) {
    this.origin = origin;
    this.method = request.method();
    this.path = request.path();
    this.range = request.header("range");
    this.withAuthorization = request.header("authorization").isPresent();
  }

  /** Which of the two hosts was asked. */
  public Origin origin() {
    return origin;
  }

  /** Such as GET. */
  public String method() {
    return method;
  }

  /** Without the query string. */
  public String path() {
    return path;
  }

  /** The Range header. */
  public Optional<String> range() {
    return range;
  }

  /** Whether it had an Authorization header. */
  public boolean withAuthorization() {
    return withAuthorization;
  }

  /** When it came in, by the wall clock. */
  public Instant at() {
    return at;
  }

  /** 0 as long as nothing was answered. */
  public int status() {
    return status;
  }

  /** Bytes of the body that were handed to the connection. */
  public long bytes() {
    return bytes.get();
  }

  /** Whether all was sent that will be sent. */
  public boolean ended() {
    return ended;
  }

  void answered(int newStatus) {
    status = newStatus;
  }

  void sent(int count) {
    bytes.addAndGet(count);
  }

  void end() {
    ended = true;
  }

  @Override
  public String toString() {
    return origin + " " + method + " " + path + " " + status + ", " + bytes + " bytes";
  }
}
