package dev.powertrack.scan;

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
  private static final int FIRST_BUFFER = 256 * 1024;

  private final InputStream in;
  private final int longest;
  private byte[] buffer;
  private int start;
  private int end;
  private int lineFrom;
  private int lineTo;
  private boolean tooLong;
  private boolean atEnd;

  LineReader(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
    this.buffer = new byte[Math.min(FIRST_BUFFER, longest)];
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
    int searched = start;
    while (true) {
      int lf = indexOfLf(searched);
      if (lf >= 0) {
        take(start, lf, lf + 1);
        return true;
      }
      if (atEnd) {
        return rest();
      }
      if (end - start >= longest) {
        skipLongLine();
        return true;
      }
      searched = end - start;
      fill();
      searched += start;
    }
  }

  /** Makes what stands behind the last LF a line; false if there is nothing. */
  boolean rest() {
    if (start == end) {
      return false;
    }
    take(start, end, end);
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

  private void take(int from, int to, int next) {
    lineFrom = from;
    lineTo = to;
    start = next;
  }

  private int indexOfLf(int from) {
    for (int i = from; i < end; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private void fill() throws IOException {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    }
    if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, (int) Math.min(longest, buffer.length * 2L));
    }
    int n = in.read(buffer, end, buffer.length - end);
    if (n < 0) {
      atEnd = true;
    } else {
      end += n;
    }
  }

  /** Keeps the beginning that is in the buffer and reads on to the line's end. */
  private void skipLongLine() throws IOException {
    tooLong = true;
    byte[] beginning = Arrays.copyOfRange(buffer, start, end);
    byte[] next = new byte[FIRST_BUFFER];
    while (true) {
      int n = in.read(next, 0, next.length);
      int lf = -1;
      for (int i = 0; i < n && lf < 0; i++) {
        lf = next[i] == '\n' ? i : -1;
      }
      if (n < 0 || lf >= 0) {
        atEnd = n < 0;
        int tail = n < 0 ? 0 : n - lf - 1;
        buffer = Arrays.copyOf(beginning, Math.max(beginning.length + tail, FIRST_BUFFER));
        System.arraycopy(next, lf + 1, buffer, beginning.length, tail);
        end = beginning.length + tail;
        take(0, beginning.length, beginning.length);
        return;
      }
    }
  }
}
