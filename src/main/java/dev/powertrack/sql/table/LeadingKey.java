package dev.powertrack.sql.table;

import dev.powertrack.archive.DataFile;
import dev.powertrack.archive.TimeRange;
import dev.powertrack.archive.Window;
import dev.powertrack.sql.prune.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the first key of an order says of a row that was read: whether it comes before the rows of
 * all windows that are still to be read. Windows do not overlap, so their times do not; the ids of
 * two windows next to each other do, by the seconds for which an id may be off.
 *
 * <p>Worked example. ORDER BY tweet_id DESC LIMIT 1: the last window ends at 21:30, its highest id
 * was made at 21:29:58. No tweet of the windows before it has an id made later than 21:20:01, so it
 * is the first row, and one window is read. Were it made at 21:20:00, the window before would be.
 *
 * @param slot of a row
 * @param ofIds whether the key is an id; else it is a time
 * @param endless whether some window to come may hold any id: those before November 2010 tell none
 */
record LeadingKey(int slot, boolean descending, boolean ofIds, boolean endless) {

  /** That of an order over files which are read in this turn. */
  static LeadingKey of(RowOrder order, boolean ofIds, List<DataFile> files) {
    Window last = files.isEmpty() ? null : files.get(files.size() - 1).window();
    boolean endless =
        ofIds && order.descending() && last != null && Snowflake.idsOf(times(last)).lo() == null;
    return new LeadingKey(order.leadingSlot(), order.descending(), ofIds, endless);
  }

  /** Whether {@code row} comes before the rows of {@code next} and of all windows behind it. */
  boolean comesBefore(@Nullable Object[] row, Window next) {
    Interval ahead = ofIds ? Snowflake.idsOf(times(next)) : TweetBounds.postedAt(times(next));
    return !endless
        && row[slot] instanceof Long key
        && ahead.lo() instanceof Long lowest
        && ahead.hi() instanceof Long highest
        && (descending ? key > highest : key < lowest);
  }

  private static TimeRange times(Window window) {
    return TimeRange.between(window.start(), window.end());
  }
}
