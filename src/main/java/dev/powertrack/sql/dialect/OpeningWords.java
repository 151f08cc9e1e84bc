package dev.powertrack.sql.dialect;

import dev.powertrack.PowerTrackException.Kind;
import java.util.Locale;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants;

/**
 * Statements that begin with a word of their own: SHOW and DESCRIBE are queries of the information
 * schema, EXPLAIN needs no PLAN FOR, TABLE t is SELECT * FROM t.
 */
final class OpeningWords implements SqlBabelParserImplConstants {
  private OpeningWords() {}

  static void expand(TokenList words) {
    switch (words.word(0)) {
      case "EXPLAIN" -> explain(words);
      case "TABLE" -> {
        words.replace(0, "FROM");
        words.insert(0, "SELECT", "*");
      }
      case "SHOW" -> show(words);
      case "CREATE",
          "DROP",
          "ALTER",
          "TRUNCATE",
          "GRANT",
          "REVOKE",
          "REPLACE",
          "COMMENT",
          "VACUUM",
          "ANALYZE" ->
          throw words.refusal(
              0,
              Kind.READ_ONLY,
              "The tables are read-only, " + words.word(0) + " is not possible",
              "");
      case "CALL" ->
          throw words.refusal(0, Kind.UNSUPPORTED, "There are no procedures to call", "");
      case "USE", "SET", "BEGIN", "START", "COMMIT", "ROLLBACK", "END" -> Settings.read(words);
      case "DESCRIBE", "DESC" -> describe(words, words.are(1, "TABLE") ? 2 : 1);
      default -> {}
    }
  }

  private static void explain(TokenList words) {
    if (words.are(1, "ANALYZE") || words.kind(1) == LPAREN) {
      throw words.refusal(
          1,
          Kind.UNSUPPORTED,
          "EXPLAIN takes no options",
          "EXPLAIN SELECT … shows the plan; the table SCANS has what a query has read");
    }
    if (!words.are(1, "PLAN")) {
      words.insert(1, "PLAN", "FOR");
      expandAt(words, 3);
    }
  }

  private static void expandAt(TokenList words, int i) {
    if (words.are(i, "TABLE")) {
      words.replace(i, "FROM");
      words.insert(i, "SELECT", "*");
    }
  }

  private static void show(TokenList words) {
    int next = words.are(1, "FULL") || words.are(1, "EXTENDED") ? 2 : 1;
    switch (words.word(next)) {
      case "TABLES" -> {
        int like = next + 1;
        if (words.are(like, "FROM") || words.are(like, "IN")) {
          like += 2;
        }
        query(words, like, "TABLE_NAME , TABLE_TYPE , REMARKS", "TABLES", "TABLE_NAME");
      }
      case "SCHEMAS", "DATABASES" ->
          query(words, next + 1, "SCHEMA_NAME", "SCHEMATA", "SCHEMA_NAME");
      case "COLUMNS" -> {
        if (!words.are(next + 1, "FROM") && !words.are(next + 1, "IN")) {
          throw refusal(words, next + 1);
        }
        describe(words, next + 2);
      }
      default -> throw refusal(words, next);
    }
  }

  private static RuntimeException refusal(TokenList words, int i) {
    return words.refusal(
        i,
        Kind.SYNTAX,
        "The SQL cannot be read",
        "SHOW is followed by TABLES, SCHEMAS or COLUMNS FROM a table");
  }

  /** What is left from {@code like} on is LIKE and a pattern, or nothing. */
  private static void query(
      TokenList words, int like, String columns, String table, String filtered) {
    boolean all = words.kind(like) == EOF;
    if (!all
        && !(words.are(like, "LIKE") && words.isText(like + 1) && words.kind(like + 2) == EOF)) {
      throw words.refusal(
          like, Kind.SYNTAX, "The SQL cannot be read", "LIKE 'pattern' may follow here");
    }
    words.remove(0, like);
    String where = all ? "" : " WHERE UPPER ( " + filtered + " )";
    words.insert(words.size() - 1, ("ORDER BY " + filtered).split(" "));
    if (!all) {
      String pattern = words.text(1).toUpperCase(Locale.ROOT).replace("'", "''");
      words.remove(0, 2);
      words.insert(0, "LIKE", "'" + pattern + "'");
    }
    words.insert(
        0, ("SELECT " + columns + " FROM INFORMATION_SCHEMA . " + table + where).split(" "));
  }

  /** A subquery that reads nothing makes the parser's checks find a table that is not there. */
  private static void describe(TokenList words, int at) {
    int end = words.size() - 1;
    int last = end - 1;
    boolean named = last >= at && words.word(last).length() + words.token(last).image.length() > 0;
    if (!named || (last != at && words.kind(last - 1) != DOT)) {
      throw words.refusal(
          at, Kind.SYNTAX, "The SQL cannot be read", "the name of a table belongs here");
    }
    String name = words.token(last).image;
    String bare =
        words.isName(last) && words.word(last).isEmpty()
            ? name.substring(1, name.length() - 1)
            : name;
    words.insert(end, "WHERE", "FALSE", ")", "ORDER", "BY", "ORDINAL_POSITION");
    words.remove(0, at);
    words.insert(
        0,
        ("SELECT COLUMN_NAME , DATA_TYPE , IS_NULLABLE , REMARKS FROM INFORMATION_SCHEMA . COLUMNS"
                + " WHERE TABLE_NAME = '"
                + bare.toUpperCase(Locale.ROOT)
                + "' AND NOT EXISTS ( SELECT 1 FROM")
            .split(" "));
  }
}
