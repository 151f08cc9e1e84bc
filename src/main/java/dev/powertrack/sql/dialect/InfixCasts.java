package dev.powertrack.sql.dialect;

import java.util.Set;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants;

/**
 * Puts {@code x::type} into parentheses. Without, Calcite 1.42's parser casts all that stands
 * before it in the expression: it reads {@code 1 + '2'::int} as {@code (1 + '2')::int}.
 */
final class InfixCasts implements SqlBabelParserImplConstants {

  /** Words before a parenthesis that are no functions. */
  private static final Set<String> NO_FUNCTIONS =
      Set.of(
          "SELECT",
          "DISTINCT",
          "ALL",
          "ANY",
          "SOME",
          "FROM",
          "WHERE",
          "HAVING",
          "QUALIFY",
          "ON",
          "BY",
          "AND",
          "OR",
          "NOT",
          "IN",
          "IS",
          "LIKE",
          "ILIKE",
          "RLIKE",
          "BETWEEN",
          "SYMMETRIC",
          "ESCAPE",
          "CASE",
          "WHEN",
          "THEN",
          "ELSE",
          "AS",
          "LIMIT",
          "OFFSET",
          "FETCH",
          "FIRST",
          "NEXT",
          "SET",
          "USING",
          "TO",
          "VALUES");

  private static final Set<String> TIMES = Set.of("DATE", "TIME", "TIMESTAMP");

  private InfixCasts() {}

  static void enclose(TokenList words) {
    for (int i = 1; i < words.size(); i++) {
      if (words.kind(i) == INFIX_CAST) {
        words.insert(endOfType(words, i + 1) + 1, ")");
        words.insert(beginning(words, i - 1), "(");
        i++;
      }
    }
  }

  private static int endOfType(TokenList words, int i) {
    int last = words.are(i + 1, "PRECISION") || words.are(i + 1, "VARYING") ? i + 1 : i;
    return words.kind(last + 1) == LPAREN ? words.closing(last + 1) : last;
  }

  /** Where the operand begins that ends at a word. */
  private static int beginning(TokenList words, int last) {
    if (words.kind(last) == RPAREN || words.kind(last) == RBRACKET) {
      return beforeParenthesis(words, words.opening(last));
    }
    if (words.are(last, "END")) {
      return beginningOfCase(words, last);
    }
    if (words.isText(last) && TIMES.contains(words.word(last - 1))) {
      return last - 1;
    }
    int first = last;
    while (words.kind(first - 1) == DOT && first >= 2) {
      first -= 2;
    }
    return first;
  }

  /** What belongs to a parenthesis: the name of a function, an aggregate before OVER. */
  private static int beforeParenthesis(TokenList words, int open) {
    String word = words.word(open - 1);
    if (word.equals("OVER") || word.equals("FILTER")) {
      return beginning(words, open - 2);
    }
    if (words.are(open - 2, "WITHIN", "GROUP")) {
      return beginning(words, open - 3);
    }
    boolean called = words.isName(open - 1) || !word.isEmpty() && !NO_FUNCTIONS.contains(word);
    boolean indexed = words.kind(open) == LBRACKET || called;
    return indexed && open > 0 ? beginning(words, open - 1) : open;
  }

  private static int beginningOfCase(TokenList words, int end) {
    int depth = 0;
    for (int i = end; i >= 0; i--) {
      depth += words.are(i, "END") ? 1 : words.are(i, "CASE") ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return end;
  }
}
