package dev.powertrack.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.api.ApiSettings;
import dev.powertrack.api.ApiVersion;
import dev.powertrack.api.Credentials;
import dev.powertrack.api.HistoricalPowerTrack;
import dev.powertrack.api.Job;
import dev.powertrack.api.NewJob;
import dev.powertrack.api.RateLimit;
import dev.powertrack.api.Rule;
import dev.powertrack.simulator.Fault;
import dev.powertrack.simulator.Simulator;
import dev.powertrack.simulator.SimulatorSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Guard rails, lost answers and what is kept, against the simulated service. */
class JobDeskTest {
  private static final Instant FROM = Instant.parse("2014-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2014-01-02T00:00:00Z");
  private static final List<Rule> RULES = List.of(new Rule("cat", "pets"), Rule.of("dog"));
  private static final String JOBS = "**/jobs.json";

  private final Simulator simulator = Simulator.start(SimulatorSettings.forTests());
  private final HistoricalPowerTrack service = connect(simulator, Duration.ofSeconds(10));

  /** A test's own: another simulator may have had the same port, and so the same account. */
  private final OrderMemory memory = new OrderMemory();

  @TempDir Path folder;

  @AfterEach
  void close() {
    service.close();
    simulator.close();
  }

  // Creating.

  @Test
  void a_job_is_created_with_one_post_and_its_rules_are_kept() {
    CreatedJob created = desk().create(job("cats"));

    assertEquals("cats", created.job().title());
    assertEquals(List.of(), created.notes());
    assertEquals(1, posts());
    assertEquals(Optional.of(RULES), desk().rules(created.job().jobId()));
    assertEquals(Set.of(created.job().jobId()), desk().jobsWithRules());
  }

  @Test
  void rules_survive_the_process_in_the_folder() {
    String jobId = desk().create(job("cats")).job().jobId();

    assertEquals(Optional.of(RULES), newProcess(Clock.systemUTC()).rules(jobId));
    assertEquals(Set.of(jobId), newProcess(Clock.systemUTC()).jobsWithRules());
  }

  @Test
  void a_title_that_is_taken_is_refused_whatever_its_case() {
    assertRefused(Kind.ALREADY_EXISTS, "already used", () -> desk().create(job("year-2013")));
    assertRefused(Kind.ALREADY_EXISTS, "already used", () -> desk().create(job(" YEAR-2013 ")));
  }

  @Test
  void two_jobs_of_the_same_title_are_refused_together() {
    assertRefused(
        Kind.ALREADY_EXISTS,
        "Two jobs",
        () -> desk().check(List.of(job("cats"), job("dogs"), job("Cats"))));
  }

  @Test
  void a_period_in_the_future_is_refused() {
    Instant tomorrow =
        Instant.now().truncatedTo(java.time.temporal.ChronoUnit.DAYS).plusSeconds(86_400);

    assertRefused(
        Kind.INVALID_VALUE,
        "in the future",
        () -> desk().create(new NewJob("cats", FROM, tomorrow, "original", RULES)));
  }

  @Test
  void a_failed_job_is_not_ordered_again() {
    assertRefused(
        Kind.NOT_IN_STATE, "its rules are not known here", () -> desk().create(likeTheFailedOne()));
  }

  @Test
  void a_failed_job_is_ordered_again_where_that_is_allowed() {
    JobDesk desk = desk(new DeskTerms(null, true));

    assertEquals("meteor again", desk.create(likeTheFailedOne()).job().title());
  }

  @Test
  void other_rules_over_the_period_of_a_failed_job_are_another_job() throws IOException {
    new KeptRules(new OrderMemory(), folder.resolve("orders"))
        .keep(idOf("meteor-over-chelyabinsk"), List.of(Rule.of("asteroid")));

    assertEquals("meteor again", desk().create(likeTheFailedOne()).job().title());
  }

  @Test
  void the_same_rules_with_other_tags_are_the_same_order() throws IOException {
    new KeptRules(new OrderMemory(), folder.resolve("orders"))
        .keep(idOf("meteor-over-chelyabinsk"), List.of(Rule.of("dog"), new Rule("cat", "felines")));

    assertRefused(
        Kind.NOT_IN_STATE, "with the same rules", () -> desk().create(likeTheFailedOne()));
  }

