package dev.powertrack.api;

import static dev.powertrack.PowerTrackException.Kind.SERVICE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.powertrack.PowerTrackException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import okhttp3.HttpUrl;

/**
 * The client of the Historical PowerTrack service, for one account. Safe for any number of threads;
 * all clients of an account in this process keep its limit of GETs together.
 *
 * <p>Every method that asks the service throws {@link PowerTrackException}: LOGIN, NOT_FOUND,
 * EXPIRED, LIMIT, SERVICE, CONNECTION as their names say, and CANCELLED if the thread was
 * interrupted, whose interrupt flag is then still set. An id that can be no job's is INVALID_VALUE.
 */
public final class HistoricalPowerTrack implements AutoCloseable {
  private static final Duration FINAL_JOB = Duration.ofSeconds(60);
  private static final Duration RESULTS = Duration.ofMinutes(5);

  /** Callers whose links expired together ask again within this time. */
  private static final Duration TOGETHER = Duration.ofSeconds(5);

  private static final int MOST_JOBS = 10_000;

  /** Five jobs of a year each: about 100 MB. The largest job counts as half, so that it stays. */
  private static final int MOST_LINKS = 263_000;

  private final ApiSettings settings;
  private final ApiUrls urls;
  private final ApiCalls calls;
  private final SharedAnswers<JobList> lists;
  private final SharedAnswers<Job> jobs;
  private final SharedAnswers<Results> results;
  private final SharedAnswers<List<SuspectMinute>> suspectMinutes;

  HistoricalPowerTrack(
      ApiSettings settings, Supplier<GetLimiter> limiter, Patience patience, Ticker ticker) {
    this.settings = settings;
    this.urls = ApiUrls.of(settings);
    this.calls = new ApiCalls(settings, limiter, patience);
    this.lists = new SharedAnswers<>(ticker, list -> settings.freshness(), list -> 1, 1);
    this.jobs = new SharedAnswers<>(ticker, this::lifetime, job -> 1, MOST_JOBS);
    this.results =
        new SharedAnswers<>(ticker, r -> RESULTS, HistoricalPowerTrack::weight, MOST_LINKS);
    this.suspectMinutes =
        new SharedAnswers<>(ticker, list -> RESULTS, list -> 1 + list.size(), MOST_LINKS);
  }

  /** A client that has not yet asked anything. */
  public static HistoricalPowerTrack connect(ApiSettings settings) {
    return new HistoricalPowerTrack(
        settings, () -> GetLimiters.of(settings), Patience.USUAL, Ticker.systemTicker());
  }

  /** The jobs that have not expired. One GET, at most every {@link ApiSettings#freshness}. */
  public JobList jobs() {
    ApiRequest request = ApiRequest.get(urls.jobs(), "the list of jobs", null);
    return lists.get(
        settings.account(),
        () -> calls.get(request, body -> JobReader.list(ServiceJson.document(body))));
  }

  /** The same as the service has it now. One GET. */
  public JobList currentJobs() {
    lists.clear();
    return jobs();
  }

  /** One job with its details. One GET, at most every freshness; every minute once it is final. */
  public Job job(String jobId) {
    ApiRequest request = ApiRequest.get(urls.job(jobId), "job " + jobId, jobId);
    return jobs.get(
        jobId, () -> calls.get(request, body -> JobReader.job(jobId, ServiceJson.object(body))));
  }

  /** The same as the service has it now. One GET. */
  public Job currentJob(String jobId) {
    jobs.forget(jobId);
    return job(jobId);
  }

  /**
   * Several jobs, in the order of their ids. Each that is not known needs a GET, so beyond the
   * first five this takes a second a job. The first that fails ends it.
   */
  public List<Job> jobs(Collection<String> jobIds) {
    return jobIds.stream().map(this::job).toList();
  }

  /** The links of a delivered job, kept for at most five minutes. */
  public Results results(String jobId) {
    return results.get(JobId.check(jobId), () -> fetchResults(jobId));
  }

