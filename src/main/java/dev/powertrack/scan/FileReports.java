package dev.powertrack.scan;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.powertrack.archive.Archive;
import dev.powertrack.archive.DataFile;
import dev.powertrack.tweet.KeyOrders;
import dev.powertrack.tweet.Steady;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of files that were read to their end, so that it need not be found out again. */
public final class FileReports {
  private static final int REMEMBERED = 300_000;

  private final Archive archive;
  private final Cache<DataFile, Known> reports =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  private final KeyOrders keyOrders = new KeyOrders();

  /** A report, the version of the file that it is of, and what makes it faster to read again. */
  private record Known(FileReport report, long version, @Nullable Steady steady) {

    Known with(@Nullable Steady other) {
      return steady == null && other != null ? new Known(report, version, other) : this;
    }
  }

  FileReports(Archive archive) {
    this.archive = archive;
  }

  /**
   * The latest report of a file, which may have changed since; or what was noted of it when it was
   * put into the store, perhaps by another process.
   */
  public Optional<FileReport> of(DataFile file) {
    Optional<FileReport> known = Optional.ofNullable(reports.getIfPresent(file)).map(Known::report);
    return known.isPresent() ? known : noted(file);
  }

  /** The report of a file as it is now. One look at the file, whatever is known of it. */
  Optional<FileReport> ofNow(DataFile file) {
    return reports.getIfPresent(file) == null ? noted(file) : of(file, archive.version(file));
  }

  /** The report of a file as it is now, told by its version. */
  Optional<FileReport> of(DataFile file, long version) {
    Optional<FileReport> known =
        Optional.ofNullable(reports.getIfPresent(file))
            .filter(report -> report.version == version)
            .map(Known::report);
    return known.isPresent() ? known : noted(file);
  }

  private Optional<FileReport> noted(DataFile file) {
    Optional<Archive.Statistics> noted = archive.statistics(file);
    Optional<FileReport> report = noted.flatMap(one -> ReportText.parse(file, one.text()));
    if (noted.isPresent() && report.isPresent()) {
      add(report.get(), noted.get().version(), null);
    }
    return report;
  }

  /**
   * The latest counts, for a local file can change. A report that did not look at times does not
   * take the place of one that did and counted the same.
   *
   * @param steady what the reading showed besides; null if it did not
   */
  void add(FileReport report, long version, @Nullable Steady steady) {
    reports
        .asMap()
        .merge(
            report.file(),
            new Known(report, version, steady),
            (old, latest) ->
                old.version == latest.version && countsAlike(old.report, latest.report)
                    ? old.with(latest.steady)
                    : latest);
  }

  /** That a file as it is now is steady; null if that is not known. */
  @Nullable Steady steady(DataFile file, long version) {
    Known known = reports.getIfPresent(file);
    return known == null || known.version != version ? null : known.steady;
  }

  /** The order of keys that steady files share. */
  KeyOrders keyOrders() {
    return keyOrders;
  }

  private static boolean countsAlike(FileReport old, FileReport latest) {
    return latest.times() == null
        && latest.lines() == old.lines()
        && latest.tweets() == old.tweets()
        && latest.unreadableLines() == old.unreadableLines()
        && Objects.equals(latest.problem(), old.problem());
  }
}
