package dev.powertrack.sql.dialect;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants;

/**
 * The names that types have in other dialects, where a type stands: behind {@code ::} and AS in a
 * cast. A time with a zone is one without: all times are UTC.
 */
final class TypeNames implements SqlBabelParserImplConstants {
  private static final Set<String> CASTS = Set.of("CAST", "TRY_CAST", "SAFE_CAST");

  private static final Map<String, String> STANDARD =
      Map.ofEntries(
          Map.entry("TEXT", "VARCHAR"),
          Map.entry("STRING", "VARCHAR"),
          Map.entry("NVARCHAR", "VARCHAR"),
          Map.entry("VARCHAR2", "VARCHAR"),
          Map.entry("NCHAR", "CHAR"),
          Map.entry("BPCHAR", "VARCHAR"),
          Map.entry("CLOB", "VARCHAR"),
          Map.entry("NAME", "VARCHAR"),
          Map.entry("LONGVARCHAR", "VARCHAR"),
          Map.entry("INT2", "SMALLINT"),
          Map.entry("INT4", "INTEGER"),
          Map.entry("INT8", "BIGINT"),
          Map.entry("INT16", "SMALLINT"),
          Map.entry("INT32", "INTEGER"),
          Map.entry("INT64", "BIGINT"),
          Map.entry("LONG", "BIGINT"),
          Map.entry("SIGNED", "BIGINT"),
          Map.entry("HUGEINT", "BIGINT"),
          Map.entry("FLOAT4", "REAL"),
          Map.entry("FLOAT8", "DOUBLE"),
          Map.entry("FLOAT64", "DOUBLE"),
          Map.entry("NUMBER", "DECIMAL"),
          Map.entry("BIGNUMERIC", "DECIMAL"),
          Map.entry("MONEY", "DECIMAL"),
          Map.entry("BOOL", "BOOLEAN"),
          Map.entry("BIT", "BOOLEAN"),
          Map.entry("DATETIME", "TIMESTAMP"),
          Map.entry("DATETIME2", "TIMESTAMP"),
          Map.entry("SMALLDATETIME", "TIMESTAMP"),
          Map.entry("TIMESTAMPTZ", "TIMESTAMP"),
          Map.entry("TIMESTAMP_NTZ", "TIMESTAMP"),
          Map.entry("TIMETZ", "TIME"));

  /** What CONVERT can have, beside the names of {@link #STANDARD}. */
  private static final Set<String> PLAIN =
      Set.of(
          "VARCHAR",
          "CHAR",
          "TINYINT",
          "SMALLINT",
          "INT",
          "INTEGER",
          "BIGINT",
          "REAL",
          "FLOAT",
          "DOUBLE",
          "DECIMAL",
          "NUMERIC",
          "BOOLEAN",
          "DATE",
          "TIME",
          "TIMESTAMP");

  private TypeNames() {}

  /** Whether a word is the name of a type, in any dialect. */
  static boolean isType(TokenList words, int i) {
    String word = words.word(i);
    String name = word.startsWith("SQL_") ? word.substring("SQL_".length()) : word;
    return PLAIN.contains(name) || STANDARD.containsKey(name);
  }

  static void replace(TokenList words) {
    Deque<Boolean> casts = new ArrayDeque<>();
    for (int i = 0; i < words.size(); i++) {
      switch (words.kind(i)) {
        case LPAREN -> casts.push(CASTS.contains(words.word(i - 1)));
        case RPAREN -> casts.poll();
        case INFIX_CAST -> type(words, i + 1);
        case AS -> {
          if (Boolean.TRUE.equals(casts.peek())) {
            type(words, i + 1);
          }
        }
        default -> literal(words, i);
      }
    }
  }

  /** {@code TIMESTAMPTZ '2014-07-13 10:00:00Z'}. */
  private static void literal(TokenList words, int i) {
    String standard = STANDARD.get(words.word(i));
    if (standard != null && standard.startsWith("TIME") && words.isText(i + 1)) {
      words.replace(i, standard);
    } else if (words.are(i, "TIMESTAMP", "WITH") || words.are(i, "TIMESTAMP", "WITHOUT")) {
      withoutZone(words, i + 1);
    }
  }

  private static void type(TokenList words, int i) {
    String word = words.word(i);
    String standard =
        word.startsWith("SQL_")
            ? word.substring("SQL_".length())
            : STANDARD.getOrDefault(word, word);
    standard = STANDARD.getOrDefault(standard, standard);
    if (!standard.equals(word)) {
      words.replace(i, standard);
    }
    if (standard.startsWith("TIME")) {
      withoutZone(words, words.kind(i + 1) == LPAREN ? words.closing(i + 1) + 1 : i + 1);
    }
  }

  private static void withoutZone(TokenList words, int i) {
    if (words.are(i, "WITH", "LOCAL", "TIME", "ZONE")) {
      words.remove(i, 4);
    } else if (words.are(i, "WITH", "TIME", "ZONE") || words.are(i, "WITHOUT", "TIME", "ZONE")) {
      words.remove(i, 3);
    }
  }
}
