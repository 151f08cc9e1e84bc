package dev.powertrack.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The documented rate limits. */
class LimitsTest {
  private static final long SECOND = 1_000_000_000L;
  private static final Instant MORNING = Instant.parse("2014-08-01T08:00:00Z");

  @Test
  void five_gets_pass_in_any_five_seconds() {
    Limits limits = new Limits(true);
    for (int i = 0; i < 5; i++) {
      assertEquals(Optional.empty(), limits.get(i * SECOND));
    }
    assertEquals(Optional.of(Duration.ofMillis(500)), limits.get(4 * SECOND + SECOND / 2));
    assertEquals(Optional.empty(), limits.get(5 * SECOND));
    assertEquals(Optional.of(Duration.ofSeconds(1)), limits.get(5 * SECOND));
  }

  @Test
  void a_get_too_many_is_answered_with_429_and_a_time_to_wait() throws Exception {
    try (Simulator simulator = Simulator.start(SimulatorSettings.forTests().withLimits(true))) {
      Customer customer = new Customer(simulator);
      for (int i = 0; i < 5; i++) {
        assertEquals(200, customer.get(Customer.v2(".json")).statusCode());
      }
      HttpResponse<String> sixth = customer.get(Customer.v2(".json"));
      assertEquals(429, sixth.statusCode());
      int wait = Integer.parseInt(sixth.headers().firstValue("Retry-After").orElseThrow());
      assertTrue(wait >= 1 && wait <= 5, "Retry-After: " + wait);
    }
  }

  @Test
  void data_files_are_under_no_limit() throws Exception {
    try (Simulator simulator = Simulator.start(SimulatorSettings.forTests().withLimits(true))) {
      Customer customer = new Customer(simulator);
      var links = customer.links("song-contest-2014");
      for (int i = 0; i < 12; i++) {
        assertEquals(200, customer.file(links.get(i)).statusCode());
      }
    }
  }

  @Test
  void thirty_posts_pass_in_an_hour_of_the_simulated_clock() {
    Limits limits = new Limits(true);
    for (int i = 0; i < 30; i++) {
      assertTrue(limits.post(MORNING.plusSeconds(i)));
    }
    assertFalse(limits.post(MORNING.plusSeconds(60)));
    assertTrue(limits.post(MORNING.plusSeconds(3_601)));
  }

  @Test
  void sixty_posts_pass_in_a_day_that_ends_at_midnight_utc() {
    Limits limits = new Limits(true);
    for (int i = 0; i < 60; i++) {
      assertTrue(limits.post(MORNING.plus(Duration.ofMinutes(3L * i))));
    }
    assertFalse(limits.post(Instant.parse("2014-08-01T23:59:59Z")));
    assertTrue(limits.post(Instant.parse("2014-08-02T00:00:00Z")));
  }

  @Test
  void a_post_too_many_is_answered_with_429_and_creates_nothing() throws Exception {
    SimulatorSettings settings = SimulatorSettings.forTests().withLimits(true).withDemoJobs(false);
    try (Simulator simulator = Simulator.start(settings)) {
      Customer customer = new Customer(simulator);
      for (int i = 0; i < 30; i++) {
        customer.post(Customer.v2(".json"), Customer.goodJob("job " + i).toString());
      }
      String more = Customer.goodJob("one too many").toString();
      assertEquals(429, customer.post(Customer.v2(".json"), more).statusCode());
      simulator.clock().advance(Duration.ofMinutes(61));
      assertEquals(201, customer.post(Customer.v2(".json"), more).statusCode());
    }
  }
}
