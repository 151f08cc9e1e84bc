package dev.powertrack.sql.function;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.calcite.linq4j.function.Strict;
import org.apache.calcite.runtime.SqlFunctions;

/** Functions of text. */
public final class TextFunctions {
  /** Flags with which any letter matches itself in the other case, not just those of ASCII. */
  static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final int SOUNDEX_LENGTH = 4;

  private TextFunctions() {}

  /** How often a regular expression occurs. */
  @Strict
  public static int regexpCount(String text, String expression) {
    return (int) pattern(expression, "").matcher(text).results().count();
  }

  /**
   * PostgreSQL's {@code regexp_replace} with flags.
   *
   * @param flags {@code g} for all occurrences, not just the first; {@code i} for any case
   */
  @Strict
  public static String regexpReplace(String text, String expression, String by, String flags) {
    String replacement = by.replace("$", "\\$").replaceAll("\\\\(\\d)", "\\$$1");
    return flags.indexOf('g') >= 0
        ? pattern(expression, flags).matcher(text).replaceAll(replacement)
        : pattern(expression, flags).matcher(text).replaceFirst(replacement);
  }

  /** The first letter of each word in upper case, the others in lower case. */
  @Strict
  public static String initcap(String text) {
    StringBuilder words = new StringBuilder(text.length());
    boolean inside = false;
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int character = text.codePointAt(at);
      words.appendCodePoint(
          inside ? Character.toLowerCase(character) : Character.toTitleCase(character));
      inside = Character.isLetterOrDigit(character);
    }
    return words.toString();
  }

  /** {@code OVERLAY(text PLACING by FROM from)}: in place of as many characters as it has. */
  @Strict
  public static String overlay(String text, String by, int from) {
    return overlayPart(text, by, from, by.length());
  }

  /** {@code OVERLAY(text PLACING by FROM from FOR length)}; behind the end it is put at the end. */
  @Strict
  public static String overlayPart(String text, String by, int from, int length) {
    if (from < 1 || length < 0) {
      throw new PowerTrackException(
          Kind.INVALID_VALUE,
          "OVERLAY begins at 1 or later and takes 0 characters or more, not "
              + length
              + " from "
              + from
              + ".");
    }
    int begin = Math.min(from - 1, text.length());
    int end = (int) Math.min((long) begin + length, text.length());
    return text.substring(0, begin) + by + text.substring(end);
  }

  /** The sound of a word in English, Ü as U; empty where it has none of those letters. */
  @Strict
  public static String soundex(String word) {
    return SqlFunctions.soundex(
        Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("[^A-Za-z]", ""));
  }

  /** How many characters of their {@link #soundex} two words begin with alike. */
  @Strict
  public static int difference(String one, String other) {
    int end = Arrays.mismatch(soundex(one).toCharArray(), soundex(other).toCharArray());
    return end < 0 ? SOUNDEX_LENGTH : end;
  }

  /** Calcite's, which as an operator forgets that it can be NULL. */
  @Strict
  public static String lpad(String text, int length, String fill) {
    return SqlFunctions.lpad(text, length, fill);
  }

  /** Calcite's, which as an operator forgets that it can be NULL. */
  @Strict
  public static String rpad(String text, int length, String fill) {
    return SqlFunctions.rpad(text, length, fill);
  }

  private static Pattern pattern(String expression, String flags) {
    try {
      return Pattern.compile(expression, flags.indexOf('i') >= 0 ? ANY_CASE : Pattern.UNICODE_CASE);
    } catch (PatternSyntaxException e) {
      throw new PowerTrackException(
          Kind.INVALID_VALUE,
          "The text '" + expression + "' is no regular expression: " + e.getDescription() + ".",
          e);
    }
  }
}
