package dev.powertrack.sql.dialect;

import dev.powertrack.PowerTrackException;
import dev.powertrack.PowerTrackException.Kind;
import dev.powertrack.sql.dialect.Functions.Rewrite;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * {@code STRFTIME('%Y-%m-%d', x)} of SQLite and DuckDB, {@code DATE_FORMAT(x, '%Y-%m-%d')} of MySQL
 * and {@code FORMAT_DATE('%Y-%m-%d', x)} of BigQuery, by TO_CHAR with the same pattern in its
 * words. See SQLite's "Date And Time Functions" and MySQL's manual, "Date and Time Functions".
 */
final class PercentPatterns {
  private static final Map<Character, String> OF_BOTH =
      Map.ofEntries(
          Map.entry('Y', "YYYY"),
          Map.entry('y', "YY"),
          Map.entry('m', "MM"),
          Map.entry('d', "DD"),
          Map.entry('j', "DDD"),
          Map.entry('H', "HH24"),
          Map.entry('I', "HH12"),
          Map.entry('p', "AM"),
          Map.entry('S', "SS"),
          Map.entry('b', "Mon"),
          Map.entry('a', "Dy"),
          Map.entry('T', "HH24:MI:SS"));

  private static final Map<Character, String> STRFTIME =
      with(
          Map.of(
              'M',
              "MI",
              'B',
              "Month",
              'A',
              "Day",
              'F',
              "YYYY-MM-DD",
              'R',
              "HH24:MI",
              'G',
              "IYYY",
              'V',
              "IW",
              'u',
              "ID",
              'h',
              "Mon"));

  private static final Map<Character, String> MYSQL =
      with(
          Map.of(
              'i', "MI", 's', "SS", 'M', "Month", 'W', "Day", 'h', "HH12", 'x', "IYYY", 'v', "IW",
              'f', "US"));

  private PercentPatterns() {}

  private static Map<Character, String> with(Map<Character, String> more) {
    Map<Character, String> all = new HashMap<>(OF_BOTH);
    all.putAll(more);
    return Map.copyOf(all);
  }

  static void addTo(Map<String, Rewrite> functions) {
    functions.put("STRFTIME", (at, a) -> a.size() == 2 ? strftime(at, a) : null);
    functions.put(
        "DATE_FORMAT",
        (at, a) -> a.size() == 2 ? toChar("DATE_FORMAT", at, a.get(0), a.get(1), MYSQL) : null);
    for (String name : List.of("FORMAT_DATE", "FORMAT_DATETIME", "FORMAT_TIMESTAMP")) {
      functions.put(
          name, (at, a) -> a.size() == 2 ? toChar(name, at, a.get(1), a.get(0), STRFTIME) : null);
    }
  }

  /** DuckDB has the time first. */
  private static SqlNode strftime(SqlParserPos at, List<SqlNode> a) {
    boolean patternFirst = isPattern(a.get(0)) || !isPattern(a.get(1));
    return toChar(
        "STRFTIME", at, a.get(patternFirst ? 1 : 0), a.get(patternFirst ? 0 : 1), STRFTIME);
  }

  private static boolean isPattern(SqlNode argument) {
    String text = Units.text(argument);
    return text != null && text.contains("%");
  }

  private static SqlNode toChar(
      String function,
      SqlParserPos at,
      SqlNode time,
      SqlNode pattern,
      Map<Character, String> fields) {
    String percents = Units.text(pattern);
    if (percents == null) {
      throw refusal(function, at, "needs its pattern as a text in quotes");
    }
    return Calls.to(
        "TO_CHAR",
        at,
        TimeFunctions.asTime(at, time),
        SqlLiteral.createCharString(translated(function, at, percents, fields), at));
  }

  private static String translated(
      String function, SqlParserPos at, String percents, Map<Character, String> fields) {
    StringBuilder pattern = new StringBuilder();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < percents.length(); i++) {
      char c = percents.charAt(i);
      boolean field = c == '%' && i + 1 < percents.length();
      if (field && percents.charAt(i + 1) != '%') {
        String word = field(function, at, percents.charAt(i + 1), fields);
        pattern.append(quoted(text)).append(word);
        text.setLength(0);
      } else if (c == '"') {
        throw refusal(function, at, "cannot have a double quote in its pattern");
      } else {
        text.append(c);
      }
      i += field ? 1 : 0;
    }
    return pattern.append(quoted(text)).toString();
  }

  private static String field(
      String function, SqlParserPos at, char letter, Map<Character, String> fields) {
    @Nullable String field = fields.get(letter);
    if (field == null) {
      throw refusal(function, at, "cannot write %" + letter);
    }
    return field;
  }

  private static String quoted(CharSequence text) {
    return text.isEmpty() ? "" : "\"" + text + "\"";
  }

  private static PowerTrackException refusal(String function, SqlParserPos at, String why) {
    return new PowerTrackException(
        Kind.UNSUPPORTED,
        function
            + " "
            + why
            + Functions.place(at)
            + "; TO_CHAR(posted_at, 'YYYY-MM-DD HH24:MI') can be written instead.");
  }
}
