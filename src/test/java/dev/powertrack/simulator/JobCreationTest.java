package dev.powertrack.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a POST must have. */
class JobCreationTest {
  private static Simulator simulator;
  private static Customer customer;

  @BeforeAll
  static void start() {
    simulator = Simulator.start(SimulatorSettings.forTests().withDemoJobs(false));
    customer = new Customer(simulator);
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  static Stream<Named<Consumer<ObjectNode>>> mistakes() {
    return Stream.of(
        mistake("no publisher", job -> job.remove("publisher")),
        mistake("another publisher", job -> job.put("publisher", "tumblr")),
        mistake("another format", job -> job.put("dataFormat", "xml")),
        mistake("no title", job -> job.remove("title")),
        mistake("an empty title", job -> job.put("title", " ")),
        mistake("a date with dashes", job -> job.put("fromDate", "2014-01-01")),
        mistake("a date without minutes", job -> job.put("fromDate", "20140101")),
        mistake("a day that does not exist", job -> job.put("fromDate", "201302290000")),
        mistake("an empty period", job -> job.put("toDate", "201401010000")),
        mistake("an end before the start", job -> job.put("toDate", "201301010000")),
        mistake("an end in the future", job -> job.put("toDate", "299901010000")),
        mistake("a date as a number", job -> job.put("toDate", 201401010000L)),
        mistake("no rules", job -> job.remove("rules")),
        mistake("an empty list of rules", job -> job.putArray("rules")),
        mistake("an empty rule", job -> job.putArray("rules").addObject().put("value", "")),
        mistake("a rule without value", job -> job.putArray("rules").addObject().put("tag", "x")),
        mistake("too long a rule", job -> rules(job, 1, "x".repeat(2_049))),
        mistake("too many rules", job -> rules(job, 1_001, "x")));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void a_mistake_is_refused_with_a_reason(Consumer<ObjectNode> mistake) throws Exception {
    ObjectNode job = Customer.goodJob("mistake");
    mistake.accept(job);
    HttpResponse<String> answer = customer.post(Customer.v2(".json"), job.toString());
    JsonNode body = Customer.JSON.readTree(answer.body());
    assertEquals(400, answer.statusCode());
    assertEquals("error", body.get("status").textValue());
    assertTrue(body.get("reason").textValue().length() > 10);
  }

  @Test
  void a_body_that_is_no_json_is_refused() throws Exception {
    assertEquals(400, customer.post(Customer.v2(".json"), "{\"publisher\":").statusCode());
  }

  @Test
  void a_title_is_taken_once() throws Exception {
    String job = Customer.goodJob("twins").toString();
    assertEquals(201, customer.post(Customer.v2(".json"), job).statusCode());
    assertEquals(400, customer.post(Customer.v2(".json"), job).statusCode());
  }

  @Test
  void a_thousand_rules_of_2048_characters_are_accepted() throws Exception {
    ObjectNode job = Customer.goodJob("most");
    rules(job, 1_000, "x".repeat(2_048));
    HttpResponse<String> answer = customer.post(Customer.v2(".json"), job.toString());
    assertEquals(201, answer.statusCode());
    JsonNode summary = Customer.JSON.readTree(answer.body()).get("rules").get("summary");
    assertEquals(1_000, summary.get("created").intValue());
  }

  @Test
  void the_publisher_may_be_in_any_case_and_comes_back_as_it_was() throws Exception {
    ObjectNode job = Customer.goodJob("loud").put("publisher", "TWITTER");
    HttpResponse<String> answer = customer.post(Customer.v2(".json"), job.toString());
    assertEquals("TWITTER", Customer.JSON.readTree(answer.body()).get("publisher").textValue());
  }

  @Test
  void the_first_generation_creates_jobs_of_its_own_stream() throws Exception {
    HttpResponse<String> answer =
        customer.post("/accounts/demo/jobs.json", Customer.goodJob("first").toString());
    assertEquals("track", Customer.JSON.readTree(answer.body()).get("streamType").textValue());
  }

  private static Named<Consumer<ObjectNode>> mistake(String what, Consumer<ObjectNode> make) {
    return Named.of(what, make);
  }

  private static void rules(ObjectNode job, int count, String value) {
    ArrayNode rules = job.putArray("rules");
    for (int i = 0; i < count; i++) {
      rules.addObject().put("value", value);
    }
  }
}
