package dev.powertrack.sql.table;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.api.HistoricalPowerTrack;
import dev.powertrack.api.JobSummary;
import dev.powertrack.api.Results;
import dev.powertrack.archive.CancelSignal;
import dev.powertrack.archive.DataFile;
import dev.powertrack.archive.FileState;
import dev.powertrack.archive.ListedFile;
import dev.powertrack.archive.TimeRange;
import dev.powertrack.archive.Window;
import dev.powertrack.scan.ScanEngine;
import dev.powertrack.sql.ExecutionControl;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The windows of all jobs that have data files: each of the job's period, and each of a file. Lists
 * files, fetches none.
 */
final class WindowDirectory {
  private final ScanEngine engine;
  private final JobDirectory directory;
  private final @Nullable HistoricalPowerTrack service;

  /**
   * A directory.
   *
   * @param service null for a folder
   */
  WindowDirectory(
      ScanEngine engine, JobDirectory directory, @Nullable HistoricalPowerTrack service) {
    this.engine = engine;
    this.directory = directory;
    this.service = service;
  }

  /** At the cost of one request. */
  List<CoveredJob> jobs() {
    Map<String, String> titles = new HashMap<>();
    for (JobSummary job : directory.list()) {
      if (job.title() != null) {
        titles.put(job.jobId(), job.title());
      }
    }
    return engine.archive().jobs().stream()
        .map(job -> CoveredJob.of(job, titles.get(job.jobId())))
        .toList();
  }

  /**
   * The windows of a job, in order of time, at the cost of a request for the list of its files.
   *
   * @param withSuspectMinutes costs another request
   */
  Stream<WindowRow> windows(CoveredJob job, boolean withSuspectMinutes, ExecutionControl control) {
    Map<Window, FileRow> files = files(job, control);
    Optional<Results> results = results(job.jobId());
    Map<Window, Integer> suspect = withSuspectMinutes ? suspectMinutes(results) : Map.of();
    boolean tellsSuspectMinutes = withSuspectMinutes && results.isPresent();
    return windows(job.period(), files).stream()
        .map(
            window ->
                new WindowRow(
                    job,
                    window,
                    files.get(window),
                    results.isPresent(),
                    tellsSuspectMinutes ? suspect.getOrDefault(window, 0) : null));
  }

  private Map<Window, FileRow> files(CoveredJob job, ExecutionControl control) {
    CancelSignal signal = new CancelSignal();
    control.onCancel(signal::cancel);
    Map<Window, FileRow> files = new TreeMap<>();
    long timeless = 0;
    for (ListedFile listed : engine.archive().listing(job.jobId())) {
      DataFile file = listed.file();
      if (listed.state() == FileState.DUPLICATE) {
        continue;
      }
      if (file.window() == null) {
        timeless++;
      } else {
        files.put(file.window(), FileRow.of(listed, engine, signal));
      }
    }
    if (timeless > 0) {
      control.warn(
          timeless
              + " data files of job "
              + job.jobId()
              + " have names that tell no time, so they are of no window; see the table FILES.");
    }
    return files;
  }

  /** From the first to the last file where the period is not known. */
  private static SortedSet<Window> windows(@Nullable TimeRange period, Map<Window, FileRow> files) {
    SortedSet<Window> windows = new TreeSet<>(files.keySet());
    if (period == null && windows.isEmpty()) {
      return windows;
    }
    TimeRange all =
        period == null ? TimeRange.between(windows.first().start(), windows.last().end()) : period;
    for (Window window = Window.of(all.from());
        window.start().isBefore(all.to());
        window = Window.of(window.end())) {
      windows.add(window);
    }
    return windows;
  }

  /** Empty where the service does not tell which files the job has. */
  private Optional<Results> results(String jobId) {
    HistoricalPowerTrack asked = service;
    if (asked == null || asked.jobs().jobs().stream().noneMatch(job -> job.jobId().equals(jobId))) {
      return Optional.empty();
    }
    try {
      return Optional.of(asked.results(jobId));
    } catch (PowerTrackException e) {
      if (e.kind() == Kind.EXPIRED || e.kind() == Kind.NOT_FOUND) {
        return Optional.empty(); // files of it may still be on this machine
      }
      throw e;
    }
  }

  private Map<Window, Integer> suspectMinutes(Optional<Results> results) {
    return service == null || results.isEmpty()
        ? Map.of()
        : service.suspectMinutes(results.get()).stream()
            .map(suspect -> Window.containing(suspect.minute()))
            .collect(
                Collectors.groupingBy(Function.identity(), Collectors.summingInt(minute -> 1)));
  }
}
