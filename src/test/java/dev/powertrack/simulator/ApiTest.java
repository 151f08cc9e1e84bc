package dev.powertrack.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API answers to who may ask what, in both generations. */
class ApiTest {
  private static Simulator simulator;
  private static Customer customer;

  @BeforeAll
  static void start() {
    simulator = Simulator.start(SimulatorSettings.forTests());
    customer = new Customer(simulator);
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Test
  void a_wrong_password_is_refused_with_401() throws Exception {
    HttpResponse<String> answer =
        customer.send(customer.apiAs(Customer.v2(".json"), simulator.user(), "wrong").GET());
    assertEquals(401, answer.statusCode());
    assertTrue(answer.headers().firstValue("WWW-Authenticate").orElseThrow().startsWith("Basic"));
  }

  @Test
  void a_request_without_password_is_refused_with_401() throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(simulator.apiUrl().resolve(Customer.v2(".json"))).GET();
    assertEquals(401, customer.send(request).statusCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/historical/powertrack/accounts/stranger/publishers/twitter/jobs.json",
        "/accounts/stranger/jobs.json",
        "/historical/powertrack/accounts/demo/publishers/twitter/jobs/0000000000.json",
        "/historical/powertrack/accounts/demo/publishers/twitter/jobs/0000000000/results.json",
        "/accounts/demo/publishers/twitter/historical/track/jobs/0000000000.json",
        "/nowhere"
      })
  void what_is_not_known_is_answered_with_404(String path) throws Exception {
    assertEquals(404, customer.get(path).statusCode());
  }

  @Test
  void the_list_has_the_documented_fields_of_each_job_and_no_more() throws Exception {
    JsonNode delivered = item(customer.json(Customer.v2(".json")), "world-cup-final");
    assertEquals(
        List.of(
            "title",
            "jobURL",
            "status",
            "publisher",
            "streamType",
            "fromDate",
            "toDate",
            "percentComplete",
            "expiresAt",
            "uuid"),
        names(delivered));
  }

  @Test
  void the_list_of_the_first_generation_has_no_ids() throws Exception {
    JsonNode delivered = item(customer.json("/accounts/demo/jobs.json"), "world-cup-final");
    assertFalse(delivered.has("uuid"));
    assertEquals("track", delivered.get("streamType").textValue());
  }

  @Test
  void the_list_ends_with_what_was_delivered() throws Exception {
    JsonNode list = customer.json(Customer.v2(".json"));
    assertEquals(List.of("jobs", "delivered"), names(list));
    assertEquals(4, list.get("delivered").get("jobCount").intValue());
    assertEquals(1 + 1 + 365 + 1, list.get("delivered").get("jobDaysRun").intValue());
    assertTrue(list.get("delivered").get("activityCount").longValue() > 200_000);
  }

  @Test
  void the_account_holds_a_job_in_each_lasting_state() throws Exception {
    List<String> jobs = new ArrayList<>();
    for (JsonNode job : customer.json(Customer.v2(".json")).get("jobs")) {
      jobs.add(job.get("title").textValue() + " " + job.get("status").textValue());
    }
    assertEquals(
        List.of(
            "world-cup-final delivered",
            "world-cup-final-original delivered",
            "year-2013 delivered",
            "song-contest-2014 delivered",
            "brazil-protests quoted",
            "transit-of-venus running",
            "meteor-over-chelyabinsk failed",
            "everything-about-cats rejected"),
        jobs);
  }

  @Test
  void a_delivered_job_has_all_its_fields_in_the_real_order() throws Exception {
    JsonNode job = customer.job(customer.uuid("world-cup-final"));
    assertEquals(
        List.of(
            "title",
            "account",
            "publisher",
            "streamType",
            "format",
            "fromDate",
            "toDate",
            "requestedBy",
            "requestedAt",
            "status",
            "statusMessage",
            "jobURL",
            "quote",
            "acceptedBy",
            "acceptedAt",
            "results",
            "percentComplete"),
        names(job));
    assertEquals(
        List.of("activityCount", "fileCount", "fileSizeMb", "completedAt", "dataURL", "expiresAt"),
        names(job.get("results")));
    assertEquals("201407130000", job.get("fromDate").textValue());
    assertEquals("track_v2", job.get("streamType").textValue());
    assertEquals(100, job.get("percentComplete").intValue());
  }

  @Test
  void sizes_and_durations_are_strings_and_counts_are_numbers() throws Exception {
    JsonNode job = customer.job(customer.uuid("world-cup-final"));
    assertTrue(job.get("quote").get("estimatedDurationHours").textValue().matches("\\d+\\.\\d"));
    assertTrue(job.get("quote").get("estimatedFileSizeMb").textValue().matches("\\d+\\.\\d"));
    assertTrue(job.get("results").get("fileSizeMb").textValue().matches("\\d+\\.\\d\\d"));
    assertTrue(job.get("quote").get("estimatedActivityCount").isIntegralNumber());
    assertTrue(job.get("quote").get("costDollars").isIntegralNumber());
  }

  @Test
  void a_subscription_has_no_costs() throws Exception {
    try (Simulator subscribed = Simulator.start(SimulatorSettings.forTests().withCosts(false))) {
      Customer subscriber = new Customer(subscribed);
      assertFalse(
          subscriber.job(subscriber.uuid("brazil-protests")).get("quote").has("costDollars"));
    }
  }

  @Test
  void urls_in_answers_lead_to_the_vendor_with_a_port() throws Exception {
    String uuid = customer.uuid("world-cup-final");
    JsonNode v2 = customer.job(uuid);
    JsonNode v1 = customer.json(Customer.v1("/" + uuid + ".json"));
    assertEquals(
        "https://gnip-api.gnip.com:443" + Customer.v2("/" + uuid + "/results.json"),
        v2.get("results").get("dataURL").textValue());
    assertEquals(
        "https://historical.gnip.com:443" + Customer.v1("/" + uuid + ".json"),
        v1.get("jobURL").textValue());
  }

  @Test
  void the_first_generation_writes_the_format_with_a_hyphen() throws Exception {
    String uuid = customer.uuid("world-cup-final");
    JsonNode job = customer.json(Customer.v1("/" + uuid + ".json"));
    assertEquals("activity-streams", job.get("format").textValue());
  }

  @Test
  void a_method_that_does_not_fit_is_answered_with_405() throws Exception {
    assertEquals(405, customer.send(customer.api(Customer.v2(".json")).DELETE()).statusCode());
  }

  @Test
  void job_ids_are_ten_letters_and_digits_and_stable_for_a_seed() throws Exception {
    String uuid = customer.uuid("year-2013");
    assertTrue(uuid.matches("[a-z0-9]{10}"), uuid);
    try (Simulator again = Simulator.start(SimulatorSettings.forTests());
        Simulator other = Simulator.start(SimulatorSettings.forTests().withSeed(1))) {
      assertEquals(uuid, new Customer(again).uuid("year-2013"));
      assertFalse(Set.of(uuid).contains(new Customer(other).uuid("year-2013")));
    }
  }

  private static JsonNode item(JsonNode list, String title) {
    for (JsonNode job : list.get("jobs")) {
      if (job.get("title").textValue().equals(title)) {
        return job;
      }
    }
    throw new AssertionError("no job " + title);
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
