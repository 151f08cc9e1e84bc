package dev.powertrack.sql.table;

import dev.powertrack.sql.ExecutionControl;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Steps that may wait for an answer of the service, and that a cancel or a timeout of their
 * statement interrupts. Unlike {@link WorkEndedByCancel} they stay on the caller's thread, for a
 * scan takes one for each row; an interrupt that came too late is taken back when the step ends.
 */
final class StepsEndedByCancel implements AutoCloseable {
  private final ExecutionControl control;
  private final Runnable interrupt = this::interrupt;

  /** The thread that is in a step. */
  private @Nullable Thread waiting;

  private boolean interrupted;

  StepsEndedByCancel(ExecutionControl control) {
    this.control = control;
    control.onCancel(interrupt);
  }

  /** One step by itself. */
  static <T> T once(ExecutionControl control, Supplier<T> step) {
    try (StepsEndedByCancel steps = new StepsEndedByCancel(control)) {
      return steps.run(step);
    }
  }

  <T> T run(Supplier<T> step) {
    enter();
    try {
      control.check();
      return step.get();
    } finally {
      leave();
    }
  }

  @Override
  public void close() {
    control.removeOnCancel(interrupt);
  }

  private synchronized void enter() {
    waiting = Thread.currentThread();
  }

  private synchronized void leave() {
    waiting = null;
    if (interrupted) {
      interrupted = false;
      boolean ignored = Thread.interrupted();
    }
  }

  private synchronized void interrupt() {
    if (waiting != null) {
      interrupted = true;
      waiting.interrupt();
    }
  }
}
