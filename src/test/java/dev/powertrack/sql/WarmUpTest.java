package dev.powertrack.sql;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The warm-up does what statements do, disturbs nobody, and ends when it is told to. */
class WarmUpTest {
  @Test
  void plans_and_runs_its_statements() {
    // Its thread would keep a failure to itself.
    assertDoesNotThrow(() -> warmUp().run());
  }

  @Test
  void is_a_daemon_of_lowest_priority_that_holds_no_class_loader() {
    Thread thread = warmUp().thread().orElseThrow();

    assertTrue(thread.isDaemon());
    assertEquals(Thread.MIN_PRIORITY, thread.getPriority());
    assertNull(thread.getContextClassLoader());
  }

  @Test
  void begins_once() {
    WarmUp warmUp = warmUp();

    assertTrue(warmUp.thread().isPresent());
    assertFalse(warmUp.thread().isPresent());
  }

  @Test
  void does_not_begin_when_a_statement_came_first() {
    WarmUp warmUp = warmUp();

    warmUp.stop();

    assertFalse(warmUp.thread().isPresent());
  }

  @Test
  void ends_when_it_is_stopped() throws InterruptedException {
    WarmUp warmUp = warmUp();
    Thread thread = warmUp.thread().orElseThrow();

    thread.start();
    warmUp.stop();

    thread.join(60_000); // as long as a busy machine may take to load what it was loading
    assertFalse(thread.isAlive());
  }

  private static WarmUp warmUp() {
    return new WarmUp(
        new CodeCompiler(),
        (columns, rows) -> {
          while (rows.next()) {
            rows.value(columns.size() - 1);
          }
        });
  }
}
