package dev.powertrack.tweet;

/** What a captured path holds in a line. */
enum JsonKind {
  /** The path does not occur. */
  ABSENT,
  NULL,
  STRING,
  NUMBER,
  TRUE,
  FALSE,
  OBJECT,
  ARRAY;

  /** Whether there is something: neither absent nor JSON's null. */
  boolean isValue() {
    return this != ABSENT && this != NULL;
  }
}
