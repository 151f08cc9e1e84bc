package dev.powertrack.cli.coverage;

import dev.powertrack.archive.TimeRange;
import dev.powertrack.archive.Window;
import dev.powertrack.cli.fetch.FileCheck;
import dev.powertrack.cli.fetch.JobCheck;
import dev.powertrack.cli.fetch.JobCheck.ToldByService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What there is of one job, window by window.
 *
 * @param status in the service's word; null where it tells none
 * @param check what is known of the job and its files
 * @param windows all of the job's period, one after the other; of a job whose period nobody tells,
 *     from the first file to the last
 */
public record JobCoverage(@Nullable String status, JobCheck check, List<CoveredWindow> windows) {

  public JobCoverage {
    windows = List.copyOf(windows);
  }

  /** Of a job that was checked. */
  public static JobCoverage of(JobCheck check, @Nullable String status) {
    Map<Window, FileCheck> files = new HashMap<>();
    for (FileCheck file : check.files()) {
      if (file.file().window() != null && !file.isDuplicate()) {
        files.put(file.file().window(), file);
      }
    }
    Map<Window, Integer> suspect = new HashMap<>();
    for (Instant minute : suspectMinutes(check)) {
      suspect.merge(Window.containing(minute), 1, Integer::sum);
    }
    boolean isListed = check.told() != null && check.told().unlisted() == null;
    List<CoveredWindow> windows = new ArrayList<>();
    TimeRange period = period(check, files);
    if (period != null) {
      for (Window window = Window.containing(period.from());
          window.start().isBefore(period.to());
          window = Window.of(window.end())) {
        windows.add(covered(window, files.get(window), suspect.getOrDefault(window, 0), isListed));
      }
    }
    return new JobCoverage(status, check, windows);
  }

  private static @Nullable TimeRange period(JobCheck check, Map<Window, FileCheck> files) {
    if (check.period() != null || files.isEmpty()) {
      return check.period();
    }
    Window first = files.keySet().stream().min(Window::compareTo).orElseThrow();
    Window last = files.keySet().stream().max(Window::compareTo).orElseThrow();
    return TimeRange.between(first.start(), last.end());
  }

  private static CoveredWindow covered(
      Window window, @Nullable FileCheck file, int suspectMinutes, boolean isListed) {
    if (file == null) {
      return isListed
          ? new CoveredWindow(window, WindowState.SILENT, 0L, suspectMinutes, null)
          : new CoveredWindow(window, WindowState.ABSENT, null, suspectMinutes, null);
    }
    WindowState state =
        file.wrong() != null
            ? WindowState.PROBLEM
            : file.isVerified() ? WindowState.VERIFIED : WindowState.MISSING;
    Long tweets =
        file.isHere() && file.report() != null ? Long.valueOf(file.report().tweets()) : null;
    return new CoveredWindow(window, state, tweets, suspectMinutes, file.file().name());
  }

  String title() {
    return check.title();
  }

  /** In order of time; none where nobody tells of any. */
  List<Instant> suspectMinutes() {
    return suspectMinutes(check);
  }

  private static List<Instant> suspectMinutes(JobCheck check) {
    ToldByService told = check.told();
    return told == null || told.suspectMinutes() == null ? List.of() : told.suspectMinutes();
  }

  long count(WindowState state) {
    return windows.stream().filter(window -> window.state() == state).count();
  }

  /** Files with which something is wrong, in order of time. */
  List<FileCheck> problems() {
    return check.files().stream().filter(file -> file.wrong() != null).toList();
  }

  /** Tweets in the windows of which they are known. */
  long tweets() {
    return windows.stream()
        .map(CoveredWindow::tweets)
        .filter(Objects::nonNull)
        .mapToLong(Long::longValue)
        .sum();
  }

  /** Whether a folder was looked at, of which no service tells. */
  boolean isOfFolder() {
    return check.told() == null;
  }
}
