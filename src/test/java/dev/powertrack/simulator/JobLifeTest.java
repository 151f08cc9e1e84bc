package dev.powertrack.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A job from its creation to its end, on an account that is empty at first. */
class JobLifeTest {
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

  private Simulator simulator;
  private Customer customer;

  @BeforeEach
  void start() {
    simulator = Simulator.start(SimulatorSettings.forTests().withDemoJobs(false));
    customer = new Customer(simulator);
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void goes_through_all_states_as_the_clock_advances() throws Exception {
    String uuid = customer.create("life");
    assertEquals("opened", customer.status(uuid));
    simulator.clock().advance(Account.OPENED);
    assertEquals("estimating", customer.status(uuid));
    simulator.clock().advance(Account.ESTIMATING);
    assertEquals("quoted", customer.status(uuid));
    customer.accept(uuid);
    assertEquals("accepted", customer.status(uuid));
    simulator.clock().advance(Account.ACCEPTED);
    assertEquals("running", customer.status(uuid));
    simulator.clock().advance(Account.RUNNING);
    assertEquals("completed", customer.status(uuid));
    simulator.clock().advance(SimulatedJob.CHECK);
    assertEquals("delivered", customer.status(uuid));
  }

  @Test
  void per_cent_climb_while_estimating_fall_when_quoted_and_climb_again() throws Exception {
    String uuid = customer.create("per cent");
    simulator.clock().advance(Account.OPENED.plus(Account.ESTIMATING.dividedBy(2)));
    assertEquals(50, percent(uuid));
    simulator.clock().advance(LONG_ENOUGH);
    assertEquals(0, percent(uuid));
    customer.accept(uuid);
    simulator.clock().advance(Account.ACCEPTED.plus(Account.RUNNING.dividedBy(2)));
    assertEquals(50, percent(uuid));
    simulator.clock().advance(LONG_ENOUGH);
    assertEquals(100, percent(uuid));
  }

  @Test
  void the_answer_to_a_post_has_the_rules_and_no_get_has_them() throws Exception {
    HttpResponse<String> created =
        customer.post(Customer.v2(".json"), Customer.goodJob("rules").toString());
    assertEquals(201, created.statusCode());
    JsonNode answer = Customer.JSON.readTree(created.body());
    JsonNode rule = answer.get("rules").get("detail").get(0).get("rule");
    assertEquals(1, answer.get("rules").get("summary").get("created").intValue());
    assertEquals("dog OR #dogs", rule.get("value").textValue());
    assertEquals("pets", rule.get("tag").textValue());
    assertTrue(rule.get("id").longValue() > 1L << 53, "64-bit ids");
    assertFalse(answer.has("percentComplete"));
    assertFalse(customer.job(customer.uuid("rules")).has("rules"));
  }

  @Test
  void the_answer_to_a_put_has_no_per_cent() throws Exception {
    String uuid = quoted("put");
    HttpResponse<String> answer =
        customer.put(Customer.v2("/" + uuid + ".json"), "{\"status\":\"accept\"}");
    JsonNode accepted = Customer.JSON.readTree(answer.body());
    assertEquals(200, answer.statusCode());
    assertEquals("accepted", accepted.get("status").textValue());
    assertEquals(simulator.user(), accepted.get("acceptedBy").textValue());
    assertFalse(accepted.has("percentComplete"));
  }

  @Test
  void a_rejected_job_stays_rejected_and_has_the_time_of_that() throws Exception {
    String uuid = quoted("reject");
    customer.put(Customer.v2("/" + uuid + ".json"), "{\"status\":\"reject\"}");
    simulator.clock().advance(LONG_ENOUGH);
    JsonNode job = customer.job(uuid);
    assertEquals("rejected", job.get("status").textValue());
    assertTrue(job.has("acceptedAt"));
  }

  @Test
  void only_a_quoted_job_can_be_accepted() throws Exception {
    String uuid = customer.create("too early");
    assertEquals(400, accept(uuid).statusCode());
    simulator.clock().advance(LONG_ENOUGH);
    assertEquals(200, accept(uuid).statusCode());
    assertEquals(400, accept(uuid).statusCode());
  }

  @Test
  void a_quote_cannot_be_accepted_when_it_has_expired() throws Exception {
    String uuid = quoted("too late");
    simulator.clock().advance(SimulatedJob.QUOTE_LIFE);
    assertEquals(400, accept(uuid).statusCode());
    assertEquals("quoted", customer.status(uuid));
  }

  @Test
  void an_unknown_word_is_refused() throws Exception {
    String uuid = quoted("word");
    HttpResponse<String> answer =
        customer.put(Customer.v2("/" + uuid + ".json"), "{\"status\":\"accepted\"}");
    assertEquals(400, answer.statusCode());
    assertEquals("error", Customer.JSON.readTree(answer.body()).get("status").textValue());
  }

  @Test
  void the_quote_holds_for_seven_days_and_the_results_for_fifteen() throws Exception {
    String uuid = quoted("expiry");
    JsonNode job = customer.job(uuid);
    Instant quoted = time(job, "requestedAt").plus(Account.OPENED).plus(Account.ESTIMATING);
    assertEquals(quoted.plus(Duration.ofDays(7)), time(job.get("quote"), "expiresAt"));
    customer.accept(uuid);
    simulator.clock().advance(LONG_ENOUGH);
    JsonNode results = customer.job(uuid).get("results");
    assertEquals(
        time(results, "completedAt").plus(Duration.ofDays(15)), time(results, "expiresAt"));
  }

  @Test
  void an_expired_job_is_gone_and_not_listed() throws Exception {
    String uuid = quoted("gone");
    customer.accept(uuid);
    simulator.clock().advance(LONG_ENOUGH);
    assertEquals(200, customer.get(Customer.v2("/" + uuid + "/results.json")).statusCode());
    simulator.clock().advance(Duration.ofDays(15));
    assertEquals(410, customer.get(Customer.v2("/" + uuid + ".json")).statusCode());
    assertEquals(410, customer.get(Customer.v2("/" + uuid + "/results.json")).statusCode());
    JsonNode list = customer.json(Customer.v2(".json"));
    assertEquals(0, list.get("jobs").size());
    assertEquals(1, list.get("delivered").get("jobCount").intValue());
  }

  @Test
  void two_jobs_are_estimated_at_a_time_and_the_third_waits() throws Exception {
    String first = customer.create("one");
    String second = customer.create("two");
    String third = customer.create("three");
    simulator.clock().advance(Account.OPENED.plusSeconds(1));
    assertEquals("estimating", customer.status(first));
    assertEquals("estimating", customer.status(second));
    assertEquals("opened", customer.status(third));
    simulator.clock().advance(Account.ESTIMATING);
    assertEquals("quoted", customer.status(first));
    assertEquals("estimating", customer.status(third));
  }

  @Test
  void two_jobs_run_at_a_time_and_the_third_waits() throws Exception {
    String first = customer.create("one");
    String second = customer.create("two");
    String third = customer.create("three");
    simulator.clock().advance(LONG_ENOUGH);
    customer.accept(first);
    customer.accept(second);
    customer.accept(third);
    simulator.clock().advance(Account.ACCEPTED.plusSeconds(1));
    assertEquals("running", customer.status(first));
    assertEquals("running", customer.status(second));
    assertEquals("accepted", customer.status(third));
    simulator.clock().advance(Account.RUNNING);
    assertEquals("running", customer.status(third));
  }

  @Test
  void results_are_not_there_before_the_job_is_delivered() throws Exception {
    String uuid = quoted("early");
    assertEquals(404, customer.get(Customer.v2("/" + uuid + "/results.json")).statusCode());
  }

  @Test
  void a_job_of_the_customers_own_delivers_what_its_rules_ask_for() throws Exception {
    String uuid = quoted("dogs");
    customer.accept(uuid);
    simulator.clock().advance(LONG_ENOUGH);
    String lines = Customer.inflate(customer.file(customer.links("dogs").get(0)).body());
    JsonNode tweet = Customer.JSON.readTree(lines.strip());
    assertEquals("pets", tweet.get("matching_rules").get(0).get("tag").textValue());
    assertTrue(tweet.get("text").textValue().contains("dog"), tweet.get("text").textValue());
    assertEquals(9, customer.links("dogs").size(), "an hour and a half");
  }

  @Test
  void the_demos_clock_quotes_in_two_seconds_and_delivers_in_three() {
    double speed = SimulatorSettings.demo().clockSpeed();
    Duration quoted = Account.OPENED.plus(Account.ESTIMATING);
    Duration delivered = Account.ACCEPTED.plus(Account.RUNNING).plus(SimulatedJob.CHECK);
    assertEquals(2.0, quoted.toMillis() / 1000.0 / speed);
    assertEquals(3.0, delivered.toMillis() / 1000.0 / speed);
  }

  @Test
  void the_clock_runs_by_itself_at_its_speed() throws Exception {
    SimulatorSettings fast = SimulatorSettings.forTests().withDemoJobs(false).withClockSpeed(1000);
    try (Simulator running = Simulator.start(fast)) {
      Instant before = running.clock().now();
      Thread.sleep(20);
      assertTrue(Duration.between(before, running.clock().now()).toSeconds() >= 20);
    }
  }

  private String quoted(String title) throws Exception {
    String uuid = customer.create(title);
    simulator.clock().advance(LONG_ENOUGH);
    return uuid;
  }

  private HttpResponse<String> accept(String uuid) throws Exception {
    return customer.put(Customer.v2("/" + uuid + ".json"), "{\"status\":\"accept\"}");
  }

  private static Instant time(JsonNode json, String field) {
    return Instant.parse(json.get(field).textValue());
  }

  private int percent(String uuid) throws Exception {
    return customer.job(uuid).get("percentComplete").intValue();
  }
}
