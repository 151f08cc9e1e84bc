package dev.powertrack.sql;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.sql.table.InformationSchema;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.CalciteContextException;
import org.jspecify.annotations.Nullable;

/**
 * What a statement that can be read gets wrong: names, types, groups. Calcite's sentences (its
 * {@code CalciteResource}) are told apart by their text and said again in the user's words.
 */
final class ValidationFailures {
  private static final Pattern POSITION =
      Pattern.compile("(?:From )?[Ll]ine \\d+, column \\d+(?: (?:to|through) [^:]*)?: ");

  private final Names names;
  private final List<Sentence> sentences;

  /**
   * A sentence of Calcite's and ours for it.
   *
   * @param before what stands before the place, from the groups of the pattern
   * @param after what stands behind it; may be empty
   */
  private record Sentence(
      Pattern pattern,
      Kind kind,
      Function<Matcher, String> before,
      Function<Matcher, String> after) {}

  ValidationFailures(Names names) {
    this.names = names;
    this.sentences =
        List.of(
            new Sentence(
                pattern("Column '(.*?)' not found.*"),
                Kind.UNKNOWN_COLUMN,
                m -> "There is no column " + m.group(1),
                m -> names.columnsLike(m.group(1))),
            new Sentence(
                pattern("Table '(.*?)' not found.*"),
                Kind.UNKNOWN_TABLE,
                m -> "There is no table or alias " + m.group(1) + " in this query",
                m -> ""),
            new Sentence(
                pattern("SELECT \\* \\S+ list contains unknown column\\(s\\): (.*)"),
                Kind.UNKNOWN_COLUMN,
                m -> "There is no column " + m.group(1),
                m -> names.columnsLike(m.group(1))),
            new Sentence(
                pattern("No match found for function signature \\$INTERVAL.*"),
                Kind.UNSUPPORTED,
                m -> "An interval of both months and days can only be added to a time",
                m -> ""),
            new Sentence(
                pattern("No match found for function signature ([^(]+)(.*)"),
                Kind.UNKNOWN_FUNCTION,
                m -> "There is no function " + m.group(1) + TypeWords.plain(m.group(2)),
                m -> names.functionsLike(m.group(1))),
            new Sentence(
                pattern("Column '(.*?)' is ambiguous"),
                Kind.AMBIGUOUS,
                m -> "More than one table here has a column " + m.group(1),
                m -> " Write the table's name or alias before it."),
            new Sentence(
                pattern("Expression '(.*?)' is not being grouped"),
                Kind.GROUPING,
                m -> m.group(1) + " is neither in GROUP BY nor in an aggregate function",
                m -> ""),
            new Sentence(
                pattern("Aggregate expression is illegal in (\\S+) clause"),
                Kind.GROUPING,
                m -> "An aggregate function cannot stand in " + m.group(1),
                m -> " HAVING is the condition on groups."),
            new Sentence(
                pattern("Aggregate expressions cannot be nested"),
                Kind.GROUPING,
                m -> "An aggregate function cannot stand in another",
                m -> ""),
            new Sentence(
                pattern("Windowed aggregate expression is illegal in (\\S+) clause"),
                Kind.GROUPING,
                m -> "A function with OVER cannot stand in " + m.group(1),
                m -> " QUALIFY is the condition on such functions."),
            new Sentence(
                pattern("OVER clause is necessary for window functions"),
                Kind.GROUPING,
                m -> "This function needs OVER (…)",
                m -> ""),
            new Sentence(
                pattern("Cannot apply '\\$SCALAR_QUERY'.*"),
                Kind.WRONG_TYPE,
                m -> "A subquery that stands for a value has more than one column",
                m -> ""),
            new Sentence(
                pattern("Cannot apply '(.*?)' to arguments of type '(.*?)'\\..*"),
                Kind.WRONG_TYPE,
                m -> "The types do not go together in " + TypeWords.plain(m.group(2)),
                m -> TypeWords.advice(m.group(1), m.group(2))),
            new Sentence(
                pattern("Cannot infer return type for (\\S+); operand types: \\[(.*)\\]"),
                Kind.WRONG_TYPE,
                m ->
                    "The types do not go together in "
                        + m.group(1)
                        + "("
                        + TypeWords.plain(m.group(2))
                        + ")",
                m -> ""),
            new Sentence(
                pattern("Illegal mixing of types in CASE or COALESCE statement"),
                Kind.WRONG_TYPE,
                m -> "The values of this CASE or COALESCE have types that do not go together",
                m -> ""),
            new Sentence(
                pattern("Values passed to (\\S+) operator must have compatible types"),
                Kind.WRONG_TYPE,
                m -> "The values of this " + m.group(1) + " have types that do not go together",
                m -> ""),
            new Sentence(
                pattern("(\\S+) clause must be a condition"),
                Kind.WRONG_TYPE,
                m -> m.group(1) + " needs a condition, something that is true or false",
                m -> ""),
            new Sentence(
                pattern("Expected a boolean type"),
                Kind.WRONG_TYPE,
                m -> "A condition belongs here, something that is true or false",
                m -> ""),
            new Sentence(
                pattern("Cast function cannot convert value of type (.*) to type (.*)"),
                Kind.WRONG_TYPE,
                m ->
                    TypeWords.plain(m.group(1))
                        + " cannot be cast to "
                        + TypeWords.plain(m.group(2)),
                m -> ""),
            new Sentence(
                pattern("Parameters must be of the same type"),
                Kind.WRONG_TYPE,
                m -> "The values here have types that do not go together",
                m -> " CAST(x AS TIMESTAMP) makes a date the time it begins with."),
            new Sentence(
                pattern("Illegal use of dynamic parameter"),
                Kind.WRONG_TYPE,
                m -> "Nothing here tells of which type this ? is",
                m -> " Write CAST(? AS INTEGER), or what it is."),
            new Sentence(
                pattern("Unknown identifier '(.*?)'"),
                Kind.SYNTAX,
                m -> "There is no type " + m.group(1),
                m -> ""),
            new Sentence(
                pattern("'(.*?)' is not a valid time frame.*"),
                Kind.SYNTAX,
                m -> "'" + m.group(1) + "' is no unit of time",
                m -> ""),
            new Sentence(
                pattern(
                    "Invalid number of arguments to function '(.*?)'. Was expecting (.*) arguments"),
                Kind.SYNTAX,
                m -> m.group(1) + " takes " + m.group(2) + " argument" + plural(m.group(2)),
                m -> ""),
            new Sentence(
                pattern("Numeric literal '(.*?)' out of range"),
                Kind.OUT_OF_RANGE,
                m -> "The number " + m.group(1) + " is out of range",
                m -> ""),
            new Sentence(
                pattern("Duplicate relation name '(.*?)' in FROM clause"),
                Kind.SYNTAX,
                m -> "Two tables in FROM are called " + m.group(1),
                m -> " Give one of them another alias."),
            new Sentence(
                pattern("INNER, LEFT, RIGHT, FULL, or ASOF join requires a condition.*"),
                Kind.SYNTAX,
                m -> "JOIN needs ON or USING",
                m -> ""),
            new Sentence(
                pattern("Ordinal out of range"),
                Kind.SYNTAX,
                m -> "There are not so many columns",
                m -> ""),
            new Sentence(
                pattern("Illegal interval literal format '?(.*?)'? for INTERVAL.*"),
                Kind.BAD_TIME,
                m -> "The text '" + m.group(1) + "' is no interval",
                m -> ""));
  }

