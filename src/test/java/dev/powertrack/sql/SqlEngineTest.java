package dev.powertrack.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.archive.DataFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Plans are shared, executions are not. */
class SqlEngineTest {
  private final TestEngine engine =
      TestEngine.over(
          new InventedArchive(file -> InventedTweet.linesOf(file, 5))
              .job("day", "2014-07-13T00:00:00Z", "2014-07-13T04:00:00Z"));

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void the_same_text_has_the_same_plan() {
    PreparedQuery first = engine.prepare("SELECT tweet_id FROM tweets");
    assertSame(first, engine.prepare("SELECT tweet_id FROM tweets"));
    assertSame(first, engine.prepare("  SELECT tweet_id FROM tweets ; "));
    assertNotSame(first, engine.prepare("SELECT tweet_id FROM tweets LIMIT 1"));
  }

  @Test
  void a_plan_tells_its_columns_and_parameters() {
    PreparedQuery query =
        engine.prepare(
            "SELECT t.tweet_id AS id, UPPER(lang) AS l FROM tweets t WHERE posted_at > ?");
    assertEquals(List.of("ID", "L"), query.columns().stream().map(ResultColumn::label).toList());
    assertEquals("TWEETS", query.columns().get(0).table());
    assertEquals("TWEET_ID", query.columns().get(0).column());
    assertEquals(null, query.columns().get(1).column());
    assertEquals(List.of("TIMESTAMP"), query.parameters().stream().map(SqlType::name).toList());
  }

