package dev.powertrack.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.api.ApiSettings;
import dev.powertrack.api.ApiVersion;
import dev.powertrack.api.Credentials;
import dev.powertrack.api.HistoricalPowerTrack;
import dev.powertrack.api.Job;
import dev.powertrack.cli.demo.Story;
import dev.powertrack.simulator.Simulator;
import dev.powertrack.simulator.SimulatorSettings;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The demo, once. It has a simulator of its own, whose content is that of any other. */
class DemoCommandTest {
  private static CommandRun demo;

  @BeforeAll
  static void run() {
    demo = CommandRun.of("demo");
  }

  @Test
  void succeeds_and_says_nothing_on_stderr() {
    assertEquals(0, demo.exitCode(), demo.err());
    assertEquals("", demo.err());
  }

  @Test
  void shows_the_life_of_a_job() {
    assertInOrder("estimating", "quoted", "US dollars", "accepted", "running", "delivered");
  }

  @Test
  void counts_as_many_tweets_as_the_service_delivered() {
    long tweets = tweetsOfTheNewJob();

    assertInOrder("Delivered: " + tweets + " tweets in 18 files", "COUNT(*)", "\n   " + tweets);
  }

  @Test
  void shows_how_few_files_a_query_needs() {
    assertInOrder(
        "18 files read out of 18, 18 fetched",
        "22 files read out of 139, 22 fetched",
        "22 files read out of 139, none fetched",
        "6 files read out of 52,560, 6 fetched",
        "Nothing is fetched twice",
        "6 files read out of 52,560, none fetched");
  }

  @Test
  void draws_the_goal_as_the_longest_bar() {
    assertTrue(
        demo.outLines().stream()
            .anyMatch(
                line -> line.startsWith("2014-07-13 21:20:00") && line.contains("█".repeat(50))),
        demo.out());
  }

  @Test
  void ends_with_what_to_try_next() {
    assertInOrder("What to try next", "shell jdbc:powertrack:demo", "DBeaver", "--help");
  }

  @Test
  void holds_no_secret_and_no_colour() {
    assertFalse(demo.out().contains("Signature="), demo.out());
    assertFalse(demo.out().contains("password="), demo.out());
    assertFalse(demo.out().contains("\u001b"), demo.out());
  }

  private static long tweetsOfTheNewJob() {
    try (Simulator simulator = Simulator.start(SimulatorSettings.forTests());
        HistoricalPowerTrack client =
            HistoricalPowerTrack.connect(
                ApiSettings.of(
                        simulator.apiUrl(),
                        ApiVersion.V2,
                        simulator.account(),
                        Credentials.of(simulator.user(), simulator.password()))
                    .withFreshness(Duration.ZERO))) {
      Job job = client.create(Story.newJob());
      simulator.clock().advance(Duration.ofHours(1));
      client.accept(job.jobId());
      simulator.clock().advance(Duration.ofHours(1));
      return Objects.requireNonNull(
          Objects.requireNonNull(client.job(job.jobId()).results()).activityCount());
    }
  }

  private static void assertInOrder(String... texts) {
    int from = 0;
    for (String text : texts) {
      int found = demo.out().indexOf(text, from);
      assertTrue(found >= 0, () -> "'" + text + "' is not in its place in\n" + demo.out());
      from = found + text.length();
    }
  }
}
