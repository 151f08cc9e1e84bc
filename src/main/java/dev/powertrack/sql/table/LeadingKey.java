package dev.powertrack.sql.table;

import dev.powertrack.archive.DataFile;
import dev.powertrack.archive.TimeRange;
import dev.powertrack.archive.Window;
import dev.powertrack.sql.prune.Interval;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
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
 * <p>Ids that no window of these can have tell no time: such a row waits for the end, and all
 * others behind it.
 *
 * @param slot of a row
 * @param ids that the rows can have; null where the key is a time, and unknown where the windows
 *     tell none, as those before November 2010
 */
record LeadingKey(int slot, boolean descending, @Nullable Interval ids) {

  /** That of an order over files. */
  static LeadingKey of(RowOrder order, boolean ofIds, List<DataFile> files) {
    return new LeadingKey(order.leadingSlot(), order.descending(), ofIds ? idsOf(files) : null);
  }

  /** Whether {@code row} comes before the rows of {@code next} and of all windows behind it. */
  boolean comesBefore(@Nullable Object[] row, Window next) {
    if (!(row[slot] instanceof Long key) || ids != null && !isWithin(ids, key)) {
      return false;
    }
    Interval ahead = ids == null ? TweetBounds.postedAt(times(next)) : Snowflake.idsOf(times(next));
    return ahead.lo() instanceof Long lowest
        && ahead.hi() instanceof Long highest
        && (descending ? key > highest : key < lowest);
  }

  private static boolean isWithin(Interval values, long value) {
    return values.lo() instanceof Long lowest
        && values.hi() instanceof Long highest
        && lowest <= value
        && value <= highest;
  }

  private static Interval idsOf(List<DataFile> files) {
    List<Window> windows =
        files.stream().flatMap(file -> Stream.ofNullable(file.window())).toList();
    return windows.isEmpty()
        ? Interval.UNKNOWN
        : Snowflake.idsOf(
            TimeRange.between(Collections.min(windows).start(), Collections.max(windows).end()));
  }

  private static TimeRange times(Window window) {
    return TimeRange.between(window.start(), window.end());
  }
}
