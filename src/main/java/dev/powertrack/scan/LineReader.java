package dev.powertrack.scan;

import dev.powertrack.scan.gunzip.Gunzip;
import dev.powertrack.tweet.LineDecoder;
import dev.powertrack.tweet.LineFeeds;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Splits a stream of bytes into lines at LF: JSON escapes line feeds inside strings, so an LF
 * always ends a record, and nothing else does (reference: Data files). A last line may lack its LF.
 *
 * <p>Of a line that is longer than allowed only its beginning is kept, so a stream without any LF
 * cannot exhaust memory.
 */
final class LineReader {
  /** Room for what a stream unpacks in one go; of that mostly the beginning is used. */
  private static final int FIRST_BUFFER = Gunzip.ROOM + 256 * 1024;

  private static final int NOT_FOUND = -1;
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  private final InputStream in;
  private final LineEnds ends;
  private final int longest;

  /** One byte more than the longest line, so that its LF is seen. */
  private final int largestBuffer;

  private byte[] buffer;
  private int start;
  private int end;
  private int lineFrom;
  private int lineTo;
  private boolean tooLong;
  private boolean atEnd;

  /** Knows where many lines end without a search for LF. */
  interface LineEnds {
    /** Where the LF is of the line that begins at {@code from}; negative if that is not known. */
    int find(byte[] bytes, int from, int to);
  }

  /**
   * @param longest bytes of a line, its CR included and its LF not
   */
  LineReader(InputStream in, int longest) {
    this(in, longest, (bytes, from, to) -> NOT_FOUND);
  }

  /**
   * The same.
   *
   * @param ends asked first about each line
   */
  LineReader(InputStream in, int longest, LineEnds ends) {
    this.in = in;
    this.ends = ends;
    this.longest = Math.min(longest, LARGEST_ARRAY - 1 - LineDecoder.ROOM_BEHIND);
    this.largestBuffer = this.longest + 1;
    this.buffer = new byte[Math.min(FIRST_BUFFER, largestBuffer) + LineDecoder.ROOM_BEHIND];
  }

  /**
   * Steps to the next line.
   *
   * @return false after the last one
   * @throws IOException when the stream breaks; what stood before the break was a line already, or
   *     is given by {@link #rest}
   */
  boolean next() throws IOException {
    tooLong = false;
    int found = ends.find(buffer, start, end);
    if (found >= 0) {
      take(found, found + 1);
      return true;
    }
    int searched = start;
    while (true) {
      int lf = LineFeeds.find(buffer, searched, end);
      if (lf >= 0) {
        take(lf, lf + 1);
        return true;
      }
      if (atEnd) {
        return rest();
      }
      if (end - start > longest) {
        skipToEndOfLine();
        return true;
      }
      int pending = end - start;
      fill();
      searched = start + pending;
    }
  }

  /** Makes what stands behind the last LF a line; false if there is nothing. */
  boolean rest() {
    if (start == end) {
      return false;
    }
    take(end, end);
    return true;
  }

  byte[] bytes() {
    return buffer;
  }

  /** The line's first byte. */
  int from() {
    return lineFrom;
  }

  /** After the line's last byte; an LF is not part of the line, a CR before it is. */
  int to() {
    return lineTo;
  }

  /** Whether the line was too long, so that this is only its beginning. */
  boolean isTooLong() {
    return tooLong;
  }

  private void take(int to, int next) {
    lineFrom = start;
    lineTo = Math.min(to, start + longest);
    tooLong |= lineTo < to;
    start = next;
  }

  private void fill() throws IOException {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    }
    int room = buffer.length - LineDecoder.ROOM_BEHIND;
    if (end == room) {
      room = (int) Math.min(largestBuffer, room * 2L);
      buffer = Arrays.copyOf(buffer, room + LineDecoder.ROOM_BEHIND);
    }
    int n = in.read(buffer, end, room - end);
    if (n < 0) {
      atEnd = true;
    } else {
      end += n;
    }
  }

  /** Keeps the beginning that is in the buffer, reads on to the line's end, and keeps the rest. */
  private void skipToEndOfLine() throws IOException {
    tooLong = true;
    byte[] piece = new byte[FIRST_BUFFER];
    int length;
    int lf;
    do {
      length = in.read(piece, 0, piece.length);
      lf = LineFeeds.find(piece, 0, length);
    } while (length >= 0 && lf < 0);
    atEnd = length < 0;
    int behind = atEnd ? 0 : length - (lf + 1);
    byte[] both = new byte[longest + behind + LineDecoder.ROOM_BEHIND];
    System.arraycopy(buffer, start, both, 0, longest);
    System.arraycopy(piece, lf + 1, both, longest, behind);
    buffer = both;
    start = 0;
    end = longest + behind;
    take(longest, longest);
  }
}
