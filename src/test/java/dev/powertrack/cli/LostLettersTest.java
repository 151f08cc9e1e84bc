package dev.powertrack.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What Java was given in a locale without the letters, as cron has it. */
class LostLettersTest {
  private static final String ASCII = "ANSI_X3.4-1968";
  private static final String LOST = "caf\uFFFD\uFFFD";

  @Test
  void an_argument_is_named_by_its_place_with_what_to_do() {
    String[] args = {"query", "URL", "SELECT '" + LOST + "'"};

    assertEquals(
        Optional.of(
            "The locale of this process (ANSI_X3.4-1968) does not know all letters, and argument 3"
                + " has some that were lost. Set LC_ALL=C.UTF-8 or another with UTF-8, and begin"
                + " again."),
        LostLetters.in(args, Map.of(), "/tmp", ASCII));
  }

  @Test
  void a_variable_and_the_folder_are_looked_at_too() {
    String[] none = {};

    assertTrue(
        LostLetters.in(none, Map.of("POWERTRACK_PASSWORD", LOST), "/tmp", ASCII)
            .orElseThrow()
            .contains("POWERTRACK_PASSWORD has"));
    assertTrue(
        LostLetters.in(none, Map.of(), "/" + LOST, ASCII)
            .orElseThrow()
            .contains("the path of this folder has"));
  }

  @Test
  void nothing_is_lost_where_all_letters_are_known_or_none_is_used() {
    String[] args = {"query", "URL", "SELECT '" + LOST + "'"};
    String[] plain = {"query", "URL", "SELECT 1"};

    assertEquals(Optional.empty(), LostLetters.in(args, Map.of(), "/tmp", "UTF-8"));
    assertEquals(Optional.empty(), LostLetters.in(plain, Map.of("OTHER", LOST), "/tmp", ASCII));
  }
}
