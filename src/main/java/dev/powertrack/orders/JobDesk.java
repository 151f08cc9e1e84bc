package dev.powertrack.orders;

import static dev.powertrack.PowerTrackException.Kind.CANCELLED;
import static dev.powertrack.PowerTrackException.Kind.CONNECTION;
import static dev.powertrack.PowerTrackException.Kind.UNCERTAIN;

import dev.powertrack.PowerTrackException;
import dev.powertrack.Reason;
import dev.powertrack.api.CreatedRule;
import dev.powertrack.api.HistoricalPowerTrack;
import dev.powertrack.api.Job;
import dev.powertrack.api.JobId;
import dev.powertrack.api.JobList;
import dev.powertrack.api.JobSummary;
import dev.powertrack.api.NewJob;
import dev.powertrack.api.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Where jobs are ordered: created, accepted, rejected. Every way to a POST or PUT leads through
 * here, so that no guard rail can be walked around. A check sends GETs alone; what it refuses
 * carries a {@link dev.powertrack.PowerTrackException.Kind} and a sentence, and has sent nothing.
 *
 * <p>A POST or PUT is sent once. If its answer is lost, the service's own list of jobs decides: the
 * call returns as if the answer had come, or says that the request did not arrive, or (UNCERTAIN)
 * that it cannot be told. An interrupt cancels a request under way, which then counts as one whose
 * answer is lost.
 *
 * <p>Safe for any number of threads. Every method that asks the service throws what {@link
 * HistoricalPowerTrack} throws.
 */
public final class JobDesk {
  private final HistoricalPowerTrack service;
  private final NewJobChecks newJobChecks;
  private final QuoteChecks quoteChecks;
  private final PostBook posts;
  private final KeptRules rules;
  private final Clock clock;
  private final List<Duration> looks;

  JobDesk(
      HistoricalPowerTrack service,
      DeskTerms terms,
      @Nullable Path folder,
      OrderMemory memory,
      Clock clock,
      List<Duration> looks) {
    Path orders = folder == null ? null : folder.resolve("orders");
    this.service = service;
    this.posts = new PostBook(memory, orders == null ? null : orders.resolve("posts"), clock);
    this.rules = new KeptRules(memory, orders);
    this.newJobChecks = new NewJobChecks(rules, terms.recreateFailed());
    this.quoteChecks = new QuoteChecks(terms.maxCostDollars());
    this.clock = clock;
    this.looks = List.copyOf(looks);
  }

  /**
   * A desk for an account.
   *
   * @param folder where the account's files are kept, for the count of POSTs and the rules of jobs;
   *     null to keep them in memory alone
   */
  public static JobDesk of(HistoricalPowerTrack service, DeskTerms terms, @Nullable Path folder) {
    return new JobDesk(
        service, terms, folder, OrderMemory.of(service), Clock.systemUTC(), LostAnswer.PAUSES);
  }

  // Creating.

  /** Checks and creates one job. */
  public CreatedJob create(NewJob job) {
    check(List.of(job));
    return send(job);
  }

  /**
   * Whether all of these jobs may be created, by everything that can be known before. One GET.
   *
   * @throws PowerTrackException INVALID_VALUE for a period in the future, ALREADY_EXISTS for a
   *     title that is taken, NOT_IN_STATE for a failed job that would be paid twice, LIMIT
   */
  public void check(List<NewJob> jobs) {
    newJobChecks.checkThemselves(jobs, clock.instant());
    posts.check(jobs.size());
    newJobChecks.checkAgainst(service.currentJobs().jobs(), jobs);
  }

  /** Creates a job that has been checked just now. One POST, never repeated. */
  public CreatedJob send(NewJob job) {
    requireNotInterrupted();
    posts.take();
    List<String> notes = new ArrayList<>();
    Job created;
    try {
      created = service.create(job);
    } catch (PowerTrackException e) {
      LostAnswer lost = LostAnswer.of(e, looks).orElseThrow(() -> e);
      created = afterLostAnswer(job, lost);
      notes.add(
          "The answer about job '"
              + job.title()
              + "' was lost; the list of jobs shows that it was created.");
    }
    noteRulesNotTaken(created, notes);
    keepRules(created.jobId(), job.rules(), notes);
    return new CreatedJob(created, notes);
  }

  private Job afterLostAnswer(NewJob job, LostAnswer lost) {
    String what = "job '" + job.title() + "' was created";
    return lost.lookFor(
            () -> find(job),
            what,
            "Look for its title in JOBS before you repeat it: a job that is created twice is paid"
                + " twice.")
        .orElseThrow(
            () ->
                new PowerTrackException(
                    CONNECTION,
                    "Job '"
                        + job.title()
                        + "' was not created: "
                        + lost.why()
                        + ", and the list of jobs does not have it. The request did not arrive; it"
                        + " can be repeated.",
                    lost.failure()));
  }

