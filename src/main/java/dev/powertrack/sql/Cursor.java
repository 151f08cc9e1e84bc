package dev.powertrack.sql;

import org.jspecify.annotations.Nullable;

/**
 * The rows of a running statement, one after another. Used by one thread; {@link #close} and the
 * execution's {@link ExecutionControl} may be used by another at any time.
 *
 * <p>A value is in the form that {@link #value} lists, whatever the JVM's time zone.
 */
public interface Cursor extends AutoCloseable {

  /**
   * Steps to the next row.
   *
   * @return false after the last row
   * @throws dev.powertrack.PowerTrackException when reading fails, or the statement was cancelled
   */
  boolean next();

  /**
   * A value of the current row: {@code Boolean}, {@code Byte}, {@code Short}, {@code Integer},
   * {@code Long}, {@code Float}, {@code Double}, {@code BigDecimal}, {@code String}; TIMESTAMP as
   * {@code Long}, milliseconds of the UTC wall clock since 1970; DATE as {@code Integer}, days
   * since 1970; TIME as {@code Integer}, milliseconds of the day; BINARY as {@code byte[]}; an
   * interval of days or less as {@code Long} milliseconds, of months as {@code Integer}; an array
   * or multiset as {@code java.util.List}; anything else as Calcite has it.
   *
   * @param column from 0
   */
  @Nullable Object value(int column);

  /** Stops what still runs and frees it. Does not block on the network. Never throws. */
  @Override
  void close();
}
