package dev.powertrack.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.scan.ScanProgress.State;
import org.junit.jupiter.api.Test;

class ScanLogTest {
  private final ScanLog log = new ScanLog();

  @Test
  void numbers_scans_from_one() {
    assertEquals(1, log.start("SELECT 1", "TWEETS").id());
    assertEquals(2, log.start("SELECT 1", "TWEETS").id());
  }

  @Test
  void remembers_the_last_thousand() {
    for (int i = 0; i < 1500; i++) {
      log.start("SELECT 1", "TWEETS").end(State.DONE);
    }
    assertEquals(1000, log.scans().size());
    assertEquals(501, log.scans().get(0).id());
  }

  @Test
  void never_forgets_a_scan_that_runs() {
    ScanProgress running = log.start("SELECT 1", "TWEETS");
    for (int i = 0; i < 1500; i++) {
      log.start("SELECT 1", "TWEETS").end(State.DONE);
    }
    assertTrue(log.scans().contains(running));
    running.end(State.STOPPED);
    log.start("SELECT 1", "TWEETS");
    assertFalse(log.scans().contains(running));
  }

  @Test
  void takes_the_first_end_of_a_scan_for_its_end() {
    ScanProgress progress = log.start("SELECT 1", "TWEETS");
    assertEquals(State.RUNNING, progress.state());
    progress.end(State.DONE);
    progress.end(State.STOPPED);
    assertEquals(State.DONE, progress.state());
    assertEquals(progress.seconds(), progress.seconds());
  }
}
