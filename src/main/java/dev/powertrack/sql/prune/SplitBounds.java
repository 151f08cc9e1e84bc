package dev.powertrack.sql.prune;

/**
 * What is known of all rows of a split, column by column: for the file of 19:30, {@code
 * window_start} is 19:30 and {@code posted_at} lies between 19:30:00.000 and 19:39:59.999.
 */
public interface SplitBounds {

  /**
   * The values that a column can take.
   *
   * @param column its ordinal in the table
   * @return {@link Interval#UNKNOWN} for a column that is not bounded
   */
  Interval column(int column);
}
