package dev.powertrack.archive;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Ends everything that one scan has under way, also what waits for the network. */
public final class CancelSignal {
  private final Set<Runnable> actions = new HashSet<>();
  private volatile boolean cancelled;

  /** Runs the registered actions; the first call counts. */
  public void cancel() {
    List<Runnable> toRun;
    synchronized (actions) {
      cancelled = true;
      toRun = List.copyOf(actions);
      actions.clear();
    }
    toRun.forEach(Runnable::run);
  }

  public boolean isCancelled() {
    return cancelled;
  }

  /**
   * Throws if {@link #cancel} was called.
   *
   * @throws PowerTrackException of kind CANCELLED
   */
  public void check() {
    if (cancelled) {
      throw cancelled();
    }
  }

  /**
   * Registers what ends a piece of work; it runs at once when the signal was given before.
   *
   * @return closes the registration when the work is done
   */
  public Registration onCancel(Runnable action) {
    synchronized (actions) {
      if (!cancelled) {
        actions.add(action);
        return () -> remove(action);
      }
    }
    action.run();
    return () -> {};
  }

  /** Ends a registration. */
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  static PowerTrackException cancelled() {
    return new PowerTrackException(Kind.CANCELLED, "The statement was cancelled.");
  }

  private void remove(Runnable action) {
    synchronized (actions) {
      actions.remove(action);
    }
  }
}
