package dev.powertrack.tweet;

import java.util.Optional;

/**
 * Turns the lines of data files into values of some columns of one table. A decoder keeps buffers
 * between lines: it belongs to one thread at a time.
 */
public interface LineDecoder {
  /** A buffer that goes on for so many bytes behind the line, whatever they are, spares a copy. */
  int ROOM_BEHIND = Words.SLACK;

  /**
   * Scans the line that begins here up to its LF, so that nobody has to search for that first. The
   * next {@link #decode}, if it is of this line, does not scan it again.
   *
   * @param bytes goes on for {@link #ROOM_BEHIND} bytes behind {@code to}
   * @param to after the last byte that was read so far; the line may end before it or behind it
   * @return where the LF is; negative if that was not found in passing, as of a line that is blank,
   *     unusual, or not yet read to its end
   */
  int lineEnd(byte[] bytes, int from, int to);

  /**
   * Decodes one line and appends its rows (none, one, or for a child table several) to {@code out}.
   *
   * @param bytes a buffer that holds the line
   * @param from the line's first byte
   * @param to after the line's last byte; a trailing CR may be included, the LF is not
   * @param out one vector per column that this decoder was made for, in that order; all grow by the
   *     same number of rows
   * @return what the line is; never throws for anything that the line holds
   */
  LineKind decode(byte[] bytes, int from, int to, Batch out);

  /**
   * Whether the lines so far were all of a file, and steady, so that a decoder which knows that
   * reads them faster.
   *
   * @param orders what is known of other files; this one is added
   */
  Optional<Steady> steady(KeyOrders orders);

  /**
   * How many rows were appended so far. Tells the rows of a line also where no column was asked
   * for, and so no vector grows.
   */
  long rowsDecoded();

  /** How often a value was decoded so far, over all columns: shows that a projection works. */
  long valuesDecoded();
}
