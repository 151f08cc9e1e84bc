package dev.powertrack.sql.table;

import dev.powertrack.archive.Archive;
import dev.powertrack.archive.ArchivedJob;
import dev.powertrack.archive.DataFile;
import dev.powertrack.archive.Window;
import dev.powertrack.sql.prune.Interval;
import dev.powertrack.sql.prune.SplitTest;
import dev.powertrack.sql.prune.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The files that a query has to open, in the order of their windows.
 *
 * @param listed how many files the jobs that were looked at have
 * @param files those whose rows may match
 */
record FileSelection(long listed, List<DataFile> files) {

  /**
   * How many files an order by time needs for its first row: all that share the first window, and
   * all that may hold any time because their names tell none; these come first.
   */
  int filesOfFirstWindow() {
    List<@Nullable Window> windows =
        files.stream().map(DataFile::window).collect(Collectors.toList());
    Window first = windows.stream().filter(Objects::nonNull).findFirst().orElse(null);
    return (int)
        windows.stream().takeWhile(window -> window == null || window.equals(first)).count();
  }

  /**
   * Chooses jobs by their periods first: no list of files is fetched for a job that cannot match.
   *
   * @param latestFirst whether late windows come before early ones
   */
  static FileSelection of(
      Archive archive, TweetColumnRoles roles, SplitTest predicate, boolean latestFirst) {
    long listed = 0;
    List<DataFile> chosen = new ArrayList<>();
    for (ArchivedJob job : jobs(archive, roles, predicate)) {
      if (predicate.test(TweetBounds.of(roles, job.jobId(), job.period())) == Verdict.NEVER) {
        continue;
      }
      List<DataFile> files = archive.files(job.jobId());
      listed += files.size();
      for (DataFile file : files) {
        if (predicate.test(TweetBounds.of(roles, file)) != Verdict.NEVER) {
          chosen.add(file);
        }
      }
    }
    chosen.sort(latestFirst ? DataFile.LATEST_FIRST : DataFile.IN_ORDER_OF_TIME);
    return new FileSelection(listed, chosen);
  }

  /**
   * The files in which a row of these and a row of {@code other} can be of the same tweet: the ids
   * of a tweet's lines agree, so its times and hence its windows do, but for files whose names tell
   * no time. In order of time.
   */
  FileSelection joinedWith(FileSelection other) {
    Set<DataFile> all = new TreeSet<>(DataFile.IN_ORDER_OF_TIME);
    all.addAll(files);
    all.addAll(other.files);
    if (all.stream().allMatch(file -> file.window() != null)) {
      Set<@Nullable Window> common = windows();
      common.retainAll(other.windows());
      all.removeIf(file -> !common.contains(file.window()));
    }
    return new FileSelection(listed, List.copyOf(all));
  }

  private Set<@Nullable Window> windows() {
    return files.stream().map(DataFile::window).collect(Collectors.toSet());
  }

  /** A condition that allows no job at all (WHERE 1 = 0) needs no list of jobs either. */
  private static List<ArchivedJob> jobs(
      Archive archive, TweetColumnRoles roles, SplitTest predicate) {
    Set<Object> pinned = predicate.pinned(roles.jobId()).orElse(null);
    boolean never = predicate.test(column -> Interval.UNKNOWN) == Verdict.NEVER;
    return never || pinned != null && pinned.isEmpty() ? List.of() : archive.jobs();
  }
}
