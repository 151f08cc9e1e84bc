package dev.powertrack.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes a text apart into its statements: they end with {@code ;}, the last may do without. A
 * semicolon in quotes or in a comment ends nothing; what is nothing but comments is no statement.
 *
 * <p>Behind a quote that is never closed nobody can tell text from statements: the one that has it
 * is the last, up to its next semicolon, and the driver will refuse it.
 */
final class SqlScript {

  /**
   * @param number counts from 1
   * @param line of the text on which it starts, counts from 1
   */
  record Statement(String sql, int number, int line) {

    /** Which one it is. */
    String inWords() {
      return "Statement " + number + " (from line " + line + ")";
    }
  }

  private final String text;
  private final List<Statement> statements = new ArrayList<>();
  private int at;
  private int start = -1;

  private SqlScript(String text) {
    this.text = text;
  }

  static List<Statement> statements(String text) {
    SqlScript script = new SqlScript(text);
    script.read();
    return script.statements;
  }

  private void read() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (text.startsWith("--", at)) {
        skipPast("\n", 2);
      } else if (text.startsWith("/*", at)) {
        skipPast("*/", 2);
      } else if (c == ';') {
        end();
        at++;
      } else if (c == '\'' || c == '"') {
        begin();
        skipText(c);
      } else {
        if (!Character.isWhitespace(c)) {
          begin();
        }
        at++;
      }
    }
    end();
  }

  /** A quote that is doubled ends one text and begins the next, which is the same to us. */
  private void skipText(char quote) {
    if (text.indexOf(quote, at + 1) >= 0) {
      skipPast(String.valueOf(quote), 1);
      return;
    }
    int semicolon = text.indexOf(';', at);
    at = semicolon < 0 ? text.length() : semicolon;
    end();
    at = text.length();
  }

  private void skipPast(String end, int from) {
    int found = text.indexOf(end, at + from);
    at = found < 0 ? text.length() : found + end.length();
  }

  private void begin() {
    if (start < 0) {
      start = at;
    }
  }

  private void end() {
    if (start >= 0) {
      int line = 1 + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
      String sql = text.substring(start, at).stripTrailing();
      statements.add(new Statement(sql, statements.size() + 1, line));
      start = -1;
    }
  }
}
