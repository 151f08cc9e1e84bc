package dev.powertrack.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CheckTest {
  private final FakeDatabase database = new FakeDatabase();

  @Test
  void an_answer_is_passed_on_with_and_without_a_limit() {
    Check.within(0, database);
    Check.within(1, database);
    assertEquals(2, database.checks.get());
    PowerTrackException refused = new PowerTrackException(Kind.LOGIN, "no");
    database.checkFails = refused;
    assertSame(refused, assertThrows(PowerTrackException.class, () -> Check.within(0, database)));
    assertSame(refused, assertThrows(PowerTrackException.class, () -> Check.within(1, database)));
  }

  @Test
  void a_defect_stays_a_defect() {
    database.checkFails = new IllegalStateException("oops");
    assertThrows(CompletionException.class, () -> Check.within(1, database));
  }

  @Test
  void a_host_that_does_not_answer_is_waited_for_no_longer_than_asked() throws SQLException {
    CountDownLatch never = new CountDownLatch(1);
    PowerTrackConnection connection = database.connect();
    database.whileChecking = () -> await(never);
    PowerTrackException e =
        assertThrows(PowerTrackException.class, () -> Check.within(1, database));
    assertEquals(Kind.CONNECTION, e.kind());
    assertFalse(connection.isValid(1));
    never.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
