package dev.powertrack.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CancelSignalTest {
  private final CancelSignal signal = new CancelSignal();
  private final List<String> ended = new ArrayList<>();

  @Test
  void ends_each_registered_piece_of_work_once() {
    signal.onCancel(() -> ended.add("work"));
    signal.cancel();
    signal.cancel();
    assertEquals(List.of("work"), ended);
  }

  @Test
  void leaves_work_alone_that_is_done() {
    signal.onCancel(() -> ended.add("done")).close();
    signal.cancel();
    assertEquals(List.of(), ended);
  }

  @Test
  void ends_at_once_what_comes_too_late() {
    signal.cancel();
    signal.onCancel(() -> ended.add("late"));
    assertEquals(List.of("late"), ended);
  }

  @Test
  void is_an_error_of_its_own_kind_once_given() {
    signal.check();
    assertFalse(signal.isCancelled());
    signal.cancel();
    assertTrue(signal.isCancelled());
    assertEquals(Kind.CANCELLED, assertThrows(PowerTrackException.class, signal::check).kind());
  }
}
