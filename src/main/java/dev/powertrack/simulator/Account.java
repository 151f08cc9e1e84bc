package dev.powertrack.simulator;

import dev.powertrack.simulator.SimulatedJob.Decision;
import dev.powertrack.simulator.SimulatedJob.Outcome;
import dev.powertrack.simulator.SimulatedJob.Span;
import dev.powertrack.simulator.content.DataFormat;
import dev.powertrack.simulator.content.MatchingRule;
import dev.powertrack.simulator.content.Topic;
import dev.powertrack.simulator.content.TweetGenerator;
import dev.powertrack.simulator.content.Volume;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A customer's jobs. Two are estimated and two run at a time; who comes later waits. As jobs come
 * and are decided in the order of time, a job's times are settled once and for all when it comes.
 * Thread-safe.
 *
 * <p>Durations are far shorter than the service's minutes and hours: at the demo's tenfold speed a
 * job is quoted two seconds after it was created, and delivered three seconds after it was
 * accepted.
 */
final class Account {
  static final String NAME = "demo";
  static final String USER = "demo@example.com";
  static final String PASSWORD = "not-a-secret";

  static final Duration OPENED = Duration.ofSeconds(3);
  static final Duration ESTIMATING = Duration.ofSeconds(17);
  static final Duration ACCEPTED = Duration.ofSeconds(4);
  static final Duration RUNNING = Duration.ofSeconds(22);

  private static final int AT_A_TIME = 2;
  private static final String UUID_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";

  private final long seed;
  private final List<SimulatedJob> jobs = new ArrayList<>();

  Account(long seed) {
    this.seed = seed;
  }

  /** In the order in which they were created, with those that have expired. */
  synchronized List<SimulatedJob> jobs() {
    return List.copyOf(jobs);
  }

  synchronized Optional<SimulatedJob> job(String uuid) {
    return jobs.stream().filter(job -> job.uuid().equals(uuid)).findFirst();
  }

  synchronized boolean hasTitle(String title) {
    return jobs.stream().anyMatch(job -> job.title().equals(title));
  }

  /** Takes a job in, unless there is one of that title. */
  synchronized Optional<SimulatedJob> create(JobRequest request, Instant now) {
    if (hasTitle(request.title())) {
      return Optional.empty();
    }
    Instant from = free(now.plus(OPENED), SimulatedJob::estimate);
    SimulatedJob job =
        new SimulatedJob(
            // Of all that decides the content: who kept files of an id finds them right again.
            uuid(request.toString()),
            request.title(),
            request.publisher(),
            content(request),
            USER,
            now,
            Outcome.DELIVERED,
            new Span(from, from.plus(ESTIMATING)),
            null);
    jobs.add(job);
    return Optional.of(job);
  }

  /** Accepts or rejects, if the job is quoted and the quote holds. */
  synchronized Optional<SimulatedJob> decide(String uuid, boolean accept, Instant now) {
    for (int i = 0; i < jobs.size(); i++) {
      SimulatedJob job = jobs.get(i);
      boolean open = job.status(now) == JobStatus.QUOTED && now.isBefore(job.quoteExpiresAt());
      if (job.uuid().equals(uuid) && open) {
        SimulatedJob decided = job.decided(new Decision(USER, now, accept ? run(now) : null));
        jobs.set(i, decided);
        return Optional.of(decided);
      }
    }
    return Optional.empty();
  }

  /** Puts a job in as it is: for the demo's own. */
  synchronized void add(SimulatedJob job) {
    jobs.add(job);
  }

  /** Ten lower-case letters and digits, the same for the same description and seed. */
  String uuid(String description) {
    Random random = new Random(seed * 31 + description.hashCode());
    StringBuilder uuid = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      uuid.append(UUID_ALPHABET.charAt(random.nextInt(UUID_ALPHABET.length())));
    }
    return uuid.toString();
  }

  private Span run(Instant now) {
    Instant from = free(now.plus(ACCEPTED), Account::runOf);
    return new Span(from, from.plus(RUNNING));
  }

  private static @Nullable Span runOf(SimulatedJob job) {
    return job.decision() == null ? null : job.decision().run();
  }

  /** The first moment from one on at which fewer than two of the spans are under way. */
  private Instant free(Instant from, Function<SimulatedJob, @Nullable Span> spanOf) {
    List<Instant> busyUntil = new ArrayList<>();
    for (SimulatedJob job : jobs) {
      Span span = spanOf.apply(job);
      if (span != null && span.to().isAfter(from)) {
        busyUntil.add(span.to());
      }
    }
    busyUntil.sort(null);
    int busy = busyUntil.size();
    return busy < AT_A_TIME ? from : busyUntil.get(busy - AT_A_TIME);
  }

  /** Everyday talk that has the rules' keywords in it; how much, the title decides. */
  private JobContent content(JobRequest request) {
    long content = seed * 31 + request.title().hashCode();
    List<MatchingRule> rules = new ArrayList<>();
    for (int i = 0; i < request.rules().size(); i++) {
      JobRequest.Rule rule = request.rules().get(i);
      rules.add(MatchingRule.of(rule.value(), rule.tag(), seed, i));
    }
    double aMinute = 0.5 + Math.floorMod(content, 40L) / 10.0;
    return new JobContent(
        DataFormat.ofWord(request.dataFormat()).orElseThrow(),
        request.from(),
        request.to(),
        TweetGenerator.of(content, Topic.everyday(), Volume.daily(content, aMinute), rules),
        List.of());
  }
}
