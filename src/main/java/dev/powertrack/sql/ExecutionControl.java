package dev.powertrack.sql;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.scan.ScanProgress;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The handle by which another thread ends an execution, and by which it hands warnings to its
 * statement. One for each execution.
 */
public final class ExecutionControl {
  private final AtomicBoolean cancelled = new AtomicBoolean();
  private final CopyOnWriteArrayList<Runnable> onCancel = new CopyOnWriteArrayList<>();
  private final CopyOnWriteArrayList<String> warnings = new CopyOnWriteArrayList<>();
  private final CopyOnWriteArrayList<String> generatedKeys = new CopyOnWriteArrayList<>();
  private final CopyOnWriteArrayList<ScanProgress> scans = new CopyOnWriteArrayList<>();
  private volatile @Nullable PowerTrackException reason;
  private volatile String outcome = "";
  private volatile @Nullable Rehearsal rehearsal;
  private volatile boolean rehearsed;

  /** Ends the execution: its next step throws {@code reason}. The first call wins. */
  public void cancel(PowerTrackException reason) {
    synchronized (this) {
      if (this.reason == null) {
        this.reason = reason;
      }
    }
    cancelled.set(true);
    onCancel.forEach(Runnable::run);
  }

  /** Ends the execution because its user said so. */
  public void cancel() {
    cancel(new PowerTrackException(Kind.CANCELLED, "The statement was cancelled."));
  }

  public boolean isCancelled() {
    return cancelled.get();
  }

  /** Throws what {@link #cancel} was given, if it was called. */
  public void check() {
    PowerTrackException why = reason;
    if (why != null) {
      throw new PowerTrackException(why.kind(), why.getMessage() + outcome, why);
    }
  }

  /**
   * What a cancelled statement has changed for good, or not: a part of what {@link #check} says.
   */
  public void tellOutcome(String sentence) {
    outcome = " " + sentence;
  }

  /** Runs {@code action} when the execution is cancelled, at once if it was already. */
  public void onCancel(Runnable action) {
    onCancel.add(action);
    if (isCancelled()) {
      action.run();
    }
  }

  public void removeOnCancel(Runnable action) {
    onCancel.remove(action);
  }

  /** Adds something that the user should know, for example a damaged file that was passed over. */
  public void warn(String message) {
    warnings.addIfAbsent(message);
  }

  public java.util.List<String> warnings() {
    return java.util.List.copyOf(warnings);
  }

  /** A scan of the execution's has started. */
  public void addScan(ScanProgress scan) {
    scans.add(scan);
  }

  /** In the order in which they started. */
  public java.util.List<ScanProgress> scans() {
    return java.util.List.copyOf(scans);
  }

  /** Adds the key of a row that the statement has made: the id of a new job. */
  public void addGeneratedKey(String key) {
    generatedKeys.add(key);
  }

  /** In the order in which they were made. */
  public java.util.List<String> generatedKeys() {
    return java.util.List.copyOf(generatedKeys);
  }

  /** From now on changes are checked only, as part of {@code rehearsal}. */
  public void rehearse(Rehearsal rehearsal) {
    this.rehearsal = rehearsal;
  }

  /** Null where changes are to be made. */
  public @Nullable Rehearsal rehearsal() {
    return rehearsal;
  }

  /** The changes were checked in a rehearsal just now. */
  public void setRehearsed() {
    rehearsed = true;
  }

  public boolean isRehearsed() {
    return rehearsed;
  }

  /** The flag that generated code looks at. */
  AtomicBoolean flag() {
    return cancelled;
  }
}
