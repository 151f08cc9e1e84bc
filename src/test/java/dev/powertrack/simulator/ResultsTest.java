package dev.powertrack.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The lists of links. */
class ResultsTest {
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
  void there_is_a_link_for_each_window_but_the_silent_ones() throws Exception {
    JsonNode results = results("world-cup-final");
    JsonNode job = customer.job(customer.uuid("world-cup-final"));
    assertEquals(139, results.get("urlCount").intValue());
    assertEquals(139, results.get("urlList").size());
    assertEquals(139, job.get("results").get("fileCount").intValue());
    assertFalse(results.get("urlList").toString().contains("/2014/07/13/03/20_activities"));
  }

  @Test
  void a_link_has_the_real_shape_and_leads_to_the_second_origin() throws Exception {
    String link = results("world-cup-final").get("urlList").get(0).textValue();
    Matcher matcher =
        Pattern.compile(
                "(http://127\\.0\\.0\\.1:\\d+)/archive\\.replay\\.snapshots/snapshots/twitter/track_v2/"
                    + "activity_streams/demo/\\d{4}/\\d\\d/\\d\\d/20140713-20140713_[a-z0-9]{10}/"
                    + "2014/07/13/00/00_activities\\.json\\.gz"
                    + "\\?AWSAccessKeyId=[A-Z0-9]+&Expires=(\\d+)&Signature=[A-Za-z0-9%]+")
            .matcher(link);
    assertTrue(matcher.matches(), link);
    assertEquals(simulator.dataUrl().toString(), matcher.group(1));
    Duration life =
        Duration.between(
            simulator.clock().now(), Instant.ofEpochSecond(Long.parseLong(matcher.group(2))));
    assertEquals(Duration.ofDays(30), life);
  }

  @Test
  void links_of_the_first_generation_have_its_track_and_work_too() throws Exception {
    String uuid = customer.uuid("song-contest-2014");
    JsonNode results = customer.json(Customer.v1("/" + uuid + "/results.json"));
    URI link = URI.create(results.get("urlList").get(0).textValue());
    assertTrue(link.getPath().contains("/twitter/track/activity_streams/"), link.getPath());
    assertEquals(200, customer.file(link).statusCode());
  }

  @Test
  void the_list_as_csv_has_local_names_and_the_same_windows() throws Exception {
    String uuid = customer.uuid("world-cup-final");
    List<String> lines =
        customer.get(Customer.v2("/" + uuid + "/results.csv")).body().lines().toList();
    assertEquals(139, lines.size());
    assertTrue(
        lines
            .get(0)
            .startsWith(
                "'20140713-20140713_"
                    + uuid
                    + "_2014_07_13_00_00_activities.json.gz'\t'"
                    + simulator.dataUrl()
                    + "/"),
        lines.get(0));
    assertTrue(lines.get(0).endsWith("'"));
  }

  @Test
  void a_year_has_52560_links_in_no_time() throws Exception {
    String path = Customer.v2("/" + customer.uuid("year-2013") + "/results.json");
    long started = System.nanoTime();
    String body = customer.get(path).body();
    Duration took = Duration.ofNanos(System.nanoTime() - started);
    JsonNode results = Customer.JSON.readTree(body);
    assertEquals(52_560, results.get("urlCount").intValue());
    Set<String> links = new HashSet<>();
    results.get("urlList").forEach(link -> links.add(link.textValue()));
    assertEquals(52_560, links.size());
    // A third of a second on an idle machine that has just started; other tests may run beside.
    assertTrue(took.toMillis() < 3_000, took.toString());
  }

  @Test
  void suspect_minutes_are_listed_behind_the_password() throws Exception {
    URI url = URI.create(results("world-cup-final").get("suspectMinutesUrl").textValue());
    assertEquals(simulator.apiUrl().getAuthority(), url.getAuthority());
    assertEquals(
        "[\"201407132125\",\"201407132126\",\"201407132203\"]", customer.get(url.getPath()).body());
    assertEquals(401, customer.file(url).statusCode());
  }

  @Test
  void a_job_without_suspect_minutes_does_not_name_them() throws Exception {
    assertFalse(results("song-contest-2014").has("suspectMinutesUrl"));
  }

  private static JsonNode results(String title) throws Exception {
    return customer.json(Customer.v2("/" + customer.uuid(title) + "/results.json"));
  }
}
