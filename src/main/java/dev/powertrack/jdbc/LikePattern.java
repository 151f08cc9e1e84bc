package dev.powertrack.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * A name pattern of DatabaseMetaData: {@code %} is any text, {@code _} any character, a backslash
 * takes the next character literally. Names are compared as they are stored.
 *
 * @param pattern null matches everything
 */
record LikePattern(@Nullable String pattern) {

  boolean matches(String name) {
    return pattern == null || matches(pattern, 0, name, 0);
  }

  private static boolean matches(String pattern, int p, String name, int n) {
    if (p == pattern.length()) {
      return n == name.length();
    }
    char c = pattern.charAt(p);
    if (c == '%') {
      for (int i = n; i <= name.length(); i++) {
        if (matches(pattern, p + 1, name, i)) {
          return true;
        }
      }
      return false;
    }
    if (n == name.length()) {
      return false;
    }
    boolean escaped = c == '\\' && p + 1 < pattern.length();
    char wanted = escaped ? pattern.charAt(p + 1) : c;
    boolean one = (c == '_') || wanted == name.charAt(n);
    return one && matches(pattern, p + (escaped ? 2 : 1), name, n + 1);
  }
}
