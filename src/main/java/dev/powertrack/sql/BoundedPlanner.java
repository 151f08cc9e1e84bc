package dev.powertrack.sql;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import org.apache.calcite.plan.Context;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.volcano.VolcanoPlanner;
import org.apache.calcite.plan.volcano.VolcanoTimeoutException;
import org.apache.calcite.rel.RelNode;

/**
 * Calcite's planner, which stops: at once when the statement is cancelled or its time is up, and
 * with the best plan found so far when it has searched long enough. The search grows exponentially
 * with a statement, its use does not. Used by the one thread that plans.
 */
final class BoundedPlanner extends VolcanoPlanner {
  /** Ordinary statements need a hundredth of it. */
  private static final long LONGEST_SEARCH = TimeUnit.SECONDS.toNanos(2);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final ExecutionControl control;

  /** What comes before the search takes seconds of its own for a long statement. */
  private long end = Long.MAX_VALUE;

  BoundedPlanner(Context context, ExecutionControl control) {
    super(null, Contexts.chain(context, Contexts.of(control)));
    this.control = control;
  }

  @Override
  public void checkCancel() {
    control.check();
    if (clock() > end) {
      throw new VolcanoTimeoutException();
    }
  }

  /**
   * The best plan.
   *
   * @throws PowerTrackException (UNSUPPORTED) if none was found in the time there is
   */
  @Override
  public RelNode findBestExp() {
    end = clock() + LONGEST_SEARCH;
    try {
      return super.findBestExp();
    } catch (CannotPlanException e) {
      if (clock() > end) {
        throw new PowerTrackException(
            Kind.UNSUPPORTED,
            "The statement is too long to be planned: no plan was found for it in the time there is"
                + " for the search. It can be split into several.",
            e);
      }
      throw e;
    }
  }

  /** CPU time, in nanoseconds: on a busy machine a statement gets no worse plan. */
  private static long clock() {
    return THREADS.isCurrentThreadCpuTimeSupported()
        ? THREADS.getCurrentThreadCpuTime()
        : System.nanoTime();
  }
}
