package dev.powertrack.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class SharedAnswersTest {
  private final AtomicLong now = new AtomicLong();
  private final AtomicInteger fetches = new AtomicInteger();
  private final SharedAnswers<String> answers = answers(Duration.ofSeconds(5));

  @Test
  void an_answer_is_kept_for_its_lifetime_from_its_arrival() {
    answers.get(
        "key",
        () -> {
          pass(Duration.ofSeconds(30));
          return "slow";
        });

    pass(Duration.ofMillis(4_999));
    assertEquals("slow", answers.get("key", this::fetched));
    pass(Duration.ofMillis(1));
    assertEquals("fetched 1", answers.get("key", this::fetched));
  }

  @Test
  void a_lifetime_of_nothing_keeps_nothing() {
    SharedAnswers<String> forgetful = answers(Duration.ZERO);

    assertEquals("fetched 1", forgetful.get("key", this::fetched));
    assertEquals("fetched 2", forgetful.get("key", this::fetched));
  }

  @Test
  void who_asks_meanwhile_waits_for_the_same_answer() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    CompletableFuture<String> first = inBackground(() -> answers.get("key", held(release)));
    awaitFetch();
    CompletableFuture<String> second = inBackground(() -> answers.get("key", this::fetched));

    release.countDown();
    assertSame(first.get(), second.get());
    assertEquals(1, fetches.get());
  }

  @Test
  void a_failure_is_not_kept() {
    assertThrows(PowerTrackException.class, () -> answers.get("key", failing(Kind.SERVICE)));

    assertEquals("fetched 2", answers.get("key", this::fetched));
  }

  @Test
  void if_the_first_is_cancelled_the_next_fetches() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    CompletableFuture<String> first =
        inBackground(
            () ->
                answers.get(
                    "key",
                    () -> {
                      String ignored = held(release).get();
                      throw new PowerTrackException(Kind.CANCELLED, "cancelled");
                    }));
    awaitFetch();
    CompletableFuture<String> second = inBackground(() -> answers.get("key", this::fetched));

    release.countDown();
    assertEquals("fetched 2", second.get());
    assertThrows(Exception.class, first::get);
  }

  @Test
  void a_thread_that_waits_for_another_can_be_interrupted() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    CompletableFuture<String> first = inBackground(() -> answers.get("key", held(release)));
    awaitFetch();

    Thread.currentThread().interrupt();
    PowerTrackException end =
        assertThrows(PowerTrackException.class, () -> answers.get("key", this::fetched));

    assertEquals(Kind.CANCELLED, end.kind());
    assertTrue(Thread.interrupted());
    release.countDown();
    assertEquals("fetched 1", first.get());
  }

  @Test
  void what_is_forgotten_while_it_is_fetched_is_not_kept() {
    answers.get(
        "key",
        () -> {
          answers.clear();
          return "before the change";
        });

    assertEquals("fetched 1", answers.get("key", this::fetched));
  }

  @Test
  void a_refresh_fetches_once_for_all_who_ask_together() {
    answers.get("key", this::fetched);
    pass(Duration.ofSeconds(3));

    assertEquals("fetched 2", answers.refresh("key", Duration.ofSeconds(2), this::fetched));
    pass(Duration.ofSeconds(2));
    assertEquals("fetched 2", answers.refresh("key", Duration.ofSeconds(2), this::fetched));
    pass(Duration.ofMillis(1));
    assertEquals("fetched 3", answers.refresh("key", Duration.ofSeconds(2), this::fetched));
  }

  @Test
  void the_heaviest_are_not_kept_together() {
    for (int i = 0; i < 100; i++) {
      answers.get("key" + i, this::fetched);
    }
    for (int i = 0; i < 100; i++) {
      answers.get("key" + i, this::fetched);
    }

    assertTrue(fetches.get() > 180, fetches + " fetches");
  }

  private SharedAnswers<String> answers(Duration lifetime) {
    return new SharedAnswers<>(now::get, answer -> lifetime, answer -> 10, 100);
  }

  private String fetched() {
    return "fetched " + fetches.incrementAndGet();
  }

  private Supplier<String> held(CountDownLatch release) {
    return () -> {
      String answer = fetched();
      try {
        release.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return answer;
    };
  }

  private Supplier<String> failing(Kind kind) {
    return () -> {
      throw new PowerTrackException(kind, fetched());
    };
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  private void awaitFetch() throws InterruptedException {
    while (fetches.get() == 0) {
      Thread.sleep(1);
    }
  }

  private static CompletableFuture<String> inBackground(Supplier<String> work) {
    return CompletableFuture.supplyAsync(work, task -> new Thread(task).start());
  }
}