  private Optional<Job> find(NewJob job) {
    JobList listed = service.currentJobs();
    Optional<Job> found =
        listed.jobs().stream()
            .filter(other -> job.title().equals(other.title()))
            .filter(other -> job.fromDate().equals(other.fromDate()))
            .filter(other -> job.toDate().equals(other.toDate()))
            .map(this::job)
            .findFirst();
    if (found.isEmpty() && listed.unreadable() > 0) {
      throw new PowerTrackException(UNCERTAIN, "The list of jobs has entries that cannot be read.");
    }
    return found;
  }

  private Job job(JobSummary listed) {
    return new Job(
        listed.jobId(),
        listed.title(),
        service.account(),
        listed.status(),
        null,
        listed.percentComplete(),
        listed.publisher(),
        listed.streamType(),
        null,
        listed.fromDate(),
        listed.toDate(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        listed.jobUrl());
  }

  private static void noteRulesNotTaken(Job created, List<String> notes) {
    List<CreatedRule> told = created.rules() == null ? List.of() : created.rules();
    List<CreatedRule> refused =
        told.stream().filter(rule -> Boolean.FALSE.equals(rule.created())).toList();
    if (!refused.isEmpty()) {
      CreatedRule first = refused.get(0);
      notes.add(
          "The service did not take "
              + refused.size()
              + " of the "
              + told.size()
              + " rules of job "
              + created.jobId()
              + "; the first of them is "
              + first.value()
              + (first.message() == null ? "" : " (" + first.message() + ")")
              + ". Reject the quote if you need them.");
    }
  }

  /** An interrupt must not keep the file from being written: the job is there. */
  private void keepRules(String jobId, List<Rule> of, List<String> notes) {
    boolean interrupted = Thread.interrupted();
    try {
      rules.keep(jobId, of);
    } catch (IOException e) {
      notes.add(
          "Job "
              + jobId
              + " was created, but its rules could not be kept on disk: "
              + Reason.of(e)
              + ". Keep a copy of them: the service tells them no more. For the next job: "
              + Reason.orMakeRoom(e, "Name another folder with cacheDir."));
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  // Deciding.

  /** Checks and decides one job. */
  public Job decide(Decision decision, String jobId) {
    check(decision, jobId);
    return send(decision, jobId);
  }

  /**
   * Whether a job may be accepted or rejected, by everything that can be known before. One GET.
   *
   * @return the job with its quote, as it is now
   * @throws PowerTrackException NOT_IN_STATE if it is not quoted, EXPIRED if its quote has expired,
   *     REFUSED if the quote is above {@link DeskTerms#maxCostDollars}, NOT_FOUND
   */
  public Job check(Decision decision, String jobId) {
    Job job = service.currentJob(JobId.check(jobId));
    quoteChecks.check(job, decision, clock.instant());
    return job;
  }

  /**
   * Whether jobs that were checked for acceptance just now may be accepted together. Sends nothing.
   *
   * @throws PowerTrackException REFUSED if their cost together is above {@link
   *     DeskTerms#maxCostDollars}
   */
  public void checkTogether(List<Job> accepted) {
    quoteChecks.checkTogether(accepted);
  }

  /** Decides a job that has been checked just now. One PUT, never repeated. */
  public Job send(Decision decision, String jobId) {
    requireNotInterrupted();
    try {
      return decision.send(service, jobId);
    } catch (PowerTrackException e) {
      LostAnswer lost = LostAnswer.of(e, looks).orElseThrow(() -> e);
      return afterLostAnswer(decision, jobId, lost);
    }
  }

  private Job afterLostAnswer(Decision decision, String jobId, LostAnswer lost) {
    return lost.lookFor(
            () -> Optional.of(service.currentJob(jobId)).filter(decision::isReachedBy),
            "job " + jobId + " was " + decision.status(),
            "Look at its status in JOBS before you repeat it.")
        .orElseThrow(
            () ->
                new PowerTrackException(
                    CONNECTION,
                    "Job "
                        + jobId
                        + " was not "
                        + decision.status()
                        + ": "
                        + lost.why()
                        + ", and the job's status has not changed. The request did not arrive; it"
                        + " can be repeated.",
                    lost.failure()));
  }

  /** What was never sent is not uncertain. */
  private static void requireNotInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new PowerTrackException(CANCELLED, "Cancelled before anything was sent.");
    }
  }

  // What is known of earlier orders.

  /** The rules of a job that was created from this machine; empty where they are not known. */
  public Optional<List<Rule>> rules(String jobId) {
    return rules.of(jobId);
  }

  /** The jobs whose rules are known, also those that have expired since. */
  public SortedSet<String> jobsWithRules() {
    return rules.jobIds();
  }
}
