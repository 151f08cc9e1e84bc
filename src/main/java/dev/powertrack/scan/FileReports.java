package dev.powertrack.scan;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.powertrack.archive.DataFile;
import java.util.Optional;

/** What is known of files that were read to their end, so that it need not be found out again. */
public final class FileReports {
  private static final int REMEMBERED = 300_000;

  private final Cache<DataFile, FileReport> reports =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  public Optional<FileReport> of(DataFile file) {
    return Optional.ofNullable(reports.getIfPresent(file));
  }

  /** A report that did not look at times does not take the place of one that did. */
  void add(FileReport report) {
    reports
        .asMap()
        .merge(
            report.file(),
            report,
            (old, latest) -> latest.rowsOutsideWindow() == null ? old : latest);
  }
}
