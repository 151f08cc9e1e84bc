package dev.powertrack.sql.dialect;

import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.sql.SqlEngine;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants;

/**
 * What tools say before they ask: transactions, of which reading needs none, the schema, the time
 * zone. What is so anyway is accepted and does nothing; anything else is refused.
 */
final class Settings implements SqlBabelParserImplConstants {
  private static final Set<String> SCHEMA_SETTINGS =
      Set.of("SEARCH_PATH", "SCHEMA", "CURRENT_SCHEMA", "CATALOG");

  private Settings() {}

  static void read(TokenList words) {
    switch (words.word(0)) {
      case "USE" -> schema(words, words.are(1, "SCHEMA") || words.are(1, "DATABASE") ? 2 : 1);
      case "SET" -> set(words, words.are(1, "SESSION") || words.are(1, "LOCAL") ? 2 : 1);
      default -> {}
    }
    nothing(words);
  }

  private static void set(TokenList words, int name) {
    boolean sign = words.kind(name + 1) == EQ || words.are(name + 1, "TO");
    int value = sign ? name + 2 : name + 1;
    if (SCHEMA_SETTINGS.contains(words.word(name))) {
      schema(words, value);
    } else if (words.are(name, "TIME", "ZONE")) {
      timeZone(words, name + 2);
    } else if (words.are(name, "TIMEZONE")) {
      timeZone(words, value);
    } else if (!words.are(name, "TRANSACTION") && !words.are(name, "CHARACTERISTICS")) {
      throw words.refusal(
          name,
          Kind.UNSUPPORTED,
          "There is no such setting",
          "options stand in the connection's URL");
    }
  }

  private static void timeZone(TokenList words, int i) {
    String zone = plain(words, i);
    if (!Set.of("UTC", "GMT", "Z", "ETC/UTC", "+00:00", "DEFAULT").contains(zone)) {
      throw words.refusal(
          i, Kind.UNSUPPORTED, "All times are UTC", "another time zone cannot be set");
    }
  }

  private static void schema(TokenList words, int i) {
    if (!plain(words, i).equals(SqlEngine.SCHEMA)) {
      throw words.refusal(
          i,
          Kind.UNKNOWN_SCHEMA,
          "There is no such schema",
          "the one schema is " + SqlEngine.SCHEMA);
    }
  }

  /** A name or text, in upper case and without its quotes. */
  private static String plain(TokenList words, int i) {
    String image = words.token(Math.min(i, words.size() - 1)).image;
    boolean quoted = image.length() > 1 && "'\"`[".indexOf(image.charAt(0)) >= 0;
    return (quoted ? image.substring(1, image.length() - 1) : image).toUpperCase(Locale.ROOT);
  }

  /** The shortest statement that is neither a query nor a change. */
  private static void nothing(TokenList words) {
    words.remove(0, words.size() - 1);
    words.insert(0, "SET", "POWERTRACK", "=", "ON");
  }
}
