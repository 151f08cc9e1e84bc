package dev.powertrack.sql.dialect;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants;

/**
 * Keywords that are names where they stand: any behind a dot or as an alias, DATE where neither a
 * literal nor a type nor a function can be meant, and functions whose special forms {@link
 * Functions} understands better than the parser.
 */
final class Keywords implements SqlBabelParserImplConstants {
  private static final Set<String> FUNCTIONS =
      Set.of(
          "DATE_PART",
          "DATEPART",
          "DATEADD",
          "DATEDIFF",
          "DATE_DIFF",
          "DATE_TRUNC",
          "DATE_ADD",
          "DATE_SUB",
          "TRY_CONVERT");

  private static final Set<String> CASTS = Set.of("CAST", "TRY_CAST", "SAFE_CAST");

  /** Types that begin a literal. */
  private static final Set<String> TIMES = Set.of("DATE", "TIME", "TIMESTAMP", "DATETIME");

  private Keywords() {}

  static void toNames(TokenList words) {
    Deque<Boolean> casts = new ArrayDeque<>();
    for (int i = 0; i < words.size(); i++) {
      int kind = words.kind(i);
      if (kind == LPAREN) {
        casts.push(CASTS.contains(words.word(i - 1)));
      } else if (kind == RPAREN) {
        casts.poll();
      } else if (!words.word(i).isEmpty() && isName(words, i, Boolean.TRUE.equals(casts.peek()))) {
        words.name(i);
      }
    }
  }

  private static boolean isName(TokenList words, int i, boolean inCast) {
    String word = words.word(i);
    boolean opens = words.kind(i + 1) == LPAREN;
    return switch (words.kind(i - 1)) {
      case DOT -> true;
      case INFIX_CAST -> false;
      case AS -> !inCast && !opens && !words.are(i, "OF");
      default ->
          opens && FUNCTIONS.contains(word)
              || opens && i > 0 && word.equals("INSERT")
              || !opens
                  && TIMES.contains(word)
                  && !words.isText(i + 1)
                  && !words.are(i - 1, "RETURNING")
              || word.equals("ORDINAL") && words.kind(i - 1) != LBRACKET;
    };
  }
}
