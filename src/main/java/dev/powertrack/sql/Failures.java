package dev.powertrack.sql;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptPlanner.CannotPlanException;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Turns what Calcite throws into an error in the user's words. */
final class Failures {
  private static final int LONGEST_TOKEN_LIST = 300;

  private final List<TableDescription> tables;

  /**
   * @param tables what a name that is none can have been meant for
   */
  Failures(List<TableDescription> tables) {
    this.tables = tables;
  }

  /** What went wrong while a statement was parsed and planned. */
  PowerTrackException whilePlanning(Throwable thrown) {
    List<Throwable> chain = chain(thrown);
    // What AND, OR and UNION join is a tree as deep as it is long.
    if (chain.stream().anyMatch(StackOverflowError.class::isInstance)) {
      return new PowerTrackException(
          Kind.UNSUPPORTED,
          "The statement is too long or too deeply nested to be planned: it joins too many"
              + " conditions by AND or OR, or branches by UNION, or has too many operators,"
              + " brackets or sub-queries one inside the other. It can be split into several.",
          thrown);
    }
    for (Throwable t : chain) {
      if (t instanceof PowerTrackException known) {
        return known;
      }
      if (isTooLong(t)) {
        return new PowerTrackException(
            Kind.UNSUPPORTED,
            "The statement is too long to be planned: it has too many conditions, expressions or"
                + " values. It can be split into several; long lists of values can be joined:"
                + " JOIN (VALUES (1), (2)) AS v(id) ON id = tweet_id.",
            thrown);
      }
    }
    for (Throwable t : chain) {
      if (t instanceof SqlParseException syntax) {
        return syntax(syntax);
      }
      if (t instanceof CalciteContextException context) {
        // Dozens of patterns, which a statement without a mistake need not wait for.
        return new ValidationFailures(new Names(tables)).of(context);
      }
    }
    if (thrown instanceof CannotPlanException) {
      return new PowerTrackException(
          Kind.UNSUPPORTED,
          "This statement cannot be carried out: no plan was found for it.",
          thrown);
    }
    PowerTrackException value = ValueFailures.of(chain.get(chain.size() - 1), thrown);
    return value != null
        ? value
        : new PowerTrackException(
            Kind.UNSUPPORTED,
            "This statement is not possible: something in it cannot be carried out here.",
            thrown);
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
    PowerTrackException value = ValueFailures.of(root, thrown);
    return value != null
        ? value
        : new PowerTrackException(
            Kind.INTERNAL, "The statement failed while it ran: " + firstLine(root) + ".", thrown);
  }

  /** A method of the JVM has 64 KB at most; Janino says so. */
  private static boolean isTooLong(Throwable thrown) {
    return firstLine(thrown).contains("beyond 64 KB");
  }

  private static PowerTrackException syntax(SqlParseException e) {
    String text =
        firstLine(e)
            .replaceAll(" at line \\d+, column \\d+\\.?$", "")
            .replace(
                "Non-query expression encountered in illegal context",
                "a statement begins with SELECT, WITH, VALUES, SHOW, DESCRIBE or EXPLAIN");
    SqlParserPos at = e.getPos();
    String where = at == null ? "" : position(at.getLineNum(), at.getColumnNum());
    return new PowerTrackException(
        Kind.SYNTAX, "The SQL cannot be read" + where + ": " + shortened(text) + ".", e);
  }

  static String position(int line, int column) {
    return line <= 0 ? "" : " (line " + line + ", column " + column + ")";
  }

  static String shortened(String text) {
    String cut = text.replaceAll("\\s+", " ").strip();
    cut = cut.endsWith(".") ? cut.substring(0, cut.length() - 1) : cut;
    return cut.length() > LONGEST_TOKEN_LIST ? cut.substring(0, LONGEST_TOKEN_LIST) + " …" : cut;
  }

  static String firstLine(Throwable t) {
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