  // Limits.

  @Test
  void the_thirty_first_job_of_an_hour_is_refused_before_it_is_sent() {
    JobDesk desk = desk();
    for (int i = 0; i < 30; i++) {
      desk.send(job("job " + i));
    }

    assertEquals(30, posts());
    assertRefused(Kind.LIMIT, "30 jobs an hour", () -> desk.create(job("one more")));
    assertRefused(Kind.LIMIT, "30 jobs an hour", () -> desk.send(job("one more")));
  }

  @Test
  void the_count_is_shared_by_processes_and_ends_with_the_hour() {
    Instant noon = Instant.parse("2020-01-01T12:00:00Z");
    for (int i = 0; i < 30; i++) {
      newProcess(at(noon.plusSeconds(i))).send(job("job " + i));
    }

    assertRefused(
        Kind.LIMIT,
        "possible at 2020-01-01T13:00:01Z",
        () -> newProcess(at(noon.plusSeconds(60))).check(List.of(job("one more"))));
    newProcess(at(noon.plusSeconds(3_601))).check(List.of(job("one more")));
  }

  @Test
  void a_utc_day_has_sixty() {
    Instant morning = Instant.parse("2020-01-01T06:00:00Z");
    for (int i = 0; i < 60; i++) {
      newProcess(at(morning.plusSeconds(200L * i))).send(job("job " + i));
    }

    assertRefused(
        Kind.LIMIT,
        "60 jobs a UTC day",
        () -> newProcess(at(Instant.parse("2020-01-01T23:59:00Z"))).check(List.of(job("more"))));
    newProcess(at(Instant.parse("2020-01-02T00:00:00Z"))).check(List.of(job("more")));
  }

  @Test
  void more_jobs_than_are_left_are_refused_together() {
    JobDesk desk = desk();
    for (int i = 0; i < 29; i++) {
      desk.send(job("job " + i));
    }

    desk.check(List.of(job("a")));
    assertRefused(
        Kind.LIMIT, "this would be 2 more", () -> desk.check(List.of(job("a"), job("b"))));
  }

  @Test
  void a_line_that_a_crash_cut_off_does_no_harm() throws IOException {
    Files.createDirectories(folder.resolve("orders"));
    Files.writeString(folder.resolve("orders").resolve("posts"), "2020-01-01T12:0");

    assertEquals("cats", desk().create(job("cats")).job().title());
  }

  @Test
  void a_count_that_cannot_be_kept_is_told_with_what_helps() throws IOException {
    Path posts = Files.createDirectories(folder.resolve("orders").resolve("posts"));

    PowerTrackException e =
        assertThrows(PowerTrackException.class, () -> desk().create(job("cats")));

    assertEquals(Kind.LOCAL_IO, e.kind());
    String message = String.valueOf(e.getMessage());
    assertTrue(message.contains("counted in " + posts), message);
    assertTrue(message.endsWith(" Nothing was sent. Name another folder with cacheDir."), message);
    assertEquals(0, posts());
  }

  // Lost answers.

  @Test
  void a_lost_answer_to_a_post_leaves_one_job() {
    simulator.faults().next(1, r -> r.method().equals("POST"), Fault.droppedBeforeAnswer());

    CreatedJob created = desk().create(job("cats"));

    assertEquals(idOf("cats"), created.job().jobId());
    assertTrue(created.notes().get(0).contains("was lost"), created.notes().get(0));
    assertEquals(Optional.of(RULES), desk().rules(created.job().jobId()));
    assertEquals(1, posts());
  }

  @Test
  void an_answer_that_cannot_be_read_leaves_one_job() {
    simulator.faults().next(1, r -> r.method().equals("POST"), Fault.html());

    CreatedJob created = desk().create(job("cats"));

    assertEquals(idOf("cats"), created.job().jobId());
    assertEquals(1, posts());
  }

  @Test
  void a_post_that_times_out_is_found_in_the_list() {
    try (HistoricalPowerTrack hasty = connect(simulator, Duration.ofMillis(200))) {
      simulator.faults().next(1, r -> r.method().equals("POST"), Fault.stalledAfter(0));

      CreatedJob created = desk(hasty, DeskTerms.USUAL, Clock.systemUTC()).create(job("cats"));

      assertEquals(idOf("cats"), created.job().jobId());
      assertEquals(1, posts());
    }
  }

