package dev.powertrack.scan;

/** What becomes of a query that meets a damaged file or a line that cannot be read. */
public enum BadFiles {
  /** It goes on with what is good, counts the rest, and warns. */
  WARN,
  /** It ends with an error. */
  FAIL
}
