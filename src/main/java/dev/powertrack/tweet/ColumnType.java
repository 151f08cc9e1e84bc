package dev.powertrack.tweet;

/** The SQL types that columns of this driver have, and the Java class in which a value travels. */
public enum ColumnType {
  /** {@link Long}. */
  BIGINT,
  /** {@link Integer}. */
  INTEGER,
  /** {@link Double}. */
  DOUBLE,
  /** {@link Boolean}. */
  BOOLEAN,
  /** {@link String}. */
  VARCHAR,
  /** {@link Long}: milliseconds since 1970-01-01T00:00:00 of the UTC wall clock. */
  TIMESTAMP
}
