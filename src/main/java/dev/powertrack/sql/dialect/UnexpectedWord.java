package dev.powertrack.sql.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.parser.babel.ParseException;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants;
import org.apache.calcite.sql.parser.babel.Token;
import org.jspecify.annotations.Nullable;

/** Says in a few words where a statement cannot be read and what stands there. */
final class UnexpectedWord implements SqlBabelParserImplConstants {
  private static final int MOST_EXPECTED = 3;
  private static final Pattern CHARACTER =
      Pattern.compile(
          "Lexical error at line (\\d+), column (\\d+)\\.\\s+Encountered: (.*?), after.*",
          Pattern.DOTALL);

  private UnexpectedWord() {}

  /** The same error in words of our own, with the word that did not fit as its place. */
  static SqlParseException of(ParseException e) {
    List<int[]> fitting = List.of(e.expectedTokenSequences);
    Token word = e.currentToken.next;
    for (int i = 0; word.kind != EOF; i++) {
      List<int[]> further = new ArrayList<>();
      for (int[] sequence : fitting) {
        if (i + 1 < sequence.length && sequence[i] == word.kind) {
          further.add(sequence);
        }
      }
      if (further.isEmpty() || word.next == null) {
        return error(e, word, expected(fitting, i));
      }
      fitting = further;
      word = word.next;
    }
    return error(e, word, "");
  }

  private static SqlParseException error(ParseException e, Token word, String expected) {
    SqlParserPos at =
        new SqlParserPos(word.beginLine, word.beginColumn, word.endLine, word.endColumn);
    String text =
        switch (word.kind) {
          case EOF -> "the statement ends here, and something is missing";
          case QUOTE -> "the text that begins here has no closing quote";
          case DOUBLE_QUOTE -> "the name that begins here has no closing quote";
          default -> "unexpected \"" + word.image + "\"" + expected;
        };
    return new SqlParseException(text, at, null, null, e);
  }

  private static String expected(List<int[]> sequences, int i) {
    TreeSet<String> images = new TreeSet<>();
    for (int[] sequence : sequences) {
      if (i < sequence.length) {
        images.add(tokenImage[sequence[i]]);
      }
    }
    return images.size() > MOST_EXPECTED || images.stream().anyMatch(image -> image.startsWith("<"))
        ? ""
        : ", where " + String.join(" or ", images) + " is expected";
  }

  /** An error of the words themselves; null where it is something else. */
  static @Nullable SqlParseException ofCharacter(Throwable e) {
    Matcher matcher = CHARACTER.matcher(String.valueOf(e.getMessage()));
    if (!matcher.matches()) {
      return null;
    }
    int line = Integer.parseInt(matcher.group(1));
    int column = Integer.parseInt(matcher.group(2));
    String what =
        matcher.group(3).startsWith("<EOF>")
            ? "the comment or text that is open here has no end"
            : "unexpected character " + matcher.group(3).replaceAll(" \\(\\d+\\)$", "");
    return new SqlParseException(what, new SqlParserPos(line, column), null, null, e);
  }
}
