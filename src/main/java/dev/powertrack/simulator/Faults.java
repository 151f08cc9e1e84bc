package dev.powertrack.simulator;

import dev.powertrack.simulator.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What goes wrong on purpose, and for which requests. Paths are given as globs over the whole path
 * without its query, on both origins: {@code *} stands for anything but a slash, {@code **} for
 * anything. Thread-safe.
 */
public final class Faults {
  private final List<Armed> armed = new CopyOnWriteArrayList<>();

  Faults() {}

  /** Strikes every request whose path matches. */
  public Armed always(String glob, Fault fault) {
    return next(Integer.MAX_VALUE, glob, fault);
  }

  /** Strikes the next so many requests whose path matches. */
  public Armed next(int times, String glob, Fault fault) {
    Predicate<String> matches = glob(glob);
    return next(times, request -> matches.test(request.path()), fault);
  }

  /** Strikes the next so many requests that match. */
  public Armed next(int times, Predicate<Request> which, Fault fault) {
    Armed added = new Armed(which, times, fault);
    armed.add(added);
    return added;
  }

  /** Lets everything go right again. */
  public void clear() {
    armed.clear();
  }

  /** The faults that strike a request, in the order in which they were added. */
  List<Fault> strike(Request request) {
    List<Fault> struck = new ArrayList<>();
    for (Armed one : armed) {
      if (one.strikes(request)) {
        struck.add(one.fault);
      }
    }
    return struck;
  }

  static Predicate<String> glob(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      if (glob.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else if (glob.charAt(i) == '*') {
        regex.append("[^/]*");
      } else {
        regex.append(Pattern.quote(glob.substring(i, i + 1)));
      }
    }
    return Pattern.compile(regex.toString()).asMatchPredicate();
  }

  /** A fault that waits for its requests. Thread-safe. */
  public static final class Armed {
    private final Predicate<Request> which;
    private final int times;
    private final Fault fault;
    private final AtomicInteger struck = new AtomicInteger();
    private volatile boolean off;

    private Armed(Predicate<Request> which, int times, Fault fault) {
      this.which = which;
      this.times = times;
      this.fault = fault;
    }

    /** How many requests it has struck. */
    public int struck() {
      return struck.get();
    }

    /** Strikes no more. */
    public void off() {
      off = true;
    }

    private boolean strikes(Request request) {
      if (off || !which.test(request)) {
        return false;
      }
      int before = struck.getAndUpdate(count -> count < times ? count + 1 : count);
      return before < times;
    }
  }
}
