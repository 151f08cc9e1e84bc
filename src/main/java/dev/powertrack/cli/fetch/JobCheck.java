package dev.powertrack.cli.fetch;

import dev.powertrack.archive.TimeRange;
import dev.powertrack.archive.Window;
import dev.powertrack.scan.FileReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the files of one job.
 *
 * @param title or what stands for it
 * @param files each that is to be read, and those that are duplicates of them
 * @param told what the service tells of the job; null for a folder
 * @param period of the job, or from the first file to the last; null where a file has no window
 */
public record JobCheck(
    String jobId,
    String title,
    List<FileCheck> files,
    @Nullable ToldByService told,
    @Nullable TimeRange period) {

  public JobCheck {
    files = List.copyOf(files);
  }

  /**
   * What the service tells of a job, as far as it does.
   *
   * @param unlisted why it does not tell which files there are, without a full stop; null if it
   *     does
   * @param urlCount how many files it says there are
   * @param activityCount how many tweets it says there are
   * @param suspectMinutes starts of the minutes for which it may not hold every tweet
   */
  public record ToldByService(
      @Nullable String unlisted,
      @Nullable Integer urlCount,
      @Nullable Long activityCount,
      @Nullable List<Instant> suspectMinutes) {

    public ToldByService {
      suspectMinutes = suspectMinutes == null ? null : List.copyOf(suspectMinutes);
    }
  }

  public long listed() {
    return files.stream().filter(file -> !file.isDuplicate()).count();
  }

  public long duplicates() {
    return files.size() - listed();
  }

  public long fetched() {
    return files.stream().filter(FileCheck::isHere).count();
  }

  public long verified() {
    return files.stream().filter(FileCheck::isVerified).count();
  }

  public long problems() {
    return files.stream().filter(file -> file.wrong() != null).count();
  }

  public long missing() {
    return files.stream().filter(FileCheck::isMissing).count();
  }

  /** Tweets and other activities in the files that could be read. */
  public long activities() {
    return files.stream()
        .map(FileCheck::report)
        .filter(Objects::nonNull)
        .mapToLong(FileReport::activities)
        .sum();
  }

  /** What the footers tell together. */
  public long footerTotal() {
    return files.stream()
        .map(FileCheck::report)
        .filter(Objects::nonNull)
        .map(FileReport::footerCount)
        .filter(Objects::nonNull)
        .mapToLong(Long::longValue)
        .sum();
  }

  /**
   * Windows of the period without a file: nobody tweeted, or a file is missing from a folder. Null
   * where the period is not known, or the window of a file.
   */
  @Nullable Long silentWindows() {
    if (period == null || files.stream().anyMatch(one -> one.file().window() == null)) {
      return null;
    }
    long all =
        (Duration.between(period.from(), period.to()).toMillis() + Window.LENGTH.toMillis() - 1)
            / Window.LENGTH.toMillis();
    return all
        - files.stream()
            .map(one -> one.file().window())
            .filter(window -> window != null && period.contains(window.start()))
            .distinct()
            .count();
  }

  /** Whether all is there and right, as far as anyone can tell. */
  public boolean isComplete() {
    return shortfalls().isEmpty();
  }

  /** Everything that is not there or not right: first of the job, then its files by time. */
  public List<Shortfall> shortfalls() {
    List<Shortfall> all = new ArrayList<>(shortfallsOfJob());
    all.addAll(shortfallsOfFiles());
    return all;
  }

  /** What is not right with the job as a whole. */
  public List<Shortfall> shortfallsOfJob() {
    return disagreements().stream().map(why -> new Shortfall("job " + jobId, why)).toList();
  }

  /** The files that are not there or not right, in order of time. */
  public List<Shortfall> shortfallsOfFiles() {
    List<Shortfall> all = new ArrayList<>();
    for (FileCheck check : files) {
      String wrong = check.isMissing() ? "it has not been fetched" : check.wrong();
      if (wrong != null) {
        all.add(Shortfall.of(check.file(), wrong));
      }
    }
    return all;
  }

  /** What the service says of the job and its files do not bear out. */
  public List<String> disagreements() {
    return told == null ? List.of() : disagreements(told);
  }

  private List<String> disagreements(ToldByService told) {
    List<String> all = new ArrayList<>();
    if (told.unlisted != null) {
      all.add(told.unlisted);
    }
    if (told.urlCount != null && told.urlCount != files.size()) { // a second link is listed too
      all.add("the service speaks of " + told.urlCount + " files and lists " + files.size());
    }
    boolean allRead = verified() == listed();
    if (allRead && told.activityCount != null && told.activityCount != footerTotal()) {
      all.add(
          "the service speaks of "
              + told.activityCount
              + " tweets, the footers of its files of "
              + footerTotal());
    }
    return all;
  }
}
