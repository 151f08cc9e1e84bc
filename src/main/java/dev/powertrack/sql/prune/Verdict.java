package dev.powertrack.sql.prune;

/** What a condition comes to for the rows of a split. */
public enum Verdict {
  /** No row can match: the split need not be opened. */
  NEVER,
  /** Some rows may match: the split is read and each row is tested. */
  MAYBE,
  /** Every row matches: the split is read and no row need be tested. */
  ALWAYS
}
