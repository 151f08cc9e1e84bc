package dev.powertrack.sql;

import dev.powertrack.tweet.Column;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The names of tables and columns, to suggest near ones to somebody who mistyped. */
final class Names {
  private static final int MOST = 3;

  private final Collection<String> tables;
  private final Map<String, List<String>> tablesOfColumns = new TreeMap<>();

  Names(List<TableDescription> descriptions) {
    this.tables = descriptions.stream().map(TableDescription::name).toList();
    for (TableDescription table : descriptions) {
      for (Column column : table.columns()) {
        tablesOfColumns.computeIfAbsent(column.name(), name -> new ArrayList<>()).add(table.name());
      }
    }
  }

  /** A sentence to go behind the error, or nothing. */
  String tablesLike(String name) {
    return suggestion(name, tables, " The tables are " + String.join(", ", tables) + ".");
  }

  /** A column of that name may be in another table, or text may have been meant. */
  String columnsLike(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    List<String> holders = tablesOfColumns.get(upper);
    if (holders != null) {
      return " " + upper + " is a column of " + some(holders) + ".";
    }
    return suggestion(
        name, tablesOfColumns.keySet(), " If it is meant as text, it belongs in single quotes.");
  }

  /** A function may exist and take other arguments. */
  String functionsLike(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    Set<String> known = Functions.names();
    return known.contains(upper)
        ? " " + upper + " takes other arguments."
        : suggestion(upper, known, "");
  }

  private static String some(List<String> names) {
    return names.size() <= MOST
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, MOST)) + " and others";
  }

  private static String suggestion(String name, Collection<String> known, String otherwise) {
    String wanted = name.toUpperCase(Locale.ROOT);
    List<String> near = nearest(wanted, known, k -> isMistyped(wanted, k));
    if (near.isEmpty()) {
      near = nearest(wanted, known, k -> isPart(wanted, k));
    }
    return near.isEmpty() ? otherwise : " Did you mean " + String.join(" or ", near) + "?";
  }

  private static List<String> nearest(
      String wanted, Collection<String> known, Predicate<String> near) {
    return known.stream()
        .filter(near)
        .sorted(Comparator.comparingInt((String k) -> Spelling.distance(wanted, k)))
        .limit(MOST)
        .toList();
  }

  private static boolean isMistyped(String wanted, String known) {
    int most = wanted.length() <= 3 ? 1 : Math.max(2, wanted.length() / 4);
    return Spelling.distance(wanted, known) <= most;
  }

  private static boolean isPart(String wanted, String known) {
    return wanted.length() > 3 && (known.endsWith("_" + wanted) || known.startsWith(wanted));
  }
}
