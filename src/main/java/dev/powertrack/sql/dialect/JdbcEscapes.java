package dev.powertrack.sql.dialect;

import dev.powertrack.PowerTrackException.Kind;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants;

/**
 * The escapes of JDBC 4.3, chapter 13.4, without their braces: {@code {ts '…'}} is a literal,
 * {@code {fn f(x)}} the function f, {@code {oj …}} a join, {@code {escape '!'}} and {@code {limit
 * 5}} clauses.
 */
final class JdbcEscapes implements SqlBabelParserImplConstants {
  private JdbcEscapes() {}

  static void unfold(TokenList words) {
    for (int i = 0; i < words.size(); i++) {
      switch (words.kind(i)) {
        case LBRACE_D -> literal(words, i, "DATE");
        case LBRACE_T -> literal(words, i, "TIME");
        case LBRACE_TS -> literal(words, i, "TIMESTAMP");
        case LBRACE_FN -> function(words, i);
        case LBRACE -> clause(words, i);
        default -> {}
      }
    }
  }

  private static void literal(TokenList words, int i, String type) {
    words.remove(closing(words, i), 1);
    words.replace(i, type);
  }

  private static void function(TokenList words, int i) {
    words.remove(closing(words, i), 1);
    words.remove(i, 1);
    if (words.are(i, "CONVERT") && words.kind(i + 1) == LPAREN) {
      int end = words.closing(i + 1);
      if (words.kind(end - 2) == COMMA) {
        words.replace(i, "CAST");
        words.replace(end - 2, "AS");
      }
    }
  }

  private static void clause(TokenList words, int i) {
    switch (words.word(i + 1)) {
      case "OJ" -> {
        words.remove(closing(words, i), 1);
        words.remove(i, 2);
      }
      case "ESCAPE", "LIMIT" -> {
        words.remove(closing(words, i), 1);
        words.remove(i, 1);
      }
      default -> {
        boolean isCall = words.are(i + 1, "CALL") || words.kind(i + 1) == HOOK;
        throw isCall
            ? words.refusal(i, Kind.UNSUPPORTED, "There are no procedures to call", "")
            : words.refusal(
                i,
                Kind.SYNTAX,
                "The SQL cannot be read",
                "an escape begins with {d, {t, {ts, {fn, {oj, {escape or {limit");
      }
    }
  }

  private static int closing(TokenList words, int open) {
    int depth = 0;
    for (int k = open; k < words.size(); k++) {
      switch (words.kind(k)) {
        case LBRACE, LBRACE_D, LBRACE_T, LBRACE_TS, LBRACE_FN -> depth++;
        case RBRACE -> depth--;
        default -> {}
      }
      if (depth == 0) {
        return k;
      }
    }
    throw words.refusal(
        open, Kind.SYNTAX, "The SQL cannot be read", "the escape that begins here has no }");
  }
}
