package dev.powertrack.cli.fetch;

import dev.powertrack.PowerTrackException;
import dev.powertrack.archive.Archive;
import dev.powertrack.archive.ArchivedJob;
import dev.powertrack.archive.DataFile;
import dev.powertrack.archive.FileState;
import dev.powertrack.archive.ListedFile;
import dev.powertrack.archive.TimeRange;
import dev.powertrack.archive.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files that are wanted.
 *
 * @param files in order of time
 * @param unlisted jobs whose files cannot be listed, or not all, and why; files that the service
 *     lists and nobody reads
 */
public record FileChoice(List<DataFile> files, List<Shortfall> unlisted) {

  public FileChoice {
    files = List.copyOf(files);
    unlisted = List.copyOf(unlisted);
  }

  /**
   * The files of some jobs. Whether the service lists as many as it says is told of the whole list,
   * whatever time is asked for: what it leaves out may be of that time.
   *
   * <p>Files are those whose windows overlap a stretch of time, and those without a window.
   *
   * @param from inclusive; null for any
   * @param to exclusive; null for any
   */
  public static FileChoice of(
      Archive archive, List<String> jobIds, @Nullable Instant from, @Nullable Instant to) {
    List<DataFile> files = new ArrayList<>();
    List<Shortfall> unlisted = new ArrayList<>();
    for (String id : jobIds) {
      try {
        List<ListedFile> listing = archive.listing(id);
        archive.wrongLength(id).ifPresent(why -> unlisted.add(new Shortfall("job " + id, why)));
        for (ListedFile listed : listing) {
          DataFile file = listed.file();
          if (!overlaps(file.window(), from, to)) {
            continue;
          }
          if (listed.state() == FileState.DUPLICATE) {
            unlisted.add(Shortfall.of(file, FileCheck.SECOND_LINK));
          } else {
            files.add(file);
          }
        }
      } catch (PowerTrackException e) {
        if (!Shortfall.isOfOneJob(e)) {
          throw e;
        }
        unlisted.add(new Shortfall("all files of job " + id, Shortfall.reason(e)));
      }
    }
    files.sort(DataFile.IN_ORDER_OF_TIME);
    return new FileChoice(files, unlisted);
  }

  /**
   * Why a stretch of time finds nothing, whatever files there are: it is outside of what every one
   * of some jobs covers. Empty where it is not, and where the period of one is not known.
   *
   * @param from inclusive; null for any
   * @param to exclusive; null for any
   */
  public static Optional<String> outside(
      Archive archive, List<String> jobIds, @Nullable Instant from, @Nullable Instant to) {
    if (from == null && to == null) {
      return Optional.empty();
    }
    Set<String> chosen = Set.copyOf(jobIds);
    List<ArchivedJob> jobs =
        archive.jobs().stream().filter(job -> chosen.contains(job.jobId())).toList();
    List<TimeRange> periods =
        jobs.stream().map(ArchivedJob::period).filter(Objects::nonNull).toList();
    if (periods.isEmpty()
        || periods.size() < jobs.size()
        || periods.stream().anyMatch(period -> overlaps(period, from, to))) {
      return Optional.empty();
    }
    Instant first = periods.stream().map(TimeRange::from).min(Instant::compareTo).orElseThrow();
    Instant last = periods.stream().map(TimeRange::to).max(Instant::compareTo).orElseThrow();
    String covered = " from " + first + " to " + last + ".";
    return Optional.of(
        "The time asked for,"
            + (from == null ? "" : " from " + from)
            + (to == null ? "" : " to " + to)
            + (jobs.size() == 1
                ? ", is outside of the job's period,"
                : ", is outside of the periods of all " + jobs.size() + " jobs, which lie")
            + covered);
  }

  private static boolean overlaps(TimeRange period, @Nullable Instant from, @Nullable Instant to) {
    return (from == null || period.to().isAfter(from))
        && (to == null || period.from().isBefore(to));
  }

  private static boolean overlaps(
      @Nullable Window window, @Nullable Instant from, @Nullable Instant to) {
    return window == null
        || (from == null || window.end().isAfter(from))
            && (to == null || window.start().isBefore(to));
  }
}
