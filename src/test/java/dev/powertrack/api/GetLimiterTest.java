package dev.powertrack.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.benmanes.caffeine.cache.Ticker;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class GetLimiterTest {
  private static final Duration PERIOD = Duration.ofMillis(100);

  @Test
  void many_threads_together_keep_the_limit() throws Exception {
    GetLimiter limiter = limiter(5);
    List<Long> starts = Collections.synchronizedList(new ArrayList<>());
    ExecutorService threads = Executors.newFixedThreadPool(16);
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      all.add(
          threads.submit(
              () -> {
                GetLimiter.Permit permit = limiter.acquire();
                starts.add(System.nanoTime());
                permit.answered();
                return null;
              }));
    }
    for (Future<?> one : all) {
      one.get();
    }
    threads.shutdown();

    Collections.sort(starts);
    for (int i = 5; i < starts.size(); i++) {
      assertTrue(starts.get(i) - starts.get(i - 5) >= PERIOD.toNanos() * 9 / 10, "at " + i);
    }
  }

  @Test
  void who_asks_first_goes_first() throws Exception {
    GetLimiter limiter = limiter(1);
    GetLimiter.Permit first = limiter.acquire();
    List<Integer> order = Collections.synchronizedList(new ArrayList<>());
    List<Thread> waiting = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      int number = i;
      Thread thread = new Thread(() -> acquireAndNote(limiter, order, number));
      thread.start();
      awaitBlocked(thread);
      waiting.add(thread);
    }

    first.answered();
    for (Thread thread : waiting) {
      thread.join();
    }
    assertEquals(List.of(0, 1, 2, 3), order);
  }

  @Test
  void a_waiting_thread_can_be_interrupted_and_the_next_still_goes() throws Exception {
    GetLimiter limiter = limiter(1);
    GetLimiter.Permit first = limiter.acquire();
    CountDownLatch interrupted = new CountDownLatch(1);
    Thread waiting =
        new Thread(
            () -> {
              assertThrows(InterruptedException.class, limiter::acquire);
              interrupted.countDown();
            });
    waiting.start();
    awaitBlocked(waiting);

    waiting.interrupt();
    interrupted.await();
    first.answered();
    first.answered();
    limiter.acquire().answered();
  }

  @Test
  void a_closed_limiter_opens_again() throws Exception {
    GetLimiter limiter = limiter(5);
    long start = System.nanoTime();
    limiter.closeFor(Duration.ofMillis(150));

    limiter.acquire().answered();

    assertTrue(System.nanoTime() - start >= Duration.ofMillis(150).toNanos());
  }

  @Test
  void clients_of_one_account_share_a_limiter_and_others_do_not() {
    GetLimiter limiter = GetLimiters.of(settings("https://h.example", "one", "jane"));

    assertSame(limiter, GetLimiters.of(settings("https://H.example:443/", "one", "joe")));
    assertNotSame(limiter, GetLimiters.of(settings("https://h.example", "two", "jane")));
    assertNotSame(limiter, GetLimiters.of(settings("https://i.example", "one", "jane")));
  }

  private static GetLimiter limiter(int requests) {
    return new GetLimiter(new RateLimit(requests, PERIOD), Ticker.systemTicker());
  }

  private static ApiSettings settings(String base, String account, String user) {
    return ApiSettings.of(
        URI.create(base), ApiVersion.V2, account, Credentials.of(user, "password"));
  }

  private static void acquireAndNote(GetLimiter limiter, List<Integer> order, int number) {
    try {
      GetLimiter.Permit permit = limiter.acquire();
      order.add(number);
      permit.answered();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void awaitBlocked(Thread thread) throws InterruptedException {
    while (thread.getState() != Thread.State.WAITING
        && thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.sleep(1);
    }
  }
}
