package dev.powertrack.sql;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.calcite.runtime.CalciteException;
import org.jspecify.annotations.Nullable;

/** Values that a statement cannot work with: what Calcite's functions throw, in a user's words. */
final class ValueFailures {
  private static final Pattern NO_NUMBER = Pattern.compile("For input string: \"(.*?)\".*");
  private static final Pattern NO_TIME =
      Pattern.compile("Invalid (DATE|TIME|TIMESTAMP) value, '(.*)'");
  private static final Pattern NO_DAY =
      Pattern.compile("Value of (\\S+) field is out of range in '(.*)'");
  private static final Pattern NO_TRUTH = Pattern.compile("Invalid character for cast: (.*)");
  private static final Pattern OUT_OF_RANGE = Pattern.compile("Value (\\S+) out of range");

  private static final String FUNCTIONS = CalciteException.class.getPackageName();

  /** Frames above the function that throws, at most. */
  private static final int MADE_BY_REFLECTION = 10;

  private ValueFailures() {}

  /** The error of a value; null where it is something else. */
  static @Nullable PowerTrackException of(Throwable root, Throwable thrown) {
    String text = Failures.firstLine(root);
    if (root instanceof ArithmeticException) {
      return arithmetic(text, thrown);
    }
    if (root instanceof PatternSyntaxException e) {
      return error(
          Kind.INVALID_VALUE,
          "The text '" + e.getPattern() + "' is no regular expression: " + e.getDescription(),
          thrown);
    }
    PowerTrackException cast = cast(text, thrown);
    if (cast != null) {
      return cast;
    }
    if (text.contains("SINGLE_VALUE")) {
      return error(
          Kind.TOO_MANY_ROWS,
          "A subquery that stands for a value gave more than one row; LIMIT 1 or an aggregate"
              + " function makes it one",
          thrown);
    }
    if (root instanceof NumberFormatException) {
      return error(Kind.BAD_CAST, "A text that stands where a number belongs is no number", thrown);
    }
    if (root instanceof DateTimeException) {
      return error(Kind.BAD_TIME, "A date or time is not possible: " + text, thrown);
    }
    boolean isValue =
        root instanceof IllegalArgumentException
            || root instanceof ClassCastException
            || isThrownByFunction(root);
    return isValue
        ? error(Kind.INVALID_VALUE, "A value cannot be used as it is: " + text, thrown)
        : null;
  }

  /** Calcite's functions throw plain RuntimeExceptions too, some of them made by reflection. */
  private static boolean isThrownByFunction(Throwable root) {
    return root instanceof CalciteException
        || root.getClass() == RuntimeException.class
            && Arrays.stream(root.getStackTrace())
                .limit(MADE_BY_REFLECTION)
                .anyMatch(at -> at.getClassName().startsWith(FUNCTIONS));
  }

  private static PowerTrackException arithmetic(String text, Throwable thrown) {
    boolean byZero =
        text.contains("/ by zero")
            || text.contains("Division by zero")
            || text.contains("divide by zero")
            || text.contains("Division undefined");
    if (byZero) {
      return error(Kind.DIVISION_BY_ZERO, "Division by zero", thrown);
    }
    Matcher number = OUT_OF_RANGE.matcher(text);
    return error(
        Kind.OUT_OF_RANGE,
        number.matches()
            ? "The number " + number.group(1) + " is out of range of its type"
            : "A number is out of range of its type",
        thrown);
  }

  private static @Nullable PowerTrackException cast(String text, Throwable thrown) {
    Matcher number = NO_NUMBER.matcher(text);
    if (number.matches() && number.group(1).matches("[+-]?\\d{1,1000}")) {
      return error(
          Kind.OUT_OF_RANGE,
          "The number " + number.group(1) + " is out of range of its type",
          thrown);
    }
    if (number.matches()) {
      return error(Kind.BAD_CAST, "The text '" + number.group(1) + "' is no number", thrown);
    }
    Matcher truth = NO_TRUTH.matcher(text);
    if (truth.matches()) {
      return error(
          Kind.BAD_CAST, "The text '" + truth.group(1) + "' is neither true nor false", thrown);
    }
    Matcher time = NO_TIME.matcher(text);
    if (time.matches()) {
      return error(
          Kind.BAD_TIME,
          "The text '" + time.group(2) + "' is no time; write it like 2014-07-13 21:24:00 (UTC)",
          thrown);
    }
    Matcher day = NO_DAY.matcher(text);
    return day.matches()
        ? error(
            Kind.BAD_TIME,
            "The text '" + day.group(2) + "' is no time: its " + day.group(1) + " is out of range",
            thrown)
        : null;
  }

  private static PowerTrackException error(Kind kind, String sentence, Throwable thrown) {
    return new PowerTrackException(kind, sentence + ".", thrown);
  }
}
