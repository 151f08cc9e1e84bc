package dev.powertrack.cli;

import dev.powertrack.sql.Spelling;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A name is suggested to somebody who mistyped it, or typed only its beginning. */
final class DidYouMean {
  private static final int MOST = 3;

  private DidYouMean() {}

  /**
   * A sentence to go behind the error, nearest name first; empty if none is near.
   *
   * @param known the names that there are
   */
  static String of(String typed, Collection<String> known) {
    String wanted = typed.toUpperCase(Locale.ROOT);
    List<String> near =
        known.stream()
            .filter(name -> isNear(wanted, name.toUpperCase(Locale.ROOT)))
            .distinct()
            .sorted(Comparator.comparingInt(name -> distance(wanted, name)))
            .limit(MOST)
            .map(name -> "'" + name + "'")
            .toList();
    return near.isEmpty() ? "" : " Did you mean " + String.join(" or ", near) + "?";
  }

  private static boolean isNear(String wanted, String name) {
    int most = wanted.length() <= 3 ? 1 : Math.max(2, wanted.length() / 4);
    return Spelling.distance(wanted, name) <= most
        || wanted.length() > 3 && name.startsWith(wanted);
  }

  private static int distance(String wanted, String name) {
    return Spelling.distance(wanted, name.toUpperCase(Locale.ROOT));
  }
}
