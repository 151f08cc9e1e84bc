package dev.powertrack.sql.prune;

/**
 * The truth values that a condition can take over the rows of a split, as a set of bits: in SQL a
 * condition is TRUE, FALSE or UNKNOWN. For the window 19:30 to 19:40, {@code posted_at < 19:35} can
 * be {TRUE, FALSE}, {@code posted_at < 19:00} only {FALSE}.
 *
 * <p>The connectives assume nothing of how their operands go together, so a set may hold too much,
 * never too little.
 */
final class TruthSet {
  static final int TRUE = 1;
  static final int FALSE = 2;
  static final int UNKNOWN = 4;
  static final int ANY = TRUE | FALSE | UNKNOWN;

  private TruthSet() {}

  static int of(boolean value) {
    return value ? TRUE : FALSE;
  }

  static Verdict verdict(int set) {
    if ((set & TRUE) == 0) {
      return Verdict.NEVER;
    }
    return set == TRUE ? Verdict.ALWAYS : Verdict.MAYBE;
  }

  /**
   * TRUE if both can be, FALSE if one can be, UNKNOWN if one can be and the other is not FALSE
   * only.
   */
  static int and(int a, int b) {
    int result = (a & b & TRUE) | ((a | b) & FALSE);
    boolean unknown =
        (a & UNKNOWN) != 0 && (b & (TRUE | UNKNOWN)) != 0
            || (b & UNKNOWN) != 0 && (a & (TRUE | UNKNOWN)) != 0;
    return unknown ? result | UNKNOWN : result;
  }

  static int or(int a, int b) {
    return not(and(not(a), not(b)));
  }

  static int not(int a) {
    return (a & UNKNOWN) | ((a & TRUE) != 0 ? FALSE : 0) | ((a & FALSE) != 0 ? TRUE : 0);
  }

  /** {@code a IS TRUE}: FALSE where {@code a} is FALSE or UNKNOWN. */
  static int isTrue(int a) {
    return (a & TRUE) | ((a & (FALSE | UNKNOWN)) != 0 ? FALSE : 0);
  }

  static int isUnknown(int a) {
    return ((a & UNKNOWN) != 0 ? TRUE : 0) | ((a & (TRUE | FALSE)) != 0 ? FALSE : 0);
  }
}
