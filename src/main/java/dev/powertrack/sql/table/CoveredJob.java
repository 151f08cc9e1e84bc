package dev.powertrack.sql.table;

import dev.powertrack.archive.ArchivedJob;
import dev.powertrack.archive.TimeRange;
import dev.powertrack.archive.Window;
import dev.powertrack.sql.prune.Interval;
import dev.powertrack.sql.prune.SplitBounds;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A job whose windows are told of: one that has data files.
 *
 * @param title null where nobody tells it
 * @param period in whole windows; null where it is not known before the files are listed
 */
record CoveredJob(String jobId, @Nullable String title, @Nullable TimeRange period) {

  static CoveredJob of(ArchivedJob job, @Nullable String title) {
    TimeRange period = job.period();
    return new CoveredJob(
        job.jobId(),
        title,
        period == null || !period.from().isBefore(period.to()) ? null : wholeWindows(period));
  }

  private static TimeRange wholeWindows(TimeRange period) {
    return TimeRange.between(
        Window.containing(period.from()).start(),
        Window.containing(period.to().minusMillis(1)).end());
  }

  /**
   * What is known of all its windows before its files are listed: as when files are chosen for
   * TWEETS, a job is taken to have none outside of its period.
   *
   * @param ordinal of a column, by its name
   */
  SplitBounds bounds(Function<String, Integer> ordinal) {
    int id = ordinal.apply("JOB_ID");
    int ofTitle = ordinal.apply("TITLE");
    int start = ordinal.apply("WINDOW_START");
    int end = ordinal.apply("WINDOW_END");
    return column -> {
      if (column == id) {
        return Interval.point(jobId);
      }
      if (column == ofTitle) {
        return Interval.point(title);
      }
      return column == start ? times(0) : column == end ? times(1) : Interval.UNKNOWN;
    };
  }

  /** Of the starts of its windows, or of the starts so many windows later. */
  private Interval times(int windowsLater) {
    if (period == null) {
      return Interval.UNKNOWN;
    }
    Instant first = period.from().plus(Window.LENGTH.multipliedBy(windowsLater));
    Instant last = period.to().minus(Window.LENGTH.multipliedBy(1L - windowsLater));
    return Interval.closed(first.toEpochMilli(), last.toEpochMilli());
  }
}
