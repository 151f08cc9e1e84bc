package dev.powertrack.sql.function;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.util.regex.Pattern;
import org.apache.calcite.linq4j.function.Strict;
import org.jspecify.annotations.Nullable;

/**
 * LIKE and ILIKE as PostgreSQL has them. In Calcite's, {@code _} is no line break, and only the
 * letters of ASCII have two cases. Each place of a statement has its own one, which keeps the
 * pattern it has compiled: nearly all texts of a place meet the same.
 */
public final class LikeFunctions {
  private volatile @Nullable Compiled last;

  /** Made by the code of statements. */
  public LikeFunctions() {}

  /** {@code text LIKE pattern}. */
  @Strict
  public boolean like(String text, String pattern) {
    return compiled(pattern, "", 0).matcher(text).matches();
  }

  /** {@code text LIKE pattern ESCAPE escape}. */
  @Strict
  public boolean likeWithEscape(String text, String pattern, String escape) {
    return compiled(pattern, character(escape), 0).matcher(text).matches();
  }

  /** {@code text ILIKE pattern}. */
  @Strict
  public boolean ilike(String text, String pattern) {
    return compiled(pattern, "", TextFunctions.ANY_CASE).matcher(text).matches();
  }

  /** {@code text ILIKE pattern ESCAPE escape}. */
  @Strict
  public boolean ilikeWithEscape(String text, String pattern, String escape) {
    return compiled(pattern, character(escape), TextFunctions.ANY_CASE).matcher(text).matches();
  }

  static String character(String escape) {
    if (escape.length() != 1) {
      throw invalid("The text '" + escape + "' behind ESCAPE is not one character.");
    }
    return escape;
  }

  private Pattern compiled(String pattern, String escape, int flags) {
    Compiled known = last;
    if (known == null || !known.pattern.equals(pattern) || !known.escape.equals(escape)) {
      known =
          new Compiled(
              pattern, escape, Pattern.compile(regex(pattern, escape), flags | Pattern.DOTALL));
      last = known;
    }
    return known.regex;
  }

  private static String regex(String pattern, String escape) {
    StringBuilder regex = new StringBuilder();
    int at = 0;
    while (at < pattern.length()) {
      if (!escape.isEmpty() && pattern.startsWith(escape, at)) {
        at++;
        if (at == pattern.length()
            || "%_".indexOf(pattern.charAt(at)) < 0 && !pattern.startsWith(escape, at)) {
          throw invalid(
              "In the pattern '"
                  + pattern
                  + "', "
                  + escape
                  + " stands before something other than %, _ and "
                  + escape
                  + ".");
        }
        regex.append(Pattern.quote(pattern.substring(at, at + 1)));
        at++;
        continue;
      }
      // Not a char: a half of a surrogate pair is nothing to quote.
      int character = pattern.codePointAt(at);
      switch (character) {
        case '%' -> regex.append(".*");
        case '_' -> regex.append('.');
        default -> regex.append(Pattern.quote(Character.toString(character)));
      }
      at += Character.charCount(character);
    }
    return regex.toString();
  }

  private static PowerTrackException invalid(String message) {
    return new PowerTrackException(Kind.INVALID_VALUE, message);
  }

  private record Compiled(String pattern, String escape, Pattern regex) {}
}
