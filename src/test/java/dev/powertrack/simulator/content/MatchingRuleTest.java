package dev.powertrack.simulator.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How much of PowerTrack's language is read: enough to put the right words into tweets. */
class MatchingRuleTest {

  @Test
  void keywords_are_words_and_hashtags_but_not_operators_or_what_is_negated() {
    MatchingRule rule = rule("(Messi OR #Götze) -beer lang:es \"extra time\" is:retweet");
    assertEquals(List.of("Messi", "#Götze", "extra", "time"), rule.keywords());
  }

  @Test
  void a_rule_without_keywords_has_none() {
    assertEquals(List.of(), rule("from:someuser").keywords());
  }

  @Test
  void a_rule_matches_words_in_any_case() {
    assertTrue(rule("#GERARG").matches(List.of("#gerarg")));
    assertFalse(rule("#GERARG").matches(List.of("gerarg")));
  }

  @Test
  void ids_are_large_and_differ_by_place_and_value() {
    long first = MatchingRule.of("cat", null, 1, 0).id();
    assertTrue(first > 1L << 53);
    assertEquals(first, MatchingRule.of("cat", null, 1, 0).id());
    assertTrue(first != MatchingRule.of("cat", null, 1, 1).id());
    assertTrue(first != MatchingRule.of("dog", null, 1, 0).id());
  }

  private static MatchingRule rule(String value) {
    return MatchingRule.of(value, null, 1);
  }
}
