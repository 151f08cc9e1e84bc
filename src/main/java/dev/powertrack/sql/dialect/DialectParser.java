package dev.powertrack.sql.dialect;

import dev.powertrack.sql.modify.AbsentValues;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.config.CalciteConnectionConfig;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
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

  /**
   * Makes a tree of one statement. Calcite's own entrance does the same, but makes its standard
   * parser first, half a megabyte of code that nobody needs.
   *
   * @throws SqlParseException for what is no statement
   */
  public static SqlNode parse(String sql, CalciteConnectionConfig config) throws SqlParseException {
    DialectParser parser = new DialectParser(DialectTokens.of(new SourceStringReader(sql)));
    parser.setOriginalSql(sql);
    parser.setTabSize(1);
    parser.setQuotedCasing(config.quotedCasing());
    parser.setUnquotedCasing(config.unquotedCasing());
    parser.setIdentifierMaxLength(SqlParser.DEFAULT_IDENTIFIER_MAX_LENGTH);
    parser.setTimeUnitCodes(Map.of());
    parser.setConformance(config.conformance());
    parser.switchTo(LexicalState.DQID);
    try {
      return parser.parseSqlStmtEof();
    } catch (Throwable e) {
      // Generated code: also an Error may be no more than a character that it does not know.
      if (e instanceof CalciteContextException inStatement) {
        inStatement.setOriginalStatement(sql);
      }
      throw parser.normalizeException(e);
    }
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
    return WrittenOut.refused(AbsentValues.leftOut(new Rewriting(tokens.headings()).of(statement)));
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
