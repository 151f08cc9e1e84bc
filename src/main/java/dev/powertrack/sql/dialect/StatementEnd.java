package dev.powertrack.sql.dialect;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants;

/** Semicolons at the end of a statement, also before a comment. */
final class StatementEnd implements SqlBabelParserImplConstants {
  private StatementEnd() {}

  static void cut(TokenList words) {
    while (words.size() > 1 && words.kind(words.size() - 2) == SEMICOLON) {
      words.remove(words.size() - 2, 1);
    }
    if (words.size() == 1) {
      throw new PowerTrackException(Kind.SYNTAX, "The statement is empty.");
    }
    for (int i = 0; i < words.size(); i++) {
      if (words.kind(i) == SEMICOLON) {
        throw words.refusal(
            i, Kind.SYNTAX, "One statement at a time", "what follows the semicolon is another one");
      }
    }
  }
}
