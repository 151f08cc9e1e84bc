package dev.powertrack.sql.dialect;

import java.io.Reader;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImpl;
import org.apache.calcite.util.SourceStringReader;

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

  @Override
  public void setTabSize(int size) {
    tokens.setTabSize(size);
  }

  @Override
  public SqlNode parseSqlStmtEof() throws Exception {
    SqlNode statement = super.parseSqlStmtEof();
    return new Rewriting(tokens.headings()).of(statement);
  }
}
