package dev.powertrack.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.api.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules as text: JSON, or a rule a line. */
class RuleTextTest {

  @Test
  void a_line_is_a_rule_and_a_tab_stands_before_its_tag() {
    assertEquals(
        List.of(
            Rule.of("#cats"),
            new Rule("(cat OR dog) lang:en", "pets"),
            Rule.of("point_radius:[-105.27 40.01 10mi]")),
        RuleText.read(
            "#cats\r\n\n(cat OR dog) lang:en\tpets\n  point_radius:[-105.27 40.01 10mi]  \n"));
  }

  @Test
  void json_is_taken_as_the_service_takes_it() {
    List<Rule> rules = List.of(new Rule("cat", "pets"), Rule.of("dog"));

    assertEquals(
        rules, RuleText.read(" [{\"value\": \"cat\", \"tag\": \"pets\"}, {\"value\": \"dog\"}]"));
    assertEquals(
        rules, RuleText.read("{\"rules\":[{\"value\":\"cat\",\"tag\":\"pets\"},\"dog\"]}"));
    assertEquals(rules, RuleText.read(RuleText.json(rules)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[{\"value\":\"cat\"|begin like JSON",
        "{\"value\":\"cat\"}|must look like",
        "[{\"value\":\"cat\"},{\"value\":\"dog\",\"tags\":[\"x\"]}]|Rule 2 has the key tags",
        "[{\"tag\":\"x\"}]|Rule 1 must be an object",
        "[{\"value\":7}]|Rule 1 must be an object",
        "[\"cat\",\" \"]|Rule 2: A rule is blank"
      })
  void what_is_no_rule_is_named(String text, String told) {
    PowerTrackException e = assertThrows(PowerTrackException.class, () -> RuleText.read(text));

    assertEquals(Kind.INVALID_VALUE, e.kind());
    assertTrue(String.valueOf(e.getMessage()).contains(told), e.getMessage());
  }

  @Test
  void a_second_tab_is_refused() {
    assertThrows(PowerTrackException.class, () -> RuleText.read("cat\tpets\tmore"));
  }

  @Test
  void a_rule_that_is_too_long_is_named_by_its_number() {
    PowerTrackException e =
        assertThrows(PowerTrackException.class, () -> RuleText.read("cat\n" + "x".repeat(2_049)));

    assertEquals(
        "Rule 2: A rule has 2049 characters; the service takes 2048 at most.", e.getMessage());
  }

  @Test
  void what_stands_around_the_rules_of_a_document_is_passed_over_and_must_be_json() {
    String start = "{\"title\":\"x\",\"more\":{\"rules\":[1]},\"rules\":[\"cat\"]";

    assertEquals(List.of(Rule.of("cat")), RuleText.read(start + ",\"publisher\":\"twitter\"}"));
    assertThrows(PowerTrackException.class, () -> RuleText.read(start + ",}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cat\\n\\n dog\\ta\\tb | cats.txt, line 3: Rule 2 has more than one TAB; there is one, before the tag.
          cat\\n\\ndog\\nCAT\\ncat\\ta | cats.txt, line 5: Rule 4 is the same as the one in line 1.
          \\n[\\n"cat",\\n{"value":7}] | cats.txt, line 4: Rule 2 must be an object with a text value, and a text tag if it has one.
          {"rules":\\n["cat", "cat"]} | cats.txt, line 2: Rule 2 is the same as the one in line 2.
          {"rules":"cat"} | cats.txt: The rules as JSON must look like [{"value": "cat", "tag": "pets"}].
          [] | cats.txt holds no rule.
          """)
  void of_a_file_the_line_is_named(String text, String told) {
    String file = text.replace("\\n", "\n").replace("\\t", "\t");

    PowerTrackException e =
        assertThrows(PowerTrackException.class, () -> RuleText.readFile("cats.txt", file));

    assertEquals(Kind.INVALID_VALUE, e.kind());
    assertEquals(told, e.getMessage());
  }

  @Test
  void a_file_may_begin_with_a_byte_order_mark() {
    assertEquals(List.of(Rule.of("cat")), RuleText.readFile("cats.txt", "\uFEFFcat\r\n"));
    assertEquals(List.of(Rule.of("cat")), RuleText.readFile("cats.txt", "\uFEFF [\"cat\"]"));
  }
}
