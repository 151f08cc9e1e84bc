package dev.powertrack.sql.table;

import dev.powertrack.archive.ArchivedJob;
import dev.powertrack.archive.DataFile;
import dev.powertrack.archive.TimeRange;
import dev.powertrack.archive.Window;
import dev.powertrack.scan.FileReport;
import dev.powertrack.scan.FileReport.TweetTimes;
import dev.powertrack.sql.prune.Interval;
import dev.powertrack.sql.prune.SplitBounds;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the rows of a job, or of a file, before it is opened. Only a job's own ends and
 * a file's own window are used; times that cannot be read are NULL, so times may be NULL.
 */
final class TweetBounds implements SplitBounds {
  private final TweetColumnRoles roles;
  private final Interval jobId;
  private final Interval fileName;
  private final Interval windowStart;
  private final Interval windowEnd;
  private final Interval postedAt;
  private final Interval tweetId;

  private TweetBounds(
      TweetColumnRoles roles,
      String jobId,
      Interval fileName,
      Interval windowStart,
      Interval windowEnd,
      @Nullable TimeRange times) {
    this(
        roles,
        Interval.point(jobId),
        fileName,
        windowStart,
        windowEnd,
        times == null ? Interval.UNKNOWN : postedAt(times).orNull(),
        times == null ? Interval.UNKNOWN : Snowflake.idsOf(times));
  }

  private TweetBounds(
      TweetColumnRoles roles,
      Interval jobId,
      Interval fileName,
      Interval windowStart,
      Interval windowEnd,
      Interval postedAt,
      Interval tweetId) {
    this.roles = roles;
    this.jobId = jobId;
    this.fileName = fileName;
    this.windowStart = windowStart;
    this.windowEnd = windowEnd;
    this.postedAt = postedAt;
    this.tweetId = tweetId;
  }

  /** Of all rows of a job. A period is told in minutes, so it may begin and end in a window. */
  static TweetBounds of(TweetColumnRoles roles, String jobId, @Nullable TimeRange period) {
    if (period == null || !period.from().isBefore(period.to())) {
      return new TweetBounds(
          roles, jobId, Interval.UNKNOWN, Interval.UNKNOWN, Interval.UNKNOWN, null);
    }
    Window first = Window.containing(period.from());
    Window last = Window.containing(period.to().minusMillis(1));
    return new TweetBounds(
        roles,
        jobId,
        Interval.UNKNOWN,
        Interval.closed(first.start().toEpochMilli(), last.start().toEpochMilli()).orNull(),
        Interval.closed(first.end().toEpochMilli(), last.end().toEpochMilli()).orNull(),
        TimeRange.between(first.start(), last.end()));
  }

  /** Of all rows of those files of a job whose windows lie in a range of whole windows. */
  static TweetBounds ofFiles(TweetColumnRoles roles, String jobId, TimeRange range) {
    long first = range.from().toEpochMilli();
    long end = range.to().toEpochMilli();
    long window = Window.LENGTH.toMillis();
    return new TweetBounds(
        roles,
        jobId,
        Interval.UNKNOWN,
        Interval.closed(first, end - window),
        Interval.closed(first + window, end),
        range);
  }

  /**
   * Of all rows of a job, if the service is believed: it delivers tweets of the job's period only.
   */
  static TweetBounds asTold(TweetColumnRoles roles, ArchivedJob job) {
    TweetBounds bounds = of(roles, job.jobId(), job.period());
    Comparable<?> first = bounds.postedAt.lo();
    Comparable<?> last = bounds.postedAt.hi();
    return new TweetBounds(
        roles,
        bounds.jobId,
        bounds.fileName,
        bounds.windowStart,
        bounds.windowEnd,
        first == null || last == null ? Interval.UNKNOWN : Interval.closed(first, last),
        Interval.UNKNOWN);
  }

  /** Of all rows of a file. */
  static TweetBounds of(TweetColumnRoles roles, DataFile file) {
    Window window = file.window();
    Interval name = Interval.point(file.name());
    return window == null
        ? new TweetBounds(roles, file.jobId(), name, Interval.ONLY_NULL, Interval.ONLY_NULL, null)
        : new TweetBounds(
            roles,
            file.jobId(),
            name,
            Interval.point(window.start().toEpochMilli()),
            Interval.point(window.end().toEpochMilli()),
            TimeRange.between(window.start(), window.end()));
  }

  /**
   * Of all rows of a file that was read before. They hold for every row, where those of a window
   * only say what a row should be; so what follows of them for all rows is sure.
   *
   * @param report of the file as it is; nothing is wrong with it
   */
  static TweetBounds ofKnown(TweetColumnRoles roles, FileReport report) {
    TweetBounds file = of(roles, report.file());
    TweetTimes times = report.times();
    return new TweetBounds(
        roles,
        file.jobId,
        file.fileName,
        file.windowStart,
        file.windowEnd,
        times == null || times.first() == null || times.last() == null
            ? Interval.UNKNOWN
            : Interval.closed(times.first(), times.last()),
        Interval.UNKNOWN);
  }

  @Override
  public Interval column(int column) {
    if (column == roles.postedAt()) {
      return postedAt;
    }
    if (column == roles.jobId()) {
      return jobId;
    }
    if (column == roles.windowStart()) {
      return windowStart;
    }
    if (column == roles.windowEnd()) {
      return windowEnd;
    }
    if (column == roles.tweetId()) {
      return tweetId;
    }
    return column == roles.fileName() ? fileName : Interval.UNKNOWN;
  }

  static Interval postedAt(TimeRange times) {
    return Interval.closed(times.from().toEpochMilli(), times.to().toEpochMilli() - 1);
  }
}
