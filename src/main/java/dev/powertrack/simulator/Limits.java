package dev.powertrack.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The service's documented rate limits: five GETs in any five seconds, by the wall clock, because
 * clients wait by it; 30 POSTs in any hour and 60 in a UTC day, by the simulated clock. Requests
 * that are refused do not count. Thread-safe.
 */
final class Limits {
  private static final int GETS = 5;
  private static final long GET_NANOS = Duration.ofSeconds(5).toNanos();
  private static final int POSTS_AN_HOUR = 30;
  private static final int POSTS_A_DAY = 60;

  private final boolean enforced;
  private final Deque<Long> gets = new ArrayDeque<>();
  private final List<Instant> posts = new ArrayList<>();

  Limits(boolean enforced) {
    this.enforced = enforced;
  }

  /** Lets a GET pass, or says how long to wait. */
  synchronized Optional<Duration> get(long nanoTime) {
    while (!gets.isEmpty() && nanoTime - gets.getFirst() >= GET_NANOS) {
      gets.removeFirst();
    }
    if (enforced && gets.size() >= GETS) {
      return Optional.of(Duration.ofNanos(GET_NANOS - (nanoTime - gets.getFirst())));
    }
    gets.addLast(nanoTime);
    return Optional.empty();
  }

  /** Whether a POST may pass. */
  synchronized boolean post(Instant now) {
    Instant hourAgo = now.minus(Duration.ofHours(1));
    Instant midnight = now.truncatedTo(ChronoUnit.DAYS);
    long inHour = posts.stream().filter(post -> post.isAfter(hourAgo)).count();
    long inDay = posts.stream().filter(post -> !post.isBefore(midnight)).count();
    if (enforced && (inHour >= POSTS_AN_HOUR || inDay >= POSTS_A_DAY)) {
      return false;
    }
    posts.add(now);
    return true;
  }
}
