package dev.powertrack.sql;

/** Calcite's way to write types, in the words that users know. */
final class TypeWords {
  private TypeWords() {}

  /** {@code '<TIMESTAMP(3)> + <INTEGER>'} as {@code TIMESTAMP + INTEGER}. */
  static String plain(String types) {
    return types
        .replaceAll("RECORDTYPE\\(.*?\\)", "rows")
        .replaceAll("<INTERVAL (\\w+)> FROM", "$1 FROM")
        .replaceAll("INTERVAL_DAY_TIME|INTERVAL_YEAR_MONTH", "INTERVAL")
        .replaceAll(
            "INTERVAL (?:YEAR|MONTH|DAY|HOUR|MINUTE|SECOND)\\w*(?:\\([\\d, ]+\\))?", "INTERVAL")
        .replaceAll("\\b(?:CHAR|VARCHAR|CHARACTER)\\b(?:\\(\\d+\\))?", "VARCHAR")
        .replaceAll("\\b(TIMESTAMP|TIME|DECIMAL)\\([\\d, ]+\\)", "$1")
        .replaceAll("<NUMERIC>", "number")
        .replaceAll("\\bANY\\b", "any type")
        .replaceAll(" NOT NULL", "")
        .replaceAll("\\b(NOT|IS \\w+)<", "$1 <")
        .replaceAll("<([A-Z_ ]+?)>", "$1")
        .replaceAll(" CHARACTER SET \"[^\"]*\"(?: COLLATE \"[^\"]*\")?", "");
  }

  /** What to write instead; may be empty. */
  static String advice(String operator, String types) {
    boolean time = types.contains("<TIMESTAMP") || types.contains("<DATE>");
    if (!time) {
      return "";
    }
    return switch (operator) {
      case "-" ->
          types.matches(".*<(?:TIMESTAMP|DATE).*<(?:TIMESTAMP|DATE).*")
              ? " TIMESTAMPDIFF(DAY, a, b) is the time between two."
              : " Write posted_at - INTERVAL '1' DAY.";
      case "+" -> " Write posted_at + INTERVAL '1' DAY.";
      case "=", "<>", "<", "<=", ">", ">=", "BETWEEN ASYMMETRIC" ->
          " Write a time as TIMESTAMP '2014-07-13 21:24:00'.";
      default -> "";
    };
  }
}
