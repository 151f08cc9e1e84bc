package dev.powertrack.sql.prune;

/** Tells of splits whether all their rows fall into one group. Belongs to one thread. */
public interface GroupTest {

  /**
   * Whether each expression that rows are grouped by has one value over all rows of a split: {@code
   * FLOOR(posted_at TO HOUR)} over the file of 19:30 has, {@code FLOOR(posted_at TO MINUTE)} has
   * not.
   *
   * @param bounds that surely hold
   */
  boolean isOneGroup(SplitBounds bounds);
}
