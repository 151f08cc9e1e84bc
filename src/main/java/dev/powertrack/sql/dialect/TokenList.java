package dev.powertrack.sql.dialect;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants;
import org.apache.calcite.sql.parser.babel.Token;

/**
 * The words of a statement, the end of the text last. What is put in has the place of the word that
 * it stands beside, so that errors still point into the user's text.
 */
final class TokenList implements SqlBabelParserImplConstants {
  private static final Map<String, Integer> KINDS = kinds();

  private final List<Token> tokens = new ArrayList<>();

  /** For each token what {@link #word} says; asked for often. */
  private final List<String> words = new ArrayList<>();

  private static Map<String, Integer> kinds() {
    Map<String, Integer> kinds = new HashMap<>();
    for (int kind = 0; kind < tokenImage.length; kind++) {
      String image = tokenImage[kind];
      if (image.startsWith("\"")) {
        kinds.putIfAbsent(image.substring(1, image.length() - 1), kind);
      }
    }
    return kinds;
  }

  void add(Token token) {
    tokens.add(token);
    words.add(word(token));
  }

  int size() {
    return tokens.size();
  }

  Token token(int i) {
    return tokens.get(i);
  }

  /** The kind of a word; the end's beyond the end and before the beginning. */
  int kind(int i) {
    return i < 0 || i >= size() ? EOF : tokens.get(i).kind;
  }

  /** An unquoted word in upper case; empty for quoted ones, text, and what lies beyond the ends. */
  String word(int i) {
    return i < 0 || i >= size() ? "" : words.get(i);
  }

  private static String word(Token token) {
    String image = token.image;
    boolean isWord =
        token.kind == IDENTIFIER
            || !image.isEmpty() && Character.isJavaIdentifierStart(image.charAt(0));
    boolean isText =
        token.kind == PREFIXED_STRING_LITERAL || token.kind == C_STYLE_ESCAPED_STRING_LITERAL;
    return isWord && !isText ? image.toUpperCase(Locale.ROOT) : "";
  }

  boolean are(int i, String... wanted) {
    for (int k = 0; k < wanted.length; k++) {
      if (!word(i + k).equals(wanted[k])) {
        return false;
      }
    }
    return true;
  }

  /** Whether a word is a name, quoted or not, and no keyword. */
  boolean isName(int i) {
    return switch (kind(i)) {
      case IDENTIFIER,
          QUOTED_IDENTIFIER,
          BACK_QUOTED_IDENTIFIER,
          BRACKET_QUOTED_IDENTIFIER,
          HYPHENATED_IDENTIFIER ->
          true;
      default -> false;
    };
  }

  boolean isText(int i) {
    return kind(i) == QUOTED_STRING;
  }

  /** What a text in single quotes means. */
  String text(int i) {
    String image = token(i).image;
    return image.substring(1, image.length() - 1).replace("''", "'");
  }

  void remove(int from, int count) {
    tokens.subList(from, from + count).clear();
    words.subList(from, from + count).clear();
  }

  /** Makes a word a name. */
  void name(int i) {
    tokens.get(i).kind = IDENTIFIER;
  }

  /** Puts a keyword or sign in the place of a word. */
  void replace(int i, String keyword) {
    Token token = like(token(i), keyword);
    tokens.set(i, token);
    words.set(i, word(token));
  }

  /** Puts keywords, signs, names and numbers before a word. */
  void insert(int i, String... added) {
    for (int k = 0; k < added.length; k++) {
      Token token = like(token(Math.min(i + k, size() - 1)), added[k]);
      tokens.add(i + k, token);
      words.add(i + k, word(token));
    }
  }

  private static Token like(Token place, String image) {
    Integer keyword = KINDS.get(image);
    int kind =
        keyword != null
            ? keyword
            : image.startsWith("'")
                ? QUOTED_STRING
                : image.chars().allMatch(Character::isDigit)
                    ? UNSIGNED_INTEGER_LITERAL
                    : IDENTIFIER;
    Token token = Token.newToken(kind);
    token.kind = kind;
    token.image = image;
    token.beginLine = place.beginLine;
    token.beginColumn = place.beginColumn;
    token.endLine = place.endLine;
    token.endColumn = place.endColumn;
    return token;
  }

  /** The index of the parenthesis that closes the one at {@code i}; the end's where none does. */
  int closing(int i) {
    int depth = 0;
    for (int k = i; k < size(); k++) {
      depth += kind(k) == LPAREN ? 1 : kind(k) == RPAREN ? -1 : 0;
      if (depth == 0) {
        return k;
      }
    }
    return size() - 1;
  }

  /** The index of the parenthesis or bracket that opens what the one at {@code i} closes. */
  int opening(int i) {
    int depth = 0;
    for (int k = i; k > 0; k--) {
      switch (kind(k)) {
        case RPAREN, RBRACKET -> depth++;
        case LPAREN, LBRACKET -> depth--;
        default -> {}
      }
      if (depth == 0) {
        return k;
      }
    }
    return 0;
  }

  /** An error at a word. */
  PowerTrackException refusal(int i, Kind kind, String sentence, String rest) {
    Token at = token(Math.min(i, size() - 1));
    return new PowerTrackException(
        kind,
        sentence
            + " (line "
            + Math.max(1, at.beginLine)
            + ", column "
            + Math.max(1, at.beginColumn)
            + ")"
            + (rest.isEmpty() ? "." : ": " + rest + "."));
  }
}
