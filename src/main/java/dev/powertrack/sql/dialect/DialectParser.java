package dev.powertrack.sql.dialect;

import dev.powertrack.sql.modify.AbsentValues;
import java.io.Reader;
import java.util.Set;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.babel.ParseException;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.sql.parser.babel.TokenMgrError;
import org.apache.calcite.util.SourceStringReader;
import org.jspecify.annotations.Nullable;

/**
 * Calcite's Babel parser, which reserves few words and knows {@code ::}, over the words of {@link
 * DialectTokens}. What it reads is rewritten by {@link Rewriting} to what Calcite plans: {@code
 * DATE_TRUNC('hour', posted_at)} becomes {@code FLOOR(posted_at TO HOUR)}.
 */
public final class DialectParser extends SqlBabelParserImpl {
  private final DialectTokens tokens;

  private DialectParser(DialectTokens tokens) {
    super(tokens);
    this.tokens = tokens;
  }

  /** A parser of one statement. */
  public static SqlAbstractParserImpl of(Reader reader) {
    DialectParser parser = new DialectParser(DialectTokens.of(reader));
    if (reader instanceof SourceStringReader source) {
      parser.setOriginalSql(source.getSourceString());
    }
    return parser;
  }

  /** The functions that are rewritten to others, by name in upper case. */
  public static Set<String> functions() {
    return Functions.names();
  }

  @Override
  public void setTabSize(int size) {
    tokens.setTabSize(size);
  }

  @Override
  public SqlNode parseSqlStmtEof() throws Exception {
    SqlNode statement = super.parseSqlStmtEof();
    return AbsentValues.leftOut(new Rewriting(tokens.headings()).of(statement));
  }

  @Override
  public SqlParseException normalizeException(@Nullable Throwable thrown) {
    if (thrown instanceof ParseException unread && unread.currentToken != null) {
      return UnexpectedWord.of(unread);
    }
    SqlParseException character =
        thrown instanceof TokenMgrError ? UnexpectedWord.ofCharacter(thrown) : null;
    return character == null ? super.normalizeException(thrown) : character;
  }
}
