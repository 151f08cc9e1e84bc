package dev.powertrack.sql.plan;

import dev.powertrack.sql.prune.LikePattern;
import java.util.Optional;
import org.apache.calcite.rex.RexCall;

/**
 * A LIKE whose pattern is a constant of text and {@code %}, as nearly all are: the texts between
 * the {@code %} must occur one behind the other. {@code 'RT %news%'} is a text that begins with
 * {@code RT } and has {@code news} behind that. Public for the code of statements.
 */
public final class LikeMatcher {
  private final String[] texts;

  private LikeMatcher(String pattern) {
    this.texts = pattern.split("%", -1);
  }

  /** That of a call; empty for all but a plain LIKE with such a pattern. */
  static Optional<LikeMatcher> of(RexCall call) {
    return LikePattern.of(call).filter(pattern -> pattern.indexOf('_') < 0).map(LikeMatcher::new);
  }

  /** Whether a text is like the pattern. */
  public boolean matches(String text) {
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
