package dev.powertrack.sql.dialect;

import java.io.IOException;
import java.io.Reader;
import java.util.Set;
import org.apache.calcite.sql.parser.babel.SimpleCharStream;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImplTokenManager;
import org.apache.calcite.sql.parser.babel.Token;
import org.jspecify.annotations.Nullable;

/**
 * The words of a statement: all are read at once, corrected where they stand for something that the
 * parser does not know, and given to it one by one. Names may be quoted as {@code "a"}, {@code `a`}
 * or {@code [a]}.
 */
final class DialectTokens extends SqlBabelParserImplTokenManager {
  /** After these a bracket begins a name; elsewhere an index. */
  private static final Set<Integer> BEFORE_NAME =
      Set.of(
          SqlBabelParserImplConstants.SELECT,
          SqlBabelParserImplConstants.DISTINCT,
          SqlBabelParserImplConstants.FROM,
          SqlBabelParserImplConstants.JOIN,
          SqlBabelParserImplConstants.AS,
          SqlBabelParserImplConstants.BY,
          SqlBabelParserImplConstants.ON,
          SqlBabelParserImplConstants.WHERE,
          SqlBabelParserImplConstants.AND,
          SqlBabelParserImplConstants.OR,
          SqlBabelParserImplConstants.NOT,
          SqlBabelParserImplConstants.LPAREN,
          SqlBabelParserImplConstants.COMMA,
          SqlBabelParserImplConstants.DOT,
          SqlBabelParserImplConstants.EQ);

  private final Characters characters;
  private int previousKind = SqlBabelParserImplConstants.EOF;
  private @Nullable TokenList list;
  private @Nullable Headings headings;
  private int next;

  private DialectTokens(Characters characters) {
    super(characters);
    this.characters = characters;
    characters.tokens = this;
  }

  static DialectTokens of(Reader reader) {
    return new DialectTokens(new Characters(reader));
  }

  void setTabSize(int size) {
    characters.setTabSize(size);
  }

  /** What the expressions of the statement are called; to be asked for once it is parsed. */
  Headings headings() {
    return headings == null ? Headings.NONE : headings;
  }

  @Override
  public Token getNextToken() {
    if (list == null) {
      list = read();
    }
    Token token = list.token(Math.min(next, list.size() - 1));
    next++;
    return token;
  }

  private TokenList read() {
    TokenList words = new TokenList();
    Token token;
    do {
      token = super.getNextToken();
      previousKind = token.kind;
      words.add(token);
    } while (token.kind != SqlBabelParserImplConstants.EOF);
    StatementEnd.cut(words);
    headings = Headings.of(words);
    JdbcEscapes.unfold(words);
    OpeningWords.expand(words);
    ClauseForms.expand(words);
    TypeNames.replace(words);
    InfixCasts.enclose(words);
    Keywords.toNames(words);
    LongConditions.group(words);
    return words;
  }

  /** Chooses the quotes by the character that a word begins with. */
  private void begin(char first) {
    if (first == '`') {
      SwitchTo(BTID);
    } else if (first == '[' && BEFORE_NAME.contains(previousKind)) {
      SwitchTo(DEFAULT);
    } else {
      SwitchTo(DQID);
    }
  }

  /** Tells where a word begins, and opens the one setting that the parser passes on. */
  private static final class Characters extends SimpleCharStream {
    private @Nullable DialectTokens tokens;

    Characters(Reader reader) {
      super(reader, 1, 1);
    }

    @Override
    public char BeginToken() throws IOException {
      char first = super.BeginToken();
      while (first <= ' ') {
        first = super.BeginToken();
      }
      if (tokens != null) {
        tokens.begin(first);
      }
      return first;
    }

    @Override
    protected void setTabSize(int size) {
      super.setTabSize(size);
    }
  }
}
