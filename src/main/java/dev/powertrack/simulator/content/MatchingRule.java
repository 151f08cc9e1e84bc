package dev.powertrack.simulator.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a job, as its tweets name it.
 *
 * @param value in PowerTrack's language
 * @param tag null if the rule was given none
 * @param id 64 bits: more than a double can hold
 * @param keywords the words and hashtags of the value that a tweet may have, in lower case;
 *     operators such as {@code from:} and what is negated are not among them
 */
public record MatchingRule(String value, @Nullable String tag, long id, List<String> keywords) {

  public MatchingRule {
    keywords = List.copyOf(keywords);
  }

  /** Reads the keywords out of the value. */
  public static MatchingRule of(String value, @Nullable String tag, long id) {
    List<String> keywords = new ArrayList<>();
    for (String word : value.split("[\\s()\"]+", -1)) {
      boolean operator = word.equals("OR") || word.equals("AND") || word.indexOf(':') >= 0;
      if (!word.isEmpty() && !operator && word.charAt(0) != '-') {
        keywords.add(word);
      }
    }
    return new MatchingRule(value, tag, id, keywords);
  }

  /** A rule with an id of its own, always the same for the same value and seed. */
  public static MatchingRule of(String value, @Nullable String tag, long seed, int position) {
    long id = (Dice.hash(seed + position, value.hashCode()) >>> 1) | (1L << 62);
    return of(value, tag, id);
  }

  /** Whether one of the words, in lower case, is a keyword. */
  boolean matches(List<String> words) {
    return keywords.stream().anyMatch(keyword -> words.contains(keyword.toLowerCase(Locale.ROOT)));
  }
}