  /**
   * New links, after some were refused. All who ask together, within five seconds, get the same
   * answer: if its links are refused too, they are gone.
   */
  public Results refreshResults(String jobId) {
    return results.refresh(JobId.check(jobId), TOGETHER, () -> fetchResults(jobId));
  }

  /** The same links with the service's names for the files. Never kept. */
  public List<ResultsCsv.Row> resultsCsv(String jobId) {
    ApiRequest request =
        ApiRequest.get(urls.resultsCsv(jobId), "the results of job " + jobId + " as CSV", jobId);
    return calls.get(request, body -> ResultsCsv.read(new String(body, StandardCharsets.UTF_8)));
  }

  /**
   * The minutes for which the service may not hold every tweet, in time order; none where the
   * results link to no such list.
   *
   * @throws PowerTrackException SERVICE also where the list has a form that is not understood: no
   *     public source shows one
   */
  public List<SuspectMinute> suspectMinutes(Results of) {
    DataLink link = of.suspectMinutesUrl();
    if (link == null) {
      return List.of();
    }
    String subject = "the suspect minutes of job " + of.jobId();
    HttpUrl url = HttpUrl.parse(link.url());
    if (url == null || !ServiceAddress.mayBeAsked(url)) {
      throw new PowerTrackException(
          SERVICE, "The link to " + subject + " is no https URL: " + link.withoutQuery());
    }
    ApiRequest request = ApiRequest.get(url, subject, of.jobId());
    return suspectMinutes.get(of.jobId(), () -> calls.get(request, SuspectMinutesReader::read));
  }

  /**
   * Asks for a job: the service estimates it, which is free. Sent once and never again.
   *
   * @throws PowerTrackException UNCERTAIN if nobody knows whether it was taken
   */
  public Job create(NewJob job) {
    ApiRequest request =
        ApiRequest.post(urls.jobs(), "the new job '" + job.title() + "'", NewJobWriter.json(job));
    return write(request, body -> JobReader.created(ServiceJson.object(body)));
  }

  /**
   * Accepts the quote of a job. This spends money and cannot be taken back. Sent once.
   *
   * @throws PowerTrackException UNCERTAIN if nobody knows whether it was taken
   */
  public Job accept(String jobId) {
    return decide(jobId, "accept");
  }

  /**
   * Rejects the quote of a job. This cannot be taken back. Sent once.
   *
   * @throws PowerTrackException UNCERTAIN if nobody knows whether it was taken
   */
  public Job reject(String jobId) {
    return decide(jobId, "reject");
  }

  /** What the account was delivered so far; a part of the list of jobs. */
  public Usage usage() {
    return jobs().delivered();
  }

  /** Forgets all answers, so that the next question is asked anew. */
  public void invalidate() {
    lists.clear();
    jobs.clear();
    results.clear();
    suspectMinutes.clear();
  }

  public String account() {
    return settings.account();
  }

  /** Scheme, host and port of the service. */
  public URI base() {
    return settings.base();
  }

  /** Ends requests under way with CANCELLED. */
  @Override
  public void close() {
    calls.close();
  }

  private Results fetchResults(String jobId) {
    ApiRequest request = ApiRequest.get(urls.results(jobId), "the results of job " + jobId, jobId);
    return calls.get(request, body -> ResultsReader.read(jobId, body));
  }

  private Job decide(String jobId, String word) {
    ObjectNode status = ServiceJson.MAPPER.createObjectNode().put("status", word);
    ApiRequest request =
        ApiRequest.put(urls.job(jobId), word + "ing job " + jobId, jobId, status.toString());
    return write(request, body -> JobReader.job(jobId, ServiceJson.object(body)));
  }

  private Job write(ApiRequest request, ApiCalls.Reading<Job> reading) {
    try {
      return calls.write(request, reading);
    } finally {
      invalidate();
    }
  }

  private static int weight(Results results) {
    return Math.min(1 + results.links().size(), MOST_LINKS / 2);
  }

  private Duration lifetime(Job job) {
    boolean kept = job.isFinal() && !settings.freshness().isZero();
    return kept ? FINAL_JOB : settings.freshness();
  }
}
