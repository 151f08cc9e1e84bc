package dev.powertrack.scan.gunzip;

import com.intel.gkl.compression.IntelInflater;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Unpacks with ISA-L. The library does not say where in its input it is, and checks no checksum. So
 * it is given small pieces, whose output must never fill the buffer, and never the trailer.
 */
final class IsaLStream extends GunzipStream {
  /** Smaller ones cost: the library is slow at the end of what it is given. */
  private static final int PIECE = 8 * 1024;

  /** JSON becomes a tenth or so; only endless blank lines become a hundredth and less. */
  static final int MOST_OF_A_PIECE = 64 * PIECE;

  private final IntelInflater inflater = new IntelInflater(true);

  /** What a caller had no room for. Most have room for a piece: theirs is unpacked in place. */
  private byte[] out = {};

  private int outFrom;
  private int outTo;
  private int given;

  /** Where the last piece begins that anything came of: the data cannot end before it. */
  private int lastMade;

  /**
   * A stream of what is in a gzip file.
   *
   * @param file is closed with this
   */
  IsaLStream(InputStream file) throws IOException {
    super(file, 0);
    inflater.reset();
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    super.close();
  }

  @Override
  int unpack(byte[] bytes, int offset, int length) {
    int n = fromBuffer(bytes, offset, length);
    while (n == 0 && isForLibrary()) {
      if (length >= MOST_OF_A_PIECE) {
        n = inflate(bytes, offset);
      } else {
        inflateToBuffer();
        n = fromBuffer(bytes, offset, length);
      }
    }
    return n;
  }

  private int fromBuffer(byte[] bytes, int offset, int length) {
    int n = Math.min(length, outTo - outFrom);
    System.arraycopy(out, outFrom, bytes, offset, n);
    outFrom += n;
    return n;
  }

  /** Whether the library is to unpack what comes next. */
  private boolean isForLibrary() {
    if (isLeftToJdk()) {
      return false;
    }
    keep(given + PIECE + TRAILER);
    if (given == 0) {
      given = headerLength();
    }
    return given > 0 && piece() > 0 && !isLeftToJdk();
  }

  private int piece() {
    return Math.min(PIECE, count() - given - TRAILER);
  }

  private void inflateToBuffer() {
    if (out.length == 0) {
      out = new byte[MOST_OF_A_PIECE];
    }
    outFrom = 0;
    outTo = inflate(out, 0);
  }

  /** Unpacks a piece to where {@link #MOST_OF_A_PIECE} has room, and returns how much it was. */
  private int inflate(byte[] to, int offset) {
    try {
      inflater.setInput(kept(), given, piece());
      int n = inflater.inflate(to, offset, MOST_OF_A_PIECE);
      if (n < MOST_OF_A_PIECE) {
        lastMade = n > 0 ? given : lastMade;
        given += piece();
        made(to, offset, n);
        return n;
      }
    } catch (RuntimeException e) {
      // Damaged. What the library made of this piece before it noticed is not known.
    }
    leaveToJdk();
    return 0;
  }

  @Override
  boolean isAtTrailer() {
    return given > 0 && count() - given == TRAILER && !isTrailerElsewhere();
  }

  /** If the data ended before the trailer, its own would be there, and more members behind it. */
  private boolean isTrailerElsewhere() {
    byte[] kept = kept();
    int last = count() - TRAILER;
    for (int at = Math.max(1, lastMade); at < last; at++) {
      if (kept[at] == kept[last] && Arrays.equals(kept, at, at + TRAILER, kept, last, count())) {
        return true;
      }
    }
    return false;
  }
}
