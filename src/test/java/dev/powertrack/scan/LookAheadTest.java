package dev.powertrack.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A scan goes ahead of its consumer, but not behind the rows that the consumer wants. */
class LookAheadTest {

  @Test
  void doubles_where_all_rows_are_wanted() {
    assertEquals(List.of(1, 2, 4, 8, 8), filesOver(4, new LookAhead(1, 8, -1), 5));
  }

  @Test
  void doubles_while_a_consumer_that_wants_all_waits_behind_its_first_file() {
    LookAhead all = new LookAhead(1, 8, -1);
    LookAhead some = new LookAhead(1, 8, 40);
    for (LookAhead each : List.of(all, some)) {
      each.waited();
      assertEquals(1, each.files());
      each.fileEnded();
      assertEquals(2, each.files());
      each.waited();
    }
    assertEquals(4, all.files());
    assertEquals(2, some.files());
  }

  @Test
  void begins_with_the_files_that_are_surely_needed() {
    assertEquals(List.of(3, 3, 3, 6), filesOver(3, new LookAhead(3, 8, -1), 5));
  }

  @Test
  void stops_where_the_rows_wanted_should_end() {
    assertEquals(List.of(1, 2, 4, 5, 4, 3, 2, 1), filesOver(7, new LookAhead(1, 8, 40), 5));
  }

  @Test
  void goes_by_the_rows_that_were_used() {
    assertEquals(List.of(1, 2, 4, 8, 8), filesOver(4, new LookAhead(1, 8, 40), 1));
    assertEquals(List.of(1, 2, 4, 8, 8), filesOver(4, new LookAhead(1, 8, 40), 0));
  }

  @Test
  void begins_anew_with_one_file_for_a_consumer_that_goes_on() {
    assertEquals(List.of(1, 2, 1, 1, 2, 4, 8), filesOver(6, new LookAhead(1, 8, 15), 5));
  }

  /** The files under way at first, and at the end of each file. */
  private static List<Integer> filesOver(int ends, LookAhead lookAhead, int rowsInEach) {
    List<Integer> files = new ArrayList<>(List.of(lookAhead.files()));
    for (int file = 0; file < ends; file++) {
      for (int row = 0; row < rowsInEach; row++) {
        lookAhead.rowUsed();
      }
      lookAhead.fileEnded();
      files.add(lookAhead.files());
    }
    return files;
  }
}
