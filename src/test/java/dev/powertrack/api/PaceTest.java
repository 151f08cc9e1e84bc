package dev.powertrack.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  @Test
  void five_may_start_at_once_and_the_sixth_five_seconds_after_an_answer() {
    Pace pace = new Pace(RateLimit.DOCUMENTED, 0);
    for (int i = 0; i < 5; i++) {
      assertEquals(0, pace.delay(0));
      pace.start(0);
    }

    assertEquals(Pace.UNTIL_AN_ANSWER, pace.delay(0));
    pace.answered(2 * SECOND);
    assertEquals(4 * SECOND, pace.delay(3 * SECOND));
    assertEquals(0, pace.delay(7 * SECOND));
  }

  @Test
  void a_slow_answer_keeps_its_slot() {
    Pace pace = new Pace(new RateLimit(1, Duration.ofSeconds(5)), 0);
    pace.start(0);

    assertEquals(Pace.UNTIL_AN_ANSWER, pace.delay(60 * SECOND));
  }

  @Test
  void a_closed_pace_lets_nobody_start_until_it_opens() {
    Pace pace = new Pace(RateLimit.DOCUMENTED, 0);
    pace.closeFor(10 * SECOND, SECOND);
    pace.closeFor(SECOND, SECOND);

    assertEquals(9 * SECOND, pace.delay(2 * SECOND));
    assertThrows(IllegalStateException.class, () -> pace.start(2 * SECOND));
    assertEquals(0, pace.delay(11 * SECOND));
  }

  @Test
  void the_clock_may_run_over() {
    long start = Long.MAX_VALUE - SECOND;
    Pace pace = new Pace(new RateLimit(1, Duration.ofSeconds(5)), start);
    pace.start(start);
    pace.answered(start);

    assertEquals(3 * SECOND, pace.delay(start + 2 * SECOND));
    assertEquals(0, pace.delay(start + 5 * SECOND));
  }

  /** The service may count a GET at any time between its start and its answer. */
  @ParameterizedTest
  @ValueSource(longs = {1, 20140517, 4711})
  void the_service_never_counts_more_than_five_in_five_seconds(long seed) {
    List<Long> counted = countedByTheService(new Random(seed), 5_000);

    counted.sort(Comparator.naturalOrder());
    for (int i = 5; i < counted.size(); i++) {
      long apart = counted.get(i) - counted.get(i - 5);
      assertTrue(apart >= 5 * SECOND, "seed " + seed + ": six within " + apart + " ns, at " + i);
    }
  }

  @Test
  void the_limit_is_used_when_answers_are_fast() {
    Pace pace = new Pace(RateLimit.DOCUMENTED, 0);
    long now = 0;
    for (int i = 0; i < 1_000; i++) {
      now += pace.delay(now);
      pace.start(now);
      pace.answered(now);
    }

    assertEquals(995 * SECOND, now);
  }

  private static List<Long> countedByTheService(Random random, int requests) {
    Pace pace = new Pace(RateLimit.DOCUMENTED, 0);
    PriorityQueue<Long> answers = new PriorityQueue<>();
    List<Long> counted = new ArrayList<>();
    long now = 0;
    while (counted.size() < requests) {
      while (!answers.isEmpty() && answers.peek() <= now) {
        pace.answered(answers.remove());
      }
      long delay = pace.delay(now);
      if (delay == 0) {
        pace.start(now);
        long taken = 1 + random.nextLong(3 * SECOND);
        answers.add(now + taken);
        counted.add(now + random.nextLong(taken));
        now += random.nextInt(3) == 0 ? random.nextLong(4 * SECOND) : 0;
      } else {
        long next = delay == Pace.UNTIL_AN_ANSWER ? Long.MAX_VALUE : now + delay;
        now = answers.isEmpty() ? next : Math.min(next, answers.peek());
      }
    }
    return counted;
  }
}