  @Test
  void eight_threads_execute_one_plan_each_with_its_own_parameters() throws Exception {
    String sql = "SELECT COUNT(*), MIN(posted_at) FROM tweets WHERE posted_at >= ? AND lang = ?";
    Object[] hours = new Object[8];
    List<Object> expected = new ArrayList<>();
    for (int i = 0; i < hours.length; i++) {
      hours[i] = Instant.parse("2014-07-13T00:00:00Z").plusSeconds(i * 1500L).toEpochMilli();
      expected.add(engine.rows(sql, hours[i], i % 2 == 0 ? "en" : "pt"));
    }
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Object>> tasks = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        int k = i % 8;
        tasks.add(() -> engine.rows(sql, hours[k], k % 2 == 0 ? "en" : "pt"));
      }
      List<Future<Object>> found = threads.invokeAll(tasks);
      for (int i = 0; i < found.size(); i++) {
        assertEquals(expected.get(i % 8), found.get(i).get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void two_statements_are_read_in_turns() {
    PreparedQuery up = engine.prepare("SELECT tweet_id FROM tweets ORDER BY posted_at, tweet_id");
    PreparedQuery down =
        engine.prepare("SELECT tweet_id FROM tweets ORDER BY posted_at DESC, tweet_id DESC");
    List<Object> rising = new ArrayList<>();
    List<Object> falling = new ArrayList<>();
    try (Cursor a = up.execute(List.of(), 0, new ExecutionControl());
        Cursor b = down.execute(List.of(), 0, new ExecutionControl())) {
      while (a.next() && b.next()) {
        rising.add(String.valueOf(a.value(0)));
        falling.add(0, String.valueOf(b.value(0)));
      }
    }
    assertTrue(rising.size() > 20, rising.size() + " rows");
    assertEquals(rising, falling);
  }

  @Test
  void the_time_is_that_of_the_execution_not_of_the_plan() throws Exception {
    String sql = "SELECT CURRENT_TIMESTAMP FROM (VALUES (1)) AS v(x)";
    Long first = (Long) engine.value(sql);
    TimeUnit.MILLISECONDS.sleep(5);
    Long second = (Long) engine.value(sql);
    assertTrue(first != null && second != null && second > first, first + ", " + second);
  }

  @Test
  void a_long_scan_ends_within_a_second_of_its_cancellation() throws Exception {
    CountDownLatch opened = new CountDownLatch(4);
    InventedArchive slow =
        new InventedArchive(
                file -> {
                  opened.countDown();
                  return linesAfter(Duration.ofMillis(30), file);
                })
            .job("year", "2014-01-01T00:00:00Z", "2014-12-31T00:00:00Z");
    assertEndsWhenCancelled(slow, opened);
  }

  @Test
  void a_fetch_that_hangs_does_not_hold_up_a_cancellation() throws Exception {
    CountDownLatch opened = new CountDownLatch(1);
    InventedArchive hanging =
        new InventedArchive(
                file -> {
                  opened.countDown();
                  return linesAfter(Duration.ofSeconds(20), file);
                })
            .job("year", "2014-01-01T00:00:00Z", "2014-12-31T00:00:00Z");
    assertEndsWhenCancelled(hanging, opened);
  }

  @Test
  void planning_ends_when_it_is_cancelled() throws Exception {
    StringBuilder chain = new StringBuilder("SELECT COUNT(*) FROM tweets t0");
    for (int i = 1; i < 24; i++) {
      chain.append(
          String.format(
              Locale.ROOT,
              " JOIN tweets t%d ON t%d.tweet_id = t%d.in_reply_to_status_id",
              i,
              i,
              i - 1));
    }
    ExecutionControl control = new ExecutionControl();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<Kind> end =
          thread.submit(
              () ->
                  assertThrows(
                          PowerTrackException.class,
                          () -> engine.database().prepare(chain.toString(), control))
                      .kind());
      TimeUnit.MILLISECONDS.sleep(50);
      control.cancel();
      assertEquals(Kind.CANCELLED, end.get(20, TimeUnit.SECONDS));
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void a_cancelled_control_starts_nothing() {
    ExecutionControl control = new ExecutionControl();
    control.cancel();
    PowerTrackException e =
        assertThrows(
            PowerTrackException.class,
            () -> engine.database().prepare("SELECT 1 FROM tweets", control));
    assertEquals(Kind.CANCELLED, e.kind());
  }

  @Test
  void after_a_cancellation_the_plan_is_as_good_as_new() {
    PreparedQuery query = engine.prepare("SELECT tweet_id FROM tweets");
    ExecutionControl control = new ExecutionControl();
    try (Cursor cursor = query.execute(List.of(), 0, control)) {
      assertTrue(cursor.next());
      control.cancel(new PowerTrackException(Kind.TIMEOUT, "Too long."));
      PowerTrackException e = assertThrows(PowerTrackException.class, cursor::next);
      assertEquals(Kind.TIMEOUT, e.kind());
    }
    assertTrue(engine.rows("SELECT tweet_id FROM tweets").size() > 20);
  }

  @Test
  void no_more_rows_come_than_are_wanted() {
    assertEquals(3, engine.rows("SELECT * FROM tweets", 3, new Object[0]).size());
    assertEquals(2, engine.rows("SELECT lang FROM tweets LIMIT 2", 3, new Object[0]).size());
  }

  private static void assertEndsWhenCancelled(InventedArchive archive, CountDownLatch opened)
      throws Exception {
    ExecutionControl control = new ExecutionControl();
    try (TestEngine slow = TestEngine.over(archive)) {
      PreparedQuery query = slow.prepare("SELECT COUNT(*) FROM tweets WHERE lang = 'en'");
      ExecutorService thread = Executors.newSingleThreadExecutor();
      try {
        Future<Kind> end =
            thread.submit(
                () ->
                    assertThrows(
                            PowerTrackException.class,
                            () -> {
                              try (Cursor rows = query.execute(List.of(), 0, control)) {
                                rows.next();
                              }
                            })
                        .kind());
        assertTrue(opened.await(10, TimeUnit.SECONDS));
        control.cancel();
        assertEquals(Kind.CANCELLED, end.get(1, TimeUnit.SECONDS));
      } finally {
        thread.shutdownNow();
      }
    }
  }

  private static List<String> linesAfter(Duration time, DataFile file) {
    try {
      TimeUnit.MILLISECONDS.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return InventedTweet.linesOf(file, 5);
  }
}
