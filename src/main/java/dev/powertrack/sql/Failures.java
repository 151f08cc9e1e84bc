package dev.powertrack.sql;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.plan.RelOptPlanner.CannotPlanException;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Turns what Calcite throws into an error in the user's words. */
final class Failures {
  private static final Pattern NO_TABLE =
      Pattern.compile("Object '(.*?)' not found.*", Pattern.DOTALL);
  private static final Pattern NO_COLUMN =
      Pattern.compile("Column '(.*?)' not found.*", Pattern.DOTALL);
  private static final Pattern NO_ALIAS =
      Pattern.compile("Table '(.*?)' not found.*", Pattern.DOTALL);
  private static final Pattern POSITION =
      Pattern.compile("(?:From )?[Ll]ine \\d+, column \\d+(?: (?:to|through) [^:]*)?: ");
  private static final int LONGEST_TOKEN_LIST = 300;

  private final Names names;

  Failures(Names names) {
    this.names = names;
  }

  /** What went wrong while a statement was parsed and planned. */
  PowerTrackException whilePlanning(Throwable thrown) {
    List<Throwable> chain = chain(thrown);
    for (Throwable t : chain) {
      if (t instanceof PowerTrackException known) {
        return known;
      }
    }
    for (Throwable t : chain) {
      if (t instanceof SqlParseException syntax) {
        return syntax(syntax);
      }
      if (t instanceof CalciteContextException context) {
        return validation(context);
      }
    }
    if (thrown instanceof CannotPlanException) {
      return new PowerTrackException(
          Kind.UNSUPPORTED,
          "This statement cannot be carried out: no plan was found for it.",
          thrown);
    }
    Throwable root = chain.get(chain.size() - 1);
    return new PowerTrackException(
        Kind.UNSUPPORTED, "This statement cannot be planned: " + firstLine(root) + ".", thrown);
  }

  /**
   * What went wrong while a statement ran. A constant of generated code that fails comes as an
   * error of its class (an {@link ExceptionInInitializerError}); its cause is what counts.
   */
  static PowerTrackException whileRunning(Throwable thrown, ExecutionControl control) {
    control.check();
    List<Throwable> chain = chain(thrown);
    for (Throwable t : chain) {
      if (t instanceof PowerTrackException known) {
        return known;
      }
    }
    Throwable root = chain.get(chain.size() - 1);
    String text = firstLine(root);
    if (root instanceof ArithmeticException) {
      boolean byZero =
          text.contains("/ by zero")
              || text.contains("Division by zero")
              || text.contains("divide by zero")
              || text.contains("Division undefined");
      return byZero
          ? new PowerTrackException(Kind.DIVISION_BY_ZERO, "Division by zero.", thrown)
          : new PowerTrackException(
              Kind.INVALID_VALUE, "A number is out of range: " + text + ".", thrown);
    }
    if (root instanceof IllegalArgumentException || root instanceof ClassCastException) {
      return new PowerTrackException(
          Kind.INVALID_VALUE, "A value cannot be used as it is: " + text + ".", thrown);
    }
    return new PowerTrackException(
        Kind.INTERNAL, "The statement failed while it ran: " + text + ".", thrown);
  }

  private static PowerTrackException syntax(SqlParseException e) {
    String text =
        firstLine(e)
            .replaceAll(" at line \\d+, column \\d+\\.?$", "")
            .replace(
                "Non-query expression encountered in illegal context",
                "a statement begins with SELECT, WITH, VALUES or EXPLAIN PLAN FOR");
    SqlParserPos at = e.getPos();
    String where = at == null ? "" : position(at.getLineNum(), at.getColumnNum());
    return new PowerTrackException(
        Kind.SYNTAX, "The SQL cannot be read" + where + ": " + shortened(text) + ".", e);
  }

  private PowerTrackException validation(CalciteContextException e) {
    Throwable cause = e.getCause();
    String text = POSITION.matcher(firstLine(cause == null ? e : cause)).replaceFirst("");
    String where = position(e.getPosLine(), e.getPosColumn());
    Matcher table = NO_TABLE.matcher(text);
    if (table.matches()) {
      return new PowerTrackException(
          Kind.UNKNOWN_TABLE,
          "There is no table " + table.group(1) + where + "." + names.tablesLike(table.group(1)),
          e);
    }
    Matcher alias = NO_ALIAS.matcher(text);
    if (alias.matches()) {
      return new PowerTrackException(
          Kind.UNKNOWN_TABLE,
          "There is no table or alias " + alias.group(1) + " in this query" + where + ".",
          e);
    }
    Matcher column = NO_COLUMN.matcher(text);
    if (column.matches()) {
      return new PowerTrackException(
          Kind.UNKNOWN_COLUMN,
          "There is no column "
              + column.group(1)
              + where
              + "."
              + names.columnsLike(column.group(1)),
          e);
    }
    return new PowerTrackException(
        Kind.SYNTAX, "The SQL is not right" + where + ": " + shortened(text) + ".", e);
  }

  private static String position(int line, int column) {
    return line <= 0 ? "" : " (line " + line + ", column " + column + ")";
  }

  private static String shortened(String text) {
    String cut = text.replaceAll("\\s+", " ").strip();
    cut = cut.endsWith(".") ? cut.substring(0, cut.length() - 1) : cut;
    return cut.length() > LONGEST_TOKEN_LIST ? cut.substring(0, LONGEST_TOKEN_LIST) + " …" : cut;
  }

  private static String firstLine(Throwable t) {
    String message = t.getMessage();
    if (message == null || message.isBlank()) {
      return t.getClass().getSimpleName();
    }
    String line = message.lines().findFirst().orElse(message).strip();
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }

  private static List<Throwable> chain(Throwable thrown) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable t = thrown; t != null && !chain.contains(t); t = t.getCause()) {
      chain.add(t);
    }
    return chain;
  }
}
