package dev.powertrack.sql.plan;

import dev.powertrack.sql.prune.LikePattern;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rex.RexCall;

/**
 * A LIKE whose pattern is a constant of text and {@code %}, as nearly all are: the texts between
 * the {@code %} must occur one behind the other. {@code 'RT %news%'} is a text that begins with
 * {@code RT } and has {@code news} behind that. Or several such patterns, of which one must fit.
 * Public for the code of statements.
 */
public final class LikeMatcher {
  /** The texts of each pattern. */
  private final String[][] patterns;

  private LikeMatcher(String[][] patterns) {
    this.patterns = patterns;
  }

  /** That of a call; empty for all but a plain LIKE with such a pattern. */
  static Optional<LikeMatcher> of(RexCall call) {
    return LikePattern.of(call)
        .filter(pattern -> pattern.indexOf('_') < 0)
        .map(pattern -> new LikeMatcher(new String[][] {pattern.split("%", -1)}));
  }

  /** That of several which OR joins. */
  static LikeMatcher any(List<LikeMatcher> matchers) {
    return new LikeMatcher(
        matchers.stream()
            .flatMap(matcher -> Arrays.stream(matcher.patterns))
            .toArray(String[][]::new));
  }

  /** Whether a text is like a pattern. */
  public boolean matches(String text) {
    for (String[] texts : patterns) {
      if (matches(text, texts)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(String text, String[] texts) {
    int last = texts.length - 1;
    if (last == 0) {
      return text.equals(texts[0]);
    }
    if (!text.startsWith(texts[0])) {
      return false;
    }
    int at = texts[0].length();
    for (int i = 1; i < last; i++) {
      int found = text.indexOf(texts[i], at);
      if (found < 0) {
        return false;
      }
      at = found + texts[i].length();
    }
    return text.length() - at >= texts[last].length() && text.endsWith(texts[last]);
  }
}
