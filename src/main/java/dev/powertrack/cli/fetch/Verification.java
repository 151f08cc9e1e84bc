package dev.powertrack.cli.fetch;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.api.HistoricalPowerTrack;
import dev.powertrack.api.Outcome;
import dev.powertrack.api.Results;
import dev.powertrack.api.SuspectMinute;
import dev.powertrack.archive.ArchivedJob;
import dev.powertrack.archive.CancelSignal;
import dev.powertrack.archive.ListedFile;
import dev.powertrack.archive.TimeRange;
import dev.powertrack.cli.fetch.JobCheck.ToldByService;
import dev.powertrack.cli.output.Terminal;
import dev.powertrack.scan.ScanEngine;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares what is here of jobs with what the service tells of them. Fetches nothing that is
 * missing; costs up to three requests a job.
 */
public final class Verification {
  private final ScanEngine engine;
  private final @Nullable HistoricalPowerTrack service;
  private final Map<String, String> titles;
  private final Map<String, List<ListedFile>> listings;

  /**
   * Lists the files of some jobs.
   *
   * @param service empty for a folder
   * @param titles of the jobs by id
   */
  public Verification(
      ScanEngine engine, Optional<HistoricalPowerTrack> service, Map<String, String> titles) {
    this.engine = engine;
    this.service = service.orElse(null);
    this.titles = titles;
    this.listings =
        titles.keySet().stream().collect(Collectors.toMap(Function.identity(), this::listing));
  }

  /** How many files there are. */
  private int files() {
    return listings.values().stream().mapToInt(List::size).sum();
  }

  /**
   * Checks them all, and tells on stderr how far it has come.
   *
   * @param deep reads stored files again, rather than to believe what was noted of them
   * @throws PowerTrackException CANCELLED when {@code signal} is given
   */
  public List<JobCheck> check(boolean deep, int atOnce, CancelSignal signal, Terminal terminal)
      throws IOException {
    FetchProgress progress = FetchProgress.of(files());
    try (ProgressLine line = new ProgressLine(terminal, progress)) {
      return check(deep, atOnce, signal, progress);
    }
  }

  private List<JobCheck> check(
      boolean deep, int atOnce, CancelSignal signal, FetchProgress progress) {
    List<ListedFile> all = listings.values().stream().flatMap(List::stream).toList();
    Map<ListedFile, FileCheck> checks = new ConcurrentHashMap<>();
    InParallel.each(
        all,
        atOnce,
        signal,
        listed -> {
          checks.put(listed, FileCheck.of(listed, engine, deep, signal));
          progress.fileDone(0);
        });
    signal.check();
    Map<String, TimeRange> periods =
        engine.archive().jobs().stream()
            .filter(job -> job.period() != null)
            .collect(Collectors.toMap(ArchivedJob::jobId, ArchivedJob::period));
    List<JobCheck> jobs = new ArrayList<>();
    titles.forEach(
        (id, title) ->
            jobs.add(
                new JobCheck(
                    id,
                    title,
                    listings.getOrDefault(id, List.of()).stream().map(checks::get).toList(),
                    told(id),
                    periods.get(id))));
    return jobs;
  }

  private List<ListedFile> listing(String jobId) {
    return known(() -> engine.archive().listing(jobId)).orElse(List.of());
  }

  private @Nullable ToldByService told(String jobId) {
    HistoricalPowerTrack asked = service;
    if (asked == null) {
      return null;
    }
    Results results = known(() -> asked.results(jobId)).orElse(null);
    Outcome outcome = known(() -> asked.job(jobId).results()).orElse(null);
    return new ToldByService(
        results != null,
        results == null ? null : results.urlCount(),
        outcome == null ? null : outcome.activityCount(),
        results == null ? null : suspectMinutes(results, asked));
  }

  private static List<Instant> suspectMinutes(Results results, HistoricalPowerTrack service) {
    return service.suspectMinutes(results).stream().map(SuspectMinute::minute).sorted().toList();
  }

  /** Empty where the service has forgotten it. */
  private static <T> Optional<T> known(Supplier<@Nullable T> question) {
    try {
      return Optional.ofNullable(question.get());
    } catch (PowerTrackException e) {
      if (e.kind() == Kind.EXPIRED || e.kind() == Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
