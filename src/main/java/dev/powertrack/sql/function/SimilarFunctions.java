package dev.powertrack.sql.function;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.calcite.linq4j.function.Strict;
import org.jspecify.annotations.Nullable;

/**
 * SIMILAR TO as the SQL standard has it. Calcite hands what it does not know to Java's regular
 * expressions, so {@code .} is any character there. Each place of a statement has its own one, as
 * with {@link LikeFunctions}.
 */
public final class SimilarFunctions {
  private static final String REPEATING = "*+?";

  private volatile @Nullable Compiled last;

  /** Made by the code of statements. */
  public SimilarFunctions() {}

  /** {@code text SIMILAR TO pattern}. */
  @Strict
  public boolean similar(String text, String pattern) {
    return compiled(pattern, "").matcher(text).matches();
  }

  /** {@code text SIMILAR TO pattern ESCAPE escape}. */
  @Strict
  public boolean similarWithEscape(String text, String pattern, String escape) {
    return compiled(pattern, LikeFunctions.character(escape)).matcher(text).matches();
  }

  private Pattern compiled(String pattern, String escape) {
    Compiled known = last;
    if (known == null || !known.pattern.equals(pattern) || !known.escape.equals(escape)) {
      try {
        String regex = new Translation(pattern, escape).regex();
        known = new Compiled(pattern, escape, Pattern.compile(regex, Pattern.DOTALL));
      } catch (PatternSyntaxException e) {
        throw invalid(pattern, "its brackets or its repetitions do not fit together");
      }
      last = known;
    }
    return known.regex;
  }

  private static PowerTrackException invalid(String pattern, String why) {
    return new PowerTrackException(
        Kind.INVALID_VALUE,
        "The pattern '" + pattern + "' behind SIMILAR TO cannot be used: " + why + ".");
  }

  private record Compiled(String pattern, String escape, Pattern regex) {}

  /** A pattern on its way to a regular expression. */
  private static final class Translation {
    private final String pattern;
    private final String escape;
    private final StringBuilder regex = new StringBuilder();
    private int at;

    Translation(String pattern, String escape) {
      this.pattern = pattern;
      this.escape = escape;
    }

    String regex() {
      boolean repeated = false;
      while (at < pattern.length()) {
        char character = pattern.charAt(at);
        boolean escaped = isEscape();
        boolean repeats = !escaped && (REPEATING.indexOf(character) >= 0 || character == '{');
        if (repeated && repeats) {
          // In Java's, the second of the two says how the first one looks for its end.
          throw invalid(pattern, "one repetition follows another");
        }
        repeated = repeats;
        if (escaped || "%_(){}[|*+?".indexOf(character) < 0) {
          regex.append(Pattern.quote(plain()));
        } else {
          at++;
          special(character);
        }
      }
      return regex.toString();
    }

    private void special(char character) {
      switch (character) {
        case '%' -> regex.append(".*");
        case '_' -> regex.append('.');
        case '(' -> regex.append("(?:");
        case '{' -> repetition();
        case '[' -> characters();
        default -> regex.append(character);
      }
    }

    private boolean isEscape() {
      return !escape.isEmpty() && pattern.startsWith(escape, at);
    }

    /** The next character, without what escapes it. */
    private String plain() {
      if (isEscape()) {
        at++;
        if (at == pattern.length()) {
          throw invalid(pattern, "nothing stands behind its last " + escape);
        }
      }
      // Not a char: a half of a surrogate pair is nothing to quote.
      String character = Character.toString(pattern.codePointAt(at));
      at += character.length();
      return character;
    }

    private void repetition() {
      int end = pattern.indexOf('}', at);
      String times = end < 0 ? "" : pattern.substring(at, end);
      if (!times.matches("\\d+(,\\d*)?")) {
        throw invalid(pattern, "a repetition is {2}, {2,} or {2,3}");
      }
      regex.append('{').append(times).append('}');
      at = end + 1;
    }

    /** {@code [a-z]}, {@code [^0-9]} and {@code [[:ALPHA:]_]}. */
    private void characters() {
      regex.append('[');
      if (pattern.startsWith("^", at)) {
        regex.append('^');
        at++;
      }
      int first = at;
      while (at < pattern.length() && (pattern.charAt(at) != ']' || at == first)) {
        int end = pattern.startsWith("[:", at) ? pattern.indexOf(":]", at) : -1;
        if (end >= 0) {
          regex.append(named(pattern.substring(at + 2, end)));
          at = end + 2;
        } else if (pattern.charAt(at) == '-' && !isEscape()) {
          regex.append('-');
          at++;
        } else {
          String character = plain();
          regex.append("[]\\^&-".contains(character) ? "\\" + character : character);
        }
      }
      regex.append(at < pattern.length() ? "]" : "");
      at++;
    }

    private String named(String name) {
      return switch (name.toUpperCase(Locale.ROOT)) {
        case "ALPHA" -> "\\p{IsAlphabetic}";
        case "UPPER" -> "\\p{IsUppercase}";
        case "LOWER" -> "\\p{IsLowercase}";
        case "DIGIT" -> "0-9";
        case "ALNUM" -> "\\p{IsAlphabetic}0-9";
        case "SPACE" -> " ";
        case "WHITESPACE" -> "\\s";
        default -> throw invalid(pattern, "there is no [:" + name + ":]");
      };
    }
  }
}
