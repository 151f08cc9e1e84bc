package dev.powertrack.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the demo's jobs deliver. */
class DemoContentTest {
  private static Simulator simulator;
  private static Customer customer;

  /** The lines of world-cup-final by the start of their window, such as 21/20. */
  private static final Map<String, List<String>> FINAL = new HashMap<>();

  private static long bytes;

  @BeforeAll
  static void fetch() throws Exception {
    simulator = Simulator.start(SimulatorSettings.forTests());
    customer = new Customer(simulator);
    for (URI link : customer.links("world-cup-final")) {
      String path = link.getPath();
      String window = path.substring(path.lastIndexOf('/') - 2, path.lastIndexOf('_'));
      FINAL.put(window, lines(link));
    }
    bytes = simulator.requests().dataBytes();
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Test
  void the_activity_count_of_a_job_is_the_sum_of_its_footers() throws Exception {
    int tweets = FINAL.values().stream().mapToInt(List::size).sum();
    JsonNode results = customer.job(customer.uuid("world-cup-final")).get("results");
    assertEquals(tweets, results.get("activityCount").intValue());
    assertEquals(FINAL.size(), results.get("fileCount").intValue());
  }

  @Test
  void the_same_final_in_the_other_format_has_the_same_tweets() throws Exception {
    JsonNode other = customer.job(customer.uuid("world-cup-final-original")).get("results");
    assertEquals(
        FINAL.values().stream().mapToInt(List::size).sum(), other.get("activityCount").intValue());
    URI link =
        customer.links("world-cup-final-original").stream()
            .filter(l -> l.getPath().contains("/21/20_"))
            .findFirst()
            .orElseThrow();
    List<String> ids = new ArrayList<>();
    for (String line : lines(link)) {
      ids.add(Customer.JSON.readTree(line).get("id_str").textValue());
    }
    assertEquals(ids, window("21/20").stream().map(DemoContentTest::id).toList());
  }

  @Test
  void a_file_of_the_final_has_about_a_hundred_tweets_and_the_goal_many_more() throws Exception {
    double mean = FINAL.values().stream().mapToInt(List::size).average().orElseThrow();
    assertTrue(mean > 60 && mean < 120, "mean " + mean);
    assertTrue(window("21/20").size() > 6 * mean);
    assertTrue(window("21/20").size() > 2 * window("21/10").size());
  }

  @Test
  void hashtags_turn_to_the_scorer_with_the_goal() throws Exception {
    assertTrue(count(window("20/50"), "Götze") < 10);
    assertTrue(count(window("21/20"), "Götze") > 20);
    assertTrue(count(window("21/40"), "Weltmeister") > count(window("21/10"), "Weltmeister"));
  }

  @Test
  void ids_are_unique_over_all_files() {
    Set<String> ids = new HashSet<>();
    FINAL.values().forEach(lines -> lines.forEach(line -> assertTrue(ids.add(start(line)))));
  }

  @Test
  void what_is_retweeted_is_a_row_of_the_job_unless_it_is_older() throws Exception {
    Set<String> rows = new HashSet<>();
    FINAL.values().forEach(lines -> lines.forEach(line -> rows.add(start(line))));
    int retweets = 0;
    for (JsonNode tweet : window("21/30")) {
      if (tweet.get("verb").textValue().equals("share")) {
        retweets++;
        assertTrue(rows.contains(start(tweet.get("object").toString())));
      }
    }
    assertTrue(retweets > 100, retweets + " retweets");
  }

  @Test
  void the_total_size_is_an_estimate_within_five_per_cent() throws Exception {
    String path = Customer.v2("/" + customer.uuid("world-cup-final") + "/results.json");
    double estimate = customer.json(path).get("totalFileSizeBytes").doubleValue();
    assertEquals(1.0, estimate / bytes, 0.05);
  }

  @Test
  void every_window_of_the_year_has_a_few_tweets() throws Exception {
    JsonNode results = customer.job(customer.uuid("year-2013")).get("results");
    assertEquals(52_560, results.get("fileCount").intValue());
    double mean = results.get("activityCount").doubleValue() / 52_560;
    assertTrue(mean > 1 && mean < 10, "mean " + mean);
  }

  private static List<JsonNode> window(String start) throws Exception {
    List<JsonNode> tweets = new ArrayList<>();
    for (String line : Objects.requireNonNull(FINAL.get(start), start)) {
      tweets.add(Customer.JSON.readTree(line));
    }
    return tweets;
  }

  private static long count(List<JsonNode> tweets, String hashtag) {
    return tweets.stream()
        .flatMap(tweet -> tweet.at("/twitter_entities/hashtags").findValuesAsText("text").stream())
        .filter(hashtag::equals)
        .count();
  }

  /** The part of a line that has the tweet's id. */
  private static String start(String line) {
    return line.substring(0, line.indexOf(",\""));
  }

  private static String id(JsonNode tweet) {
    String id = tweet.get("id").textValue();
    return id.substring(id.lastIndexOf(':') + 1);
  }

  /** The lines of a file that are tweets. */
  private static List<String> lines(URI link) throws Exception {
    return Customer.inflate(customer.file(link).body())
        .lines()
        .filter(line -> !line.isEmpty() && !line.startsWith("{\"info\""))
        .toList();
  }
}
