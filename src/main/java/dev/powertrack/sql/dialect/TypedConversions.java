package dev.powertrack.sql.dialect;

import dev.powertrack.PowerTrackException.Kind;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants;

/**
 * {@code CONVERT(VARCHAR(10), posted_at, 120)} of SQL Server and {@code CONVERT(posted_at, DATE)}
 * of MySQL, as CAST. A style is a pattern of TO_CHAR where the type is text; the type of anything
 * else reads the ISO forms whatever the style. See "CAST and CONVERT" in the manual of SQL Server.
 */
final class TypedConversions implements SqlBabelParserImplConstants {
  private static final Map<String, String> STYLES =
      Map.of(
          "20", "YYYY-MM-DD HH24:MI:SS",
          "120", "YYYY-MM-DD HH24:MI:SS",
          "21", "YYYY-MM-DD HH24:MI:SS.MS",
          "121", "YYYY-MM-DD HH24:MI:SS.MS",
          "126", "YYYY-MM-DD\"T\"HH24:MI:SS.MS",
          "23", "YYYY-MM-DD",
          "112", "YYYYMMDD",
          "108", "HH24:MI:SS",
          "101", "MM/DD/YYYY",
          "103", "DD/MM/YYYY");

  private static final Set<String> TEXTS =
      Set.of("VARCHAR", "NVARCHAR", "CHAR", "NCHAR", "TEXT", "STRING", "SQL_VARCHAR");

  private static final Set<String> ISO = Set.of("20", "120", "21", "121", "126", "23");

  private TypedConversions() {}

  /** The call at a word CONVERT; left as it is where no type can be told. */
  static void expand(TokenList words, int i) {
    if (words.kind(i + 1) != LPAREN) {
      return;
    }
    int end = words.closing(i + 1);
    int afterType = words.kind(i + 3) == LPAREN ? words.closing(i + 3) + 1 : i + 3;
    if (TypeNames.isType(words, i + 2) && words.kind(afterType) == COMMA) {
      typeFirst(words, i, afterType, end);
    } else {
      typeLast(words, i, end);
    }
  }

  private static void typeFirst(TokenList words, int i, int comma, int end) {
    String type = words.word(i + 2);
    String[] asType = new String[comma - i - 1];
    asType[0] = "AS";
    for (int k = i + 2; k < comma; k++) {
      asType[k - i - 1] = words.token(k).image.toUpperCase(Locale.ROOT);
    }
    boolean styled = words.kind(end - 2) == COMMA && end - 2 > comma;
    String style = styled ? words.token(end - 1).image : "";
    boolean read = STYLES.containsKey(style) && (TEXTS.contains(type) || ISO.contains(style));
    if (styled && !read) {
      throw words.refusal(
          end - 1,
          Kind.UNSUPPORTED,
          "CONVERT does not know the style " + style + " for " + type,
          "TO_CHAR(posted_at, 'YYYY-MM-DD HH24:MI') and TO_DATE(text, 'YYYY-MM-DD') can be written"
              + " instead");
    }
    words.insert(end, asType);
    words.remove(styled ? end - 2 : end, styled ? 2 : 0);
    words.remove(i + 2, comma - i - 1);
    words.replace(i, "CAST");
    if (styled && TEXTS.contains(type)) {
      int as = words.closing(i + 1) - asType.length;
      words.insert(as, ",", "'" + STYLES.get(style) + "'", ")");
      words.insert(i + 2, "TO_CHAR", "(");
    }
  }

  private static void typeLast(TokenList words, int i, int end) {
    int type = words.kind(end - 1) == RPAREN ? words.opening(end - 1) - 1 : end - 1;
    if (TypeNames.isType(words, type) && words.kind(type - 1) == COMMA) {
      words.replace(i, "CAST");
      words.replace(type - 1, "AS");
    }
  }
}