  @Test
  void a_post_that_did_not_arrive_is_said_to_be_repeatable() {
    neverTaken("POST", Fault.droppedBeforeAnswer());

    PowerTrackException e =
        assertThrows(PowerTrackException.class, () -> desk().create(job("cats")));

    assertEquals(Kind.CONNECTION, e.kind());
    assertTrue(String.valueOf(e.getMessage()).contains("did not arrive"), e.getMessage());
    assertEquals(1, posts());
    assertEquals("cats", desk().create(job("cats")).job().title());
  }

  @Test
  void a_post_that_timed_out_and_is_not_in_the_list_may_still_arrive() {
    try (HistoricalPowerTrack hasty = connect(simulator, Duration.ofMillis(200))) {
      neverTaken("POST", Fault.stalledAfter(0));

      PowerTrackException e =
          assertThrows(
              PowerTrackException.class,
              () -> desk(hasty, DeskTerms.USUAL, Clock.systemUTC()).create(job("cats")));

      assertEquals(Kind.UNCERTAIN, e.kind());
      assertTrue(String.valueOf(e.getMessage()).contains("Look for its title"), e.getMessage());
      assertEquals(1, posts());
    }
  }

  @Test
  void a_post_is_uncertain_if_the_list_cannot_be_had_either() {
    simulator.faults().next(1, r -> r.method().equals("POST"), Fault.droppedBeforeAnswer());
    JobDesk desk = desk();
    desk.check(List.of(job("cats")));
    simulator.faults().always(JOBS, Fault.status(500));

    PowerTrackException e = assertThrows(PowerTrackException.class, () -> desk.send(job("cats")));

    assertEquals(Kind.UNCERTAIN, e.kind());
    assertEquals(1, posts());
  }

  @Test
  void an_interrupt_while_the_request_is_under_way_leaves_one_job_with_its_rules()
      throws Exception {
    simulator.faults().next(1, r -> r.method().equals("POST"), Fault.stalledAfter(0));
    FutureTask<CreatedJob> order =
        new FutureTask<>(
            () -> {
              CreatedJob created = desk().create(job("cats"));
              assertTrue(Thread.currentThread().isInterrupted());
              return created;
            });
    Thread worker = new Thread(order);
    worker.start();
    while (posts() == 0) {
      Thread.sleep(10);
    }
    Thread.sleep(200);
    worker.interrupt();

    String jobId = order.get().job().jobId();

    assertEquals(idOf("cats"), jobId);
    assertEquals(Optional.of(RULES), newProcess(Clock.systemUTC()).rules(jobId));
    assertEquals(1, posts());
  }

