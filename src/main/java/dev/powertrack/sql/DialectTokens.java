package dev.powertrack.sql;

import java.io.Reader;
import org.apache.calcite.sql.parser.impl.SimpleCharStream;
import org.apache.calcite.sql.parser.impl.SqlParserImplConstants;
import org.apache.calcite.sql.parser.impl.SqlParserImplTokenManager;
import org.apache.calcite.sql.parser.impl.Token;

/**
 * The words of a statement, of which ORDINAL is a name: child tables have a column of that name. In
 * Calcite it is reserved for one form of BigQuery's, {@code array[ORDINAL(1)]}, where it stays a
 * keyword.
 */
final class DialectTokens extends SqlParserImplTokenManager {
  private final Characters characters;
  private int previousKind = SqlParserImplConstants.EOF;

  private DialectTokens(Characters characters) {
    super(characters);
    this.characters = characters;
  }

  static DialectTokens of(Reader reader) {
    return new DialectTokens(new Characters(reader));
  }

  void setTabSize(int size) {
    characters.setTabSize(size);
  }

  @Override
  public Token getNextToken() {
    Token token = super.getNextToken();
    if (token.kind == SqlParserImplConstants.ORDINAL
        && previousKind != SqlParserImplConstants.LBRACKET) {
      token.kind = SqlParserImplConstants.IDENTIFIER;
    }
    previousKind = token.kind;
    return token;
  }

  /** Opens the one setting that the parser passes on. */
  private static final class Characters extends SimpleCharStream {
    Characters(Reader reader) {
      super(reader, 1, 1);
    }

    @Override
    protected void setTabSize(int size) {
      super.setTabSize(size);
    }
  }
}