  private static Pattern pattern(String sentence) {
    return Pattern.compile(sentence, Pattern.DOTALL);
  }

  private static String plural(String count) {
    return count.equals("1") ? "" : "s";
  }

  PowerTrackException of(CalciteContextException e) {
    Throwable cause = e.getCause();
    String text = POSITION.matcher(Failures.firstLine(cause == null ? e : cause)).replaceFirst("");
    String where = Failures.position(e.getPosLine(), e.getPosColumn());
    Matcher object = pattern("Object '(.*?)' not found(?: within '(.*?)')?.*").matcher(text);
    if (object.matches()) {
      return unknownTable(e, object.group(1), object.group(2), where);
    }
    for (Sentence sentence : sentences) {
      Matcher matcher = sentence.pattern.matcher(text);
      if (matcher.matches()) {
        return new PowerTrackException(
            sentence.kind,
            sentence.before.apply(matcher) + where + "." + sentence.after.apply(matcher),
            e);
      }
    }
    return new PowerTrackException(
        Kind.SYNTAX,
        "The SQL is not right" + where + ": " + Failures.shortened(TypeWords.plain(text)) + ".",
        e);
  }

  /** What stands before a dot is a schema: the place of the error is longer than the name. */
  private PowerTrackException unknownTable(
      CalciteContextException e, String name, @Nullable String schema, String where) {
    int length = e.getEndPosColumn() - e.getPosColumn() + 1;
    boolean isSchema =
        schema == null && e.getPosLine() == e.getEndPosLine() && length > name.length() + 2;
    if (InformationSchema.NAME.equals(schema)) {
      return new PowerTrackException(
          Kind.UNKNOWN_TABLE,
          "There is no table "
              + name
              + " in "
              + schema
              + where
              + ". Its tables are SCHEMATA, TABLES, COLUMNS, TABLE_CONSTRAINTS, KEY_COLUMN_USAGE,"
              + " REFERENTIAL_CONSTRAINTS.",
          e);
    }
    return isSchema
        ? new PowerTrackException(
            Kind.UNKNOWN_SCHEMA,
            "There is no schema " + name + where + ". The one schema is " + SqlEngine.SCHEMA + ".",
            e)
        : new PowerTrackException(
            Kind.UNKNOWN_TABLE,
            "There is no table " + name + where + "." + names.tablesLike(name),
            e);
  }
}
