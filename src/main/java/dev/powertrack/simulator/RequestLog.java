package dev.powertrack.simulator;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Every request since the start or the last {@link #clear}, in the order in which they came in. A
 * request is in it before the first byte of its answer goes out, and its bytes are counted before
 * they go out: who has read an answer finds it here. Thread-safe.
 */
public final class RequestLog {
  private final List<LoggedRequest> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger mostOpen = new AtomicInteger();

  RequestLog() {}

  /** A copy, in the order in which they came in. */
  public List<LoggedRequest> all() {
    return List.copyOf(requests);
  }

  /** How many requests there were of some kind. */
  public int count(Predicate<LoggedRequest> which) {
    return (int) requests.stream().filter(which).count();
  }

  /** Requests of a method whose path, without query, matches a glob, as in {@link Faults}. */
  public int count(String method, String glob) {
    Predicate<String> matches = Faults.glob(glob);
    return count(r -> r.method().equals(method) && matches.test(r.path()));
  }

  /** GETs to the API. */
  public int apiGets() {
    return count(r -> r.origin() == Origin.API && r.method().equals("GET"));
  }

  /** GETs for data files, with those that were refused or broken. */
  public int dataFiles() {
    return count(r -> r.origin() == Origin.DATA && r.method().equals("GET"));
  }

  /** Bytes of data files that were handed to connections. */
  public long dataBytes() {
    return requests.stream()
        .filter(r -> r.origin() == Origin.DATA)
        .mapToLong(LoggedRequest::bytes)
        .sum();
  }

  /**
   * The most requests for data files that were being answered at one moment. A client may have read
   * an answer a moment before it counts as ended here.
   */
  public int mostDataFilesAtOnce() {
    return mostOpen.get();
  }

  /** Forgets all requests. */
  public void clear() {
    requests.clear();
    mostOpen.set(open.get());
  }

  void add(LoggedRequest request) {
    requests.add(request);
    if (request.origin() == Origin.DATA) {
      int now = open.incrementAndGet();
      mostOpen.accumulateAndGet(now, Math::max);
    }
  }

  void end(LoggedRequest request) {
    request.end();
    if (request.origin() == Origin.DATA) {
      open.decrementAndGet();
    }
  }
}
