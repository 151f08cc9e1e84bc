package dev.powertrack.sql.dialect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlStarExclude;
import org.apache.calcite.sql.SqlStarReplace;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants;
import org.apache.calcite.sql.parser.babel.Token;

/**
 * What an expression without an alias is called: its own text as DuckDB and MySQL have it, in upper
 * case but for what is quoted, {@code COUNT(*)}.
 *
 * @param ofSelects by line and column of each SELECT the texts of its expressions
 */
record Headings(Map<List<Integer>, List<String>> ofSelects) implements SqlBabelParserImplConstants {
  static final Headings NONE = new Headings(Map.of());

  private static final int LONGEST = 60;

  /** The words that end a list of expressions. */
  private static final Set<String> AFTER_LIST =
      Set.of(
          "FROM",
          "WHERE",
          "HAVING",
          "WINDOW",
          "QUALIFY",
          "UNION",
          "INTERSECT",
          "MINUS",
          "ORDER",
          "LIMIT",
          "OFFSET",
          "FETCH");

  static Headings of(TokenList words) {
    Map<List<Integer>, List<String>> ofSelects = new HashMap<>();
    for (int i = 0; i < words.size(); i++) {
      if (words.kind(i) == SELECT) {
        Token select = words.token(i);
        ofSelects.put(List.of(select.beginLine, select.beginColumn), texts(words, i + 1));
      }
    }
    return new Headings(ofSelects);
  }

  private static List<String> texts(TokenList words, int afterSelect) {
    int i = afterSelect;
    while (Set.of("DISTINCT", "ALL").contains(words.word(i))) {
      i++;
    }
    if (ClauseForms.isTop(words, i)) {
      i = ClauseForms.afterTop(words, i);
    }
    List<String> texts = new ArrayList<>();
    int begin = i;
    for (; ; i++) {
      boolean ends = isEnd(words, i);
      if (ends || words.kind(i) == COMMA) {
        texts.add(text(words, begin, i));
        begin = i + 1;
      }
      if (ends) {
        return texts;
      }
      if (words.kind(i) == LPAREN) {
        i = words.closing(i);
      }
    }
  }

  private static boolean isEnd(TokenList words, int i) {
    return words.kind(i) == EOF
        || words.kind(i) == RPAREN
        || AFTER_LIST.contains(words.word(i))
        || words.are(i, "BY");
  }

  private static String text(TokenList words, int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to && text.length() <= LONGEST; i++) {
      Token token = words.token(i);
      if (isOfFunctionEscape(words, i)) {
        continue;
      }
      if (!text.isEmpty() && !touches(words.token(i - 1), token)) {
        text.append(' ');
      }
      text.append(words.word(i).isEmpty() ? token.image : token.image.toUpperCase(Locale.ROOT));
    }
    return text.length() <= LONGEST ? text.toString() : text.substring(0, LONGEST - 1) + "…";
  }

  /** {@code {fn f(x)}} is called f(x). */
  private static boolean isOfFunctionEscape(TokenList words, int i) {
    return words.kind(i) == LBRACE_FN || words.kind(i) == RBRACE && words.kind(i - 1) == RPAREN;
  }

  private static boolean touches(Token left, Token right) {
    return left.endLine == right.beginLine && left.endColumn + 1 == right.beginColumn;
  }

  /** Gives names to the expressions of a select that have none; no two of them are the same. */
  void name(SqlSelect select) {
    SqlParserPos at = select.getParserPosition();
    List<String> texts = ofSelects.get(List.of(at.getLineNum(), at.getColumnNum()));
    SqlNodeList items = select.getSelectList();
    if (texts == null || texts.size() != items.size()) {
      return;
    }
    List<SqlNode> named = new ArrayList<>();
    Set<String> used = new HashSet<>();
    for (int i = 0; i < items.size(); i++) {
      SqlNode item = items.get(i);
      named.add(isNamed(item) ? item : as(item, unused(texts.get(i), used)));
    }
    select.setSelectList(new SqlNodeList(named, items.getParserPosition()));
  }

  /** {@code * EXCLUDE (…)} has no name. */
  private static boolean isNamed(SqlNode item) {
    return item.getKind() == SqlKind.AS
        || item instanceof SqlIdentifier
        || item instanceof SqlStarExclude
        || item instanceof SqlStarReplace;
  }

  private static String unused(String text, Set<String> used) {
    String name = text;
    for (int n = 1; !used.add(name); n++) {
      name = text + "_" + n;
    }
    return name;
  }

  private static SqlNode as(SqlNode item, String name) {
    SqlParserPos at = item.getParserPosition();
    return SqlStdOperatorTable.AS.createCall(at, item, new SqlIdentifier(name, at));
  }
}
