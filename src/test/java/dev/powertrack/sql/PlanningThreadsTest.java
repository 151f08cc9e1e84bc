package dev.powertrack.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PlanningThreadsTest {
  private final PlanningThreads threads = new PlanningThreads();
  private final ExecutionControl control = new ExecutionControl();
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void end() {
    release.countDown();
    threads.close();
  }

  /** Work that looks at no signal, like Janino's compiler. */
  private String deaf() {
    await(release);
    return "planned";
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(15, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Thread soon(Runnable action) {
    Thread thread =
        new Thread(
            () -> {
              try {
                Thread.sleep(100);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              action.run();
            });
    thread.start();
    return thread;
  }

  @Test
  void gives_what_the_work_gives() {
    assertEquals("planned", threads.run(() -> "planned", control));
  }

  @Test
  void throws_what_the_work_throws() {
    StackOverflowError error = new StackOverflowError();
    IllegalStateException exception = new IllegalStateException();

    assertSame(error, assertThrows(StackOverflowError.class, () -> failing(error)));
    assertSame(exception, assertThrows(IllegalStateException.class, () -> failing(exception)));
  }

  private void failing(Throwable failure) {
    threads.run(
        () -> {
          if (failure instanceof Error error) {
            throw error;
          }
          throw (RuntimeException) failure;
        },
        control);
  }

  @Test
  void leaves_work_behind_that_does_not_hear_of_a_cancel() {
    soon(() -> control.cancel(new PowerTrackException(Kind.TIMEOUT, "after a second")));

    PowerTrackException ended =
        assertThrows(PowerTrackException.class, () -> threads.run(this::deaf, control));

    assertEquals(Kind.TIMEOUT, ended.kind());
    assertEquals("next", threads.run(() -> "next", new ExecutionControl()));
  }

  @Test
  void a_control_cancelled_before_ends_it_at_once() {
    control.cancel();

    assertThrows(PowerTrackException.class, () -> threads.run(this::deaf, control));
  }

  @Test
  void who_waits_for_a_free_thread_can_be_cancelled_too() {
    for (int i = 0; i < 30; i++) {
      ExecutionControl each = new ExecutionControl();
      each.cancel();
      assertThrows(PowerTrackException.class, () -> threads.run(this::deaf, each));
    }
    soon(control::cancel);

    assertThrows(PowerTrackException.class, () -> threads.run(() -> "late", control));
  }

  @Test
  void an_interrupt_is_neither_heeded_nor_lost() {
    Thread.currentThread().interrupt();
    soon(release::countDown);

    String planned = threads.run(this::deaf, control);

    assertTrue(Thread.interrupted());
    assertEquals("planned", planned);
  }

  @Test
  void its_threads_hold_no_application_and_no_process() {
    Thread thread = threads.run(Thread::currentThread, control);

    assertNull(thread.getContextClassLoader());
    assertTrue(thread.isDaemon());
  }

  @Test
  void closing_does_not_wait_and_what_comes_later_is_still_done() {
    control.cancel();
    assertThrows(PowerTrackException.class, () -> threads.run(this::deaf, control));

    threads.close();

    assertEquals("planned", threads.run(() -> "planned", new ExecutionControl()));
  }
}
