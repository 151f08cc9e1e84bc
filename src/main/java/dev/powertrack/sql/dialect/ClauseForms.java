package dev.powertrack.sql.dialect;

import dev.powertrack.PowerTrackException.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants;

/** Clauses of other dialects, in words that the parser knows. */
final class ClauseForms implements SqlBabelParserImplConstants {
  /** The name of the hint that carries TOP n to {@link Rewriting}. */
  static final String TOP_HINT = "POWERTRACK_TOP";

  /** The name that stands for GROUP BY ALL and ORDER BY ALL until {@link Rewriting}. */
  static final String ALL_COLUMNS = "$ALL";

  /** The function that stands for INTERVAL '1 day' until {@link Rewriting}. */
  static final String INTERVAL_TEXT = "$INTERVAL";

  private static final Set<String> AFTER_ALL =
      Set.of("HAVING", "ORDER", "LIMIT", "OFFSET", "FETCH", "QUALIFY", "WINDOW", "UNION");

  private ClauseForms() {}

  static void expand(TokenList words) {
    for (int i = 0; i < words.size(); i++) {
      switch (words.word(i)) {
        case "SELECT" -> select(words, i);
        case "BY" -> by(words, i);
        case "FETCH" -> fetch(words, i);
        case "INTERVAL" -> interval(words, i);
        case "EXTRACT" -> extract(words, i);
        case "AT" -> atTimeZone(words, i);
        case "CONVERT" -> TypedConversions.expand(words, i);
        case "CURRENT_SCHEMA" -> currentSchema(words, i);
        case "REGEXP" -> {
          if (words.kind(i + 1) != LPAREN) {
            words.replace(i, "RLIKE");
          }
        }
        default -> sign(words, i);
      }
    }
    wheresWithoutFrom(words);
  }

  private static void sign(TokenList words, int i) {
    if (words.kind(i) == EQ && words.kind(i + 1) == EQ) {
      words.remove(i, 1);
    } else if (words.isText(i) && words.kind(i + 1) == INFIX_CAST && words.are(i + 2, "INTERVAL")) {
      words.remove(i + 1, 2);
      words.insert(i, "INTERVAL");
      interval(words, i);
    }
  }

  private static void select(TokenList words, int i) {
    int next = i + 1;
    while (words.are(next, "DISTINCT") || words.are(next, "ALL")) {
      if (words.are(next, "DISTINCT", "ON") && words.kind(next + 2) == LPAREN) {
        throw words.refusal(
            next,
            Kind.UNSUPPORTED,
            "DISTINCT ON is not possible",
            "write QUALIFY ROW_NUMBER() OVER (PARTITION BY … ORDER BY …) = 1 instead");
      }
      next++;
    }
    if (isTop(words, next)) {
      int after = afterTop(words, next);
      if (words.are(after, "PERCENT") || words.are(after, "WITH", "TIES")) {
        throw words.refusal(
            after,
            Kind.UNSUPPORTED,
            "TOP takes a number of rows",
            "PERCENT and WITH TIES are not possible");
      }
      String count = words.token(after - 1 - (words.kind(next + 1) == LPAREN ? 1 : 0)).image;
      words.remove(next, after - next);
      words.insert(i + 1, "/*+", TOP_HINT, "(", count, ")", "*/");
    }
  }

  /** Whether TOP and a number of rows begin here. */
  static boolean isTop(TokenList words, int i) {
    int number = words.kind(i + 1) == LPAREN ? i + 2 : i + 1;
    if (!words.are(i, "TOP") || words.kind(number) != UNSIGNED_INTEGER_LITERAL) {
      return false;
    }
    int after = afterTop(words, i);
    return words.kind(after - 1) == RPAREN == (number == i + 2)
        && words.kind(after) != COMMA
        && words.kind(after) != EOF
        && !words.are(after, "FROM");
  }

  static int afterTop(TokenList words, int i) {
    return words.kind(i + 1) == LPAREN ? i + 4 : i + 2;
  }

  private static void by(TokenList words, int i) {
    boolean ends =
        words.kind(i + 2) == EOF
            || words.kind(i + 2) == RPAREN
            || AFTER_ALL.contains(words.word(i + 2));
    if (words.are(i + 1, "ALL") && ends) {
      words.replace(i + 1, ALL_COLUMNS);
    }
  }

  private static void fetch(TokenList words, int i) {
    boolean first = words.are(i + 1, "FIRST") || words.are(i + 1, "NEXT");
    if (first && (words.are(i + 2, "ROW") || words.are(i + 2, "ROWS"))) {
      words.insert(i + 2, "1");
    }
  }

  private static void interval(TokenList words, int i) {
    if (words.isText(i + 1) && Units.of(words.word(i + 2)) == null) {
      words.replace(i, INTERVAL_TEXT);
      words.insert(i + 1, "(");
      words.insert(i + 3, ")");
    }
  }

  /** PostgreSQL takes the unit as a text too. */
  private static void extract(TokenList words, int i) {
    if (words.kind(i + 1) == LPAREN && words.isText(i + 2) && words.are(i + 3, "FROM")) {
      words.replace(i + 2, words.text(i + 2).toUpperCase(Locale.ROOT));
    }
  }

  /** The parser takes it for a column if no parentheses follow. */
  private static void currentSchema(TokenList words, int i) {
    boolean isName = words.kind(i - 1) == DOT || words.are(i - 1, "AS");
    if (!isName && words.kind(i + 1) != LPAREN && words.kind(i + 1) != DOT) {
      words.replace(i, "'POWERTRACK'");
    }
  }

  private static void atTimeZone(TokenList words, int i) {
    if (!words.are(i, "AT", "TIME", "ZONE")) {
      return;
    }
    boolean utc =
        words.isText(i + 3)
            && Set.of("UTC", "GMT", "Z", "ETC/UTC", "+00:00")
                .contains(words.text(i + 3).toUpperCase(Locale.ROOT));
    if (!utc) {
      throw words.refusal(
          i,
          Kind.UNSUPPORTED,
          "All times are UTC",
          "CONVERT_TIMEZONE('UTC', 'America/Sao_Paulo', posted_at) is the time elsewhere");
    }
    words.remove(i, 4);
  }

  /** {@code SELECT 1 WHERE …} reads one row; the parser wants a FROM before WHERE. */
  private static void wheresWithoutFrom(TokenList words) {
    Deque<String> open = new ArrayDeque<>();
    String clause = "";
    for (int i = 0; i < words.size(); i++) {
      switch (words.kind(i)) {
        case LPAREN -> {
          open.push(clause);
          clause = "";
        }
        case RPAREN -> clause = open.isEmpty() ? "" : open.pop();
        case SELECT -> clause = "SELECT";
        case FROM -> clause = "";
        case WHERE -> {
          if (clause.equals("SELECT")) {
            words.insert(i, "FROM", "DUAL");
            clause = "";
          }
        }
        default -> {}
      }
    }
  }
}
