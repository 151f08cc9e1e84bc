package dev.powertrack.sql.prune;

import org.jspecify.annotations.Nullable;

/**
 * What the pattern of a LIKE begins with: all texts that match lie together in the order of texts.
 *
 * @param whole whether any text with this beginning matches
 */
record LikePrefix(String beginning, boolean whole) {

  /** That of a plain LIKE with this pattern; null where it begins with anything. */
  static @Nullable LikePrefix of(@Nullable Object value) {
    if (!(value instanceof String pattern) || pattern.indexOf('\\') >= 0) {
      return null;
    }
    int end = 0;
    while (end < pattern.length() && "%_".indexOf(pattern.charAt(end)) < 0) {
      end++;
    }
    return end == 0
        ? null
        : new LikePrefix(pattern.substring(0, end), pattern.substring(end).equals("%"));
  }

  /** Whether texts of an interval can match. */
  int test(Interval values) {
    if (!(values.lo() instanceof String lo) || !(values.hi() instanceof String hi)) {
      return TruthSet.ANY;
    }
    int unknown = values.nullable() ? TruthSet.UNKNOWN : 0;
    boolean below = hi.compareTo(beginning) < 0;
    boolean above = lo.compareTo(beginning) > 0 && !lo.startsWith(beginning);
    if (below || above) {
      return TruthSet.FALSE | unknown;
    }
    return whole && lo.startsWith(beginning) && hi.startsWith(beginning)
        ? TruthSet.TRUE | unknown
        : TruthSet.ANY;
  }
}
