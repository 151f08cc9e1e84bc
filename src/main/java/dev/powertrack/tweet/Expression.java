package dev.powertrack.tweet;

/**
 * What a column holds, declared over the paths of one format; see {@link Expressions} for the
 * vocabulary. Bound to the slots of a scan before use, so that a scan captures what is wanted and
 * nothing else.
 */
interface Expression {

  /** Asks for the paths that it needs and returns what computes the column's values from them. */
  Evaluator bind(WantedPaths paths, ColumnType type);

  /** Computes a column's value of one row. Kept by one decoder, used by one thread. */
  interface Evaluator {

    /**
     * Appends the value and returns true; or appends nothing and returns false where there is none
     * (NULL).
     */
    boolean append(Slots slots, Vector out);
  }

  /** Something that is true or false for a line. */
  interface Condition {
    Test bind(WantedPaths paths);
  }

  /** A bound {@link Condition}. */
  interface Test {
    boolean of(Slots slots);
  }

  /** Which of several lists in a line counts. */
  interface ListChoice {
    /** No list is there. */
    int NONE = -1;

    Choice bind(WantedPaths paths);
  }

  /** A bound {@link ListChoice}: the slot that holds the list, or {@link ListChoice#NONE}. */
  interface Choice {
    int slot(Slots slots);
  }
}
