package dev.powertrack.scan;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.powertrack.archive.DataFile;
import java.util.Objects;
import java.util.Optional;

/** What is known of files that were read to their end, so that it need not be found out again. */
public final class FileReports {
  private static final int REMEMBERED = 300_000;

  private final Cache<DataFile, FileReport> reports =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  public Optional<FileReport> of(DataFile file) {
    return Optional.ofNullable(reports.getIfPresent(file));
  }

  /**
   * The latest counts, for a local file can change. A report that did not look at times does not
   * take the place of one that did and counted the same.
   */
  void add(FileReport report) {
    reports
        .asMap()
        .merge(report.file(), report, (old, latest) -> countsAlike(old, latest) ? old : latest);
  }

  private static boolean countsAlike(FileReport old, FileReport latest) {
    return latest.times() == null
        && latest.lines() == old.lines()
        && latest.tweets() == old.tweets()
        && latest.unreadableLines() == old.unreadableLines()
        && Objects.equals(latest.problem(), old.problem());
  }
}
