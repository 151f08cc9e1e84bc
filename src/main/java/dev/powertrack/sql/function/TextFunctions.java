package dev.powertrack.sql.function;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.calcite.linq4j.function.Strict;
import org.apache.calcite.runtime.SqlFunctions;

/** Functions of text. */
public final class TextFunctions {
  /** Flags with which any letter matches itself in the other case, not just those of ASCII. */
  static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

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
      return Pattern.compile(expression, flags.indexOf('i') >= 0 ? ANY_CASE : 0);
    } catch (PatternSyntaxException e) {
      throw new PowerTrackException(
          Kind.INVALID_VALUE,
          "The text '" + expression + "' is no regular expression: " + e.getDescription() + ".",
          e);
    }
  }
}
