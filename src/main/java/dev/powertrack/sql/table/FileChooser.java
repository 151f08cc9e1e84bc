package dev.powertrack.sql.table;

import dev.powertrack.archive.ArchivedJob;
import dev.powertrack.archive.DataFile;
import dev.powertrack.archive.TimeRange;
import dev.powertrack.archive.Window;
import dev.powertrack.scan.FileReport;
import dev.powertrack.scan.FileReport.TweetTimes;
import dev.powertrack.scan.ScanEngine;
import dev.powertrack.sql.prune.GroupTest;
import dev.powertrack.sql.prune.Interval;
import dev.powertrack.sql.prune.SplitTest;
import dev.powertrack.sql.prune.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the files that a query opens. Jobs are chosen by their periods first: no list of files is
 * fetched for a job that cannot match. A file that was read before is known better than by its
 * window: if its first tweet came later than the query's range ends it is left out, and if all of
 * its rows match and are one group it is counted without being opened.
 *
 * <p>Worked example. {@code COUNT(*)} from 10:05 to 10:25; all files were read before. Of 10:00
 * some rows match: opened. Of 10:10 the first tweet is known to be of 10:10:07 and the last of
 * 10:19:51, so all match: counted. Of 10:20 the first is known to be of 10:26:40, so none can
 * match: left out.
 */
final class FileChooser {
  private static final List<Duration> BLOCKS = List.of(Duration.ofDays(1), Duration.ofHours(1));

  /** The block of files whose names do not tell their windows. */
  private static final Instant UNTOLD = Instant.MIN;

  private final ScanEngine engine;
  private final TweetColumnRoles roles;
  private final @Nullable JobCounts jobCounts;
  private final KnownFiles known;
  private final SplitTest splits;
  private final @Nullable GroupTest groups;
  private final boolean needsTimes;

  private long listed;
  private final List<DataFile> toOpen = new ArrayList<>();
  private final List<CountedSplit> counted = new ArrayList<>();
  private long jobsCounted;

  /**
   * A chooser for one request.
   *
   * @param jobCounts null where nobody is believed
   * @param needsTimes whether rows that are counted must tell their times
   */
  FileChooser(
      ScanEngine engine,
      TweetColumnRoles roles,
      @Nullable JobCounts jobCounts,
      RowRequest request,
      boolean needsTimes) {
    this.engine = engine;
    this.roles = roles;
    this.jobCounts = jobCounts;
    this.known = new KnownFiles(engine);
    this.splits = request.splits();
    this.groups = request.groups();
    this.needsTimes = needsTimes;
  }

  FileSelection choose(Comparator<DataFile> order) {
    jobs().forEach(this::addJob);
    toOpen.sort(order);
    return new FileSelection(listed, toOpen, counted, jobsCounted);
  }

  /** A condition that allows no job at all (WHERE 1 = 0) needs no list of jobs either. */
  private List<ArchivedJob> jobs() {
    Set<Object> pinned = splits.pinned(roles.jobId()).orElse(null);
    boolean never = splits.test(column -> Interval.UNKNOWN) == Verdict.NEVER;
    return never || pinned != null && pinned.isEmpty() ? List.of() : engine.archive().jobs();
  }

  private void addJob(ArchivedJob job) {
    if (splits.test(TweetBounds.of(roles, job.jobId(), job.period())) == Verdict.NEVER) {
      return;
    }
    List<DataFile> files = engine.archive().files(job.jobId());
    listed += files.size();
    if (!isAnswered(job, files)) {
      addFiles(job.jobId(), files, 0);
    }
  }

  /**
   * Files of one job. A condition is asked of a day before it is asked of its hours, and of an hour
   * before its windows: what can never hold in a day need not be asked 144 times. What always holds
   * in one is asked again: a window may still have no partner in a join.
   *
   * @param level of {@link #BLOCKS}
   */
  private void addFiles(String jobId, List<DataFile> files, int level) {
    if (level == BLOCKS.size()) {
      files.forEach(this::addFile);
      return;
    }
    Duration length = BLOCKS.get(level);
    blocks(files, length)
        .forEach(
            (start, block) -> {
              if (start.equals(UNTOLD) || mayMatch(jobId, start, length)) {
                addFiles(jobId, block, level + 1);
              }
            });
  }

  private boolean mayMatch(String jobId, Instant start, Duration length) {
    TimeRange range = TimeRange.between(start, start.plus(length));
    return splits.test(TweetBounds.ofFiles(roles, jobId, range)) != Verdict.NEVER;
  }

  /** By the starts of the blocks in which their windows lie. */
  private static Map<Instant, List<DataFile>> blocks(List<DataFile> files, Duration length) {
    Map<Instant, List<DataFile>> blocks = new LinkedHashMap<>();
    for (DataFile file : files) {
      Window window = file.window();
      Instant start = window == null ? UNTOLD : startOfBlock(window.start(), length);
      blocks.computeIfAbsent(start, s -> new ArrayList<>()).add(file);
    }
    return blocks;
  }

  private static Instant startOfBlock(Instant time, Duration length) {
    long seconds = length.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
  }

  /** Whether the service's own count stands for the job; files that were read are known better. */
  private boolean isAnswered(ArchivedJob job, List<DataFile> files) {
    TweetBounds bounds = TweetBounds.asTold(roles, job);
    if (jobCounts == null
        || groups == null
        || needsTimes
        || splits.test(bounds) != Verdict.ALWAYS
        || !groups.isOneGroup(bounds)
        || files.stream().allMatch(file -> known.report(file).isPresent())) {
      return false;
    }
    OptionalLong count = jobCounts.of(job.jobId());
    if (count.isEmpty()) {
      return false;
    }
    if (count.getAsLong() > 0) {
      counted.add(new CountedSplit(bounds, count.getAsLong(), null, null));
      jobsCounted++;
    }
    return true;
  }

  private void addFile(DataFile file) {
    Verdict verdict = splits.test(TweetBounds.of(roles, file));
    if (verdict == Verdict.NEVER) {
      return;
    }
    boolean mayBeAnswered =
        groups != null || verdict == Verdict.MAYBE && splits.asksOf(roles.postedAt());
    Optional<FileReport> report = mayBeAnswered ? known.report(file) : Optional.empty();
    if (report.isEmpty() || !isAnswered(report.get())) {
      toOpen.add(file);
    }
  }

  /** Whether the file need not be opened. */
  private boolean isAnswered(FileReport report) {
    TweetBounds bounds = TweetBounds.ofKnown(roles, report);
    Verdict verdict = splits.test(bounds);
    if (verdict == Verdict.NEVER) {
      return true;
    }
    TweetTimes times = report.times();
    if (groups == null
        || verdict != Verdict.ALWAYS
        || !groups.isOneGroup(bounds)
        || needsTimes && times == null) {
      return false;
    }
    if (report.tweets() > 0) {
      counted.add(
          new CountedSplit(
              bounds,
              report.tweets(),
              times == null ? null : times.first(),
              times == null ? null : times.last()));
    }
    return true;
  }
}
