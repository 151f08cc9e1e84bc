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
import java.util.LinkedHashMap;
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
  private static final String FORGOTTEN =
      "the service no longer tells which files it has; known are those in the cache";

  private final ScanEngine engine;
  private final @Nullable HistoricalPowerTrack service;
  private final Map<String, String> titles;
  private final Map<String, List<ListedFile>> listings;
  private final Map<String, Shortfall> unanswered = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

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

  /** Jobs of which the service told the files, but not how many tweets; known after the check. */
  public List<Shortfall> unanswered() {
    return List.copyOf(unanswered.values());
  }

  /** What else could not be had, in sentences; known after the check. */
  public List<String> notes() {
    return List.copyOf(notes);
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
    return known(jobId, "its files are not known", () -> engine.archive().listing(jobId))
        .orElse(List.of());
  }

  private @Nullable ToldByService told(String jobId) {
    HistoricalPowerTrack asked = service;
    if (asked == null) {
      return null;
    }
    Results results =
        unanswered.containsKey(jobId)
            ? null
            : known(jobId, "its files are not known", () -> asked.results(jobId)).orElse(null);
    Shortfall broken = unanswered.remove(jobId);
    if (broken != null) {
      return new ToldByService(broken.why(), null, null, null);
    }
    Outcome outcome =
        known(jobId, "how many tweets it has is not known", () -> asked.job(jobId).results())
            .orElse(null);
    return new ToldByService(
        results == null ? FORGOTTEN : null,
        results == null ? null : results.urlCount(),
        outcome == null ? null : outcome.activityCount(),
        results == null ? null : suspectMinutes(results, asked));
  }

  private @Nullable List<Instant> suspectMinutes(Results results, HistoricalPowerTrack service) {
    try {
      return service.suspectMinutes(results).stream().map(SuspectMinute::minute).sorted().toList();
    } catch (PowerTrackException e) {
      if (!Shortfall.isOfOneJob(e)) {
        throw e;
      }
      notes.add(
          "The suspect minutes of job "
              + results.jobId()
              + " cannot be had: "
              + Shortfall.reason(e)
              + ".");
      return null;
    }
  }

  /** Empty where the service has forgotten it, or cannot tell; the latter is noted. */
  private <T> Optional<T> known(String jobId, String consequence, Supplier<@Nullable T> question) {
    try {
      return Optional.ofNullable(question.get());
    } catch (PowerTrackException e) {
      if (!Shortfall.isOfOneJob(e)) {
        throw e;
      }
      if (e.kind() != Kind.EXPIRED && e.kind() != Kind.NOT_FOUND) {
        unanswered.putIfAbsent(
            jobId, new Shortfall("job " + jobId, consequence + ": " + Shortfall.reason(e)));
      }
      return Optional.empty();
    }
  }
}
