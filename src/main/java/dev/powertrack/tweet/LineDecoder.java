package dev.powertrack.tweet;

/**
 * Turns the lines of data files into values of some columns of one table. A decoder keeps buffers
 * between lines: it belongs to one thread at a time.
 */
public interface LineDecoder {
  /** A buffer that goes on for so many bytes behind the line, whatever they are, spares a copy. */
  int ROOM_BEHIND = Words.SLACK;

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
   * How many rows were appended so far. Tells the rows of a line also where no column was asked
   * for, and so no vector grows.
   */
  long rowsDecoded();

  /** How often a value was decoded so far, over all columns: shows that a projection works. */
  long valuesDecoded();
}