  @Test
  void what_is_interrupted_before_it_is_sent_is_not_sent() {
    Thread.currentThread().interrupt();
    try {
      PowerTrackException e =
          assertThrows(PowerTrackException.class, () -> desk().send(job("cats")));
      assertEquals(Kind.CANCELLED, e.kind());
      assertEquals(0, posts());
    } finally {
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void a_refusal_of_the_service_is_told_as_it_is() {
    simulator
        .faults()
        .next(1, r -> r.method().equals("POST"), Fault.status(400, "{\"reason\":\"no more\"}"));

    PowerTrackException e =
        assertThrows(PowerTrackException.class, () -> desk().create(job("cats")));

    assertEquals(Kind.SERVICE, e.kind());
    assertTrue(String.valueOf(e.getMessage()).contains("no more"), e.getMessage());
  }

  // Deciding.

  @Test
  void a_quote_is_accepted_with_one_put() {
    assertEquals("accepted", desk().decide(Decision.ACCEPT, quoted()).status());
    assertEquals(1, puts());
  }

  @Test
  void a_quote_is_rejected_with_one_put() {
    assertEquals("rejected", desk().decide(Decision.REJECT, quoted()).status());
    assertEquals(1, puts());
  }

  @Test
  void what_is_not_quoted_is_neither_accepted_nor_rejected() {
    String delivered = idOf("year-2013");

    assertRefused(
        Kind.NOT_IN_STATE,
        "is delivered, not quoted",
        () -> desk().decide(Decision.ACCEPT, delivered));
    assertRefused(
        Kind.NOT_IN_STATE,
        "is delivered, not quoted",
        () -> desk().decide(Decision.REJECT, delivered));
  }

  @Test
  void a_quote_that_has_expired_is_not_accepted() {
    JobDesk later = desk(service, DeskTerms.USUAL, at(Instant.now().plus(Duration.ofDays(8))));

    assertRefused(Kind.EXPIRED, "expired at", () -> later.decide(Decision.ACCEPT, quoted()));
    assertRefused(Kind.EXPIRED, "expired at", () -> later.decide(Decision.REJECT, quoted()));
  }

  @Test
  void a_quote_above_the_highest_cost_is_not_accepted() {
    JobDesk thrifty = desk(new DeskTerms(new BigDecimal("949.99"), false));

    assertRefused(Kind.REFUSED, "950 US dollars", () -> thrifty.decide(Decision.ACCEPT, quoted()));
    assertEquals(
        "accepted",
        desk(new DeskTerms(new BigDecimal("950"), false))
            .decide(Decision.ACCEPT, quoted())
            .status());
  }

  @Test
  void quotes_that_are_above_the_highest_cost_together_are_not_accepted() {
    JobDesk thrifty = desk(new DeskTerms(new BigDecimal("1500"), false));
    Job quoted = thrifty.check(Decision.ACCEPT, quoted());

    thrifty.checkTogether(List.of(quoted));
    assertRefused(
        Kind.REFUSED,
        "The 2 jobs cost 1900 US dollars together",
        () -> thrifty.checkTogether(List.of(quoted, quoted)));
    desk().checkTogether(List.of(quoted, quoted));
  }

  @Test
  void of_two_highest_costs_the_lower_one_counts() {
    DeskTerms hundred = new DeskTerms(new BigDecimal("100"), true);

    assertEquals(hundred, hundred.atMost(null));
    assertEquals(hundred, hundred.atMost(new BigDecimal("100.01")));
    assertEquals(new DeskTerms(new BigDecimal("99"), true), hundred.atMost(new BigDecimal("99")));
    assertEquals(hundred, new DeskTerms(null, true).atMost(new BigDecimal("100")));
  }

  @Test
  void a_quote_without_a_cost_is_not_accepted_where_there_is_a_highest_one() {
    try (Simulator subscription = Simulator.start(SimulatorSettings.forTests().withCosts(false));
        HistoricalPowerTrack client = connect(subscription, Duration.ofSeconds(10))) {
      DeskTerms terms = new DeskTerms(new BigDecimal("950"), false);
      JobDesk desk = desk(client, terms, Clock.systemUTC());
      String jobId = id(client, "brazil-protests");

      PowerTrackException e =
          assertThrows(PowerTrackException.class, () -> desk.decide(Decision.ACCEPT, jobId));

      assertEquals(Kind.REFUSED, e.kind());
      assertEquals(0, subscription.requests().count("PUT", "**"));
      assertEquals("rejected", desk.decide(Decision.REJECT, jobId).status());
    }
  }

  @Test
  void a_lost_answer_to_an_accept_is_found_in_the_job_s_status() {
    simulator.faults().next(1, r -> r.method().equals("PUT"), Fault.droppedBeforeAnswer());

    assertEquals("accepted", desk().decide(Decision.ACCEPT, quoted()).status());
    assertEquals(1, puts());
  }

  @Test
  void an_accept_that_did_not_arrive_is_said_to_be_repeatable() {
    neverTaken("PUT", Fault.droppedBeforeAnswer());
    String jobId = quoted();

    PowerTrackException e =
        assertThrows(PowerTrackException.class, () -> desk().decide(Decision.ACCEPT, jobId));

    assertEquals(Kind.CONNECTION, e.kind());
    assertTrue(String.valueOf(e.getMessage()).contains("did not arrive"), e.getMessage());
    assertEquals(1, puts());
  }

  // Waiting.

  @Test
  void a_watch_tells_every_look_and_ends_at_the_quote() {
    String jobId = desk().create(job("cats")).job().jobId();
    JobWatch watch = new JobWatch(service, Duration.ofMillis(10));

    Job quoted =
        watch.untilItStandsStill(jobId, job -> simulator.clock().advance(Duration.ofSeconds(5)));

    assertEquals("quoted", quoted.status());
  }

  @Test
  void a_watch_that_starts_from_an_answer_asks_no_more_than_it_must() {
    Job created = desk().create(job("cats")).job();
    simulator.clock().advance(Duration.ofMinutes(1));
    int gets = simulator.requests().apiGets();
    List<String> seen = new ArrayList<>();

    new JobWatch(service, Duration.ofMillis(10))
        .untilItStandsStill(created, job -> seen.add(job.status()));

    assertEquals(List.of("opened", "quoted"), seen);
    assertEquals(1, simulator.requests().apiGets() - gets);
  }

  @Test
  void a_quote_is_told_in_a_sentence() {
    String quoted = quoted();

    assertEquals(
        "Job "
            + quoted
            + " ('brazil-protests'): 950 US dollars, 18 days of Historical PowerTrack, about 38000"
            + " tweets, about 5.5 hours to run.",
        QuotePreview.of(service.job(quoted)).sentence());
  }

  private void assertRefused(Kind kind, String told, Executable order) {
    int sent = posts() + puts();
    PowerTrackException e = assertThrows(PowerTrackException.class, order);
    assertEquals(kind, e.kind(), e.getMessage());
    assertTrue(String.valueOf(e.getMessage()).contains(told), e.getMessage());
    assertFalse(String.valueOf(e.getMessage()).contains(simulator.password()), e.getMessage());
    assertEquals(sent, posts() + puts(), "nothing is sent");
  }

  /** The service is not asked at all, and the connection ends as if it had been. */
  private void neverTaken(String method, Fault end) {
    simulator.faults().next(1, r -> r.method().equals(method), Fault.status(503));
    simulator.faults().next(1, r -> r.method().equals(method), end);
  }

  private int posts() {
    return simulator.requests().count("POST", "**");
  }

  private int puts() {
    return simulator.requests().count("PUT", "**");
  }

  private String quoted() {
    return idOf("brazil-protests");
  }

  private String idOf(String title) {
    return id(service, title);
  }

  private static String id(HistoricalPowerTrack client, String title) {
    return client.jobs().jobs().stream()
        .filter(job -> title.equals(job.title()))
        .findFirst()
        .orElseThrow()
        .jobId();
  }

  private static NewJob job(String title) {
    return new NewJob(title, FROM, TO, "original", RULES);
  }

  private static NewJob likeTheFailedOne() {
    return new NewJob(
        "meteor again",
        Instant.parse("2013-02-15T00:00:00Z"),
        Instant.parse("2013-02-16T00:00:00Z"),
        "activity_streams",
        RULES);
  }

  private JobDesk desk() {
    return desk(DeskTerms.USUAL);
  }

  private JobDesk desk(DeskTerms terms) {
    return desk(service, terms, Clock.systemUTC());
  }

  private JobDesk desk(HistoricalPowerTrack client, DeskTerms terms, Clock clock) {
    return desk(client, terms, memory, clock);
  }

  /** With nothing in memory. */
  private JobDesk newProcess(Clock clock) {
    return desk(service, DeskTerms.USUAL, new OrderMemory(), clock);
  }

  private JobDesk desk(
      HistoricalPowerTrack client, DeskTerms terms, OrderMemory memory, Clock clock) {
    List<Duration> looks = List.of(Duration.ZERO, Duration.ofMillis(50));
    return new JobDesk(client, terms, folder, memory, clock, looks);
  }

  private static Clock at(Instant time) {
    return Clock.fixed(time, ZoneOffset.UTC);
  }

  private static HistoricalPowerTrack connect(Simulator simulator, Duration readTimeout) {
    return HistoricalPowerTrack.connect(
        ApiSettings.of(
                simulator.apiUrl(),
                ApiVersion.V2,
                simulator.account(),
                Credentials.of(simulator.user(), simulator.password()))
            .withTimeouts(Duration.ofSeconds(10), readTimeout)
            .withFreshness(Duration.ZERO)
            .withRateLimit(new RateLimit(1000, Duration.ofSeconds(1))));
  }
}
