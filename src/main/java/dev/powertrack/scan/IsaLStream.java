package dev.powertrack.scan;

import com.intel.gkl.compression.IntelInflater;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks a gzip file of one member with ISA-L. The library does not say where in its input it is,
 * and checks no checksum. So it is given small pieces, whose output must never fill the buffer, and
 * never the trailer, whose checksum and length must be right in the end.
 *
 * <p>Whatever else happens, such as a full buffer, a second member, damage, an early end or a disk
 * that fails, is up to the JDK: it unpacks the file from the beginning, without what was delivered
 * already, and goes on or throws what it always throws. So the packed bytes are kept, up to a
 * limit, beyond which the JDK takes over as well.
 */
final class IsaLStream extends InputStream {
  /** Smaller ones cost: the library is slow at the end of what it is given. */
  private static final int PIECE = 8 * 1024;

  /** JSON becomes a tenth or so; only endless blank lines become a hundredth and less. */
  static final int MOST_OF_A_PIECE = 64 * PIECE;

  private static final int MOST_KEPT = 32 * 1024 * 1024;
  private static final int TRAILER = 8;
  private static final int FIXED_HEADER = 10;
  private static final int FLAGS = 3;
  private static final int FLAG_NAME = 8;

  private final InputStream file;
  private final IntelInflater inflater = new IntelInflater(true);
  private final CRC32 crc = new CRC32();

  /** What a caller had no room for. Most have room for a piece: theirs is unpacked in place. */
  private byte[] out = {};

  private int outFrom;
  private int outTo;

  private byte[] kept;
  private int count;
  private int given;

  /** Where the last piece begins that anything came of: the data cannot end before it. */
  private int lastMade;

  private long delivered;
  private boolean atEnd;
  private @Nullable IOException failure;
  private boolean leftToJdk;
  private @Nullable InputStream jdk;

  /**
   * A stream of what is in a gzip file.
   *
   * @param file is closed with this
   */
  IsaLStream(InputStream file) throws IOException {
    this.file = file;
    this.kept = new byte[Math.max(Gunzip.BUFFER, Math.min(file.available() + 1, MOST_KEPT))];
    inflater.reset();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int n = fromBuffer(bytes, offset, length);
    while (n == 0 && isForLibrary()) {
      if (length >= MOST_OF_A_PIECE) {
        n = inflate(bytes, offset);
        delivered += n;
      } else {
        inflateToBuffer();
        n = fromBuffer(bytes, offset, length);
      }
    }
    if (n > 0) {
      return n;
    }
    return jdk == null && isRightEnd() ? -1 : jdk().read(bytes, offset, length);
  }

  private int fromBuffer(byte[] bytes, int offset, int length) {
    int n = Math.min(length, outTo - outFrom);
    System.arraycopy(out, outFrom, bytes, offset, n);
    outFrom += n;
    delivered += n;
    return n;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    file.close();
  }

  /** Whether the library is to unpack what comes next. */
  private boolean isForLibrary() {
    if (leftToJdk) {
      return false;
    }
    if (!atEnd && count - given < PIECE + TRAILER) {
      fill();
    }
    if (given == 0) {
      given = headerLength();
    }
    return given > 0 && piece() > 0 && count <= MOST_KEPT;
  }

  private int piece() {
    return Math.min(PIECE, count - given - TRAILER);
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
      inflater.setInput(kept, given, piece());
      int n = inflater.inflate(to, offset, MOST_OF_A_PIECE);
      if (n < MOST_OF_A_PIECE) {
        lastMade = n > 0 ? given : lastMade;
        given += piece();
        crc.update(to, offset, n);
        return n;
      }
    } catch (RuntimeException e) {
      // Damaged. What the library made of this piece before it noticed is not known.
    }
    leftToJdk = true;
    return 0;
  }

  /** Reads on until there is a piece or nothing more. */
  private void fill() {
    try {
      while (!atEnd && count - given < PIECE + TRAILER) {
        if (count == kept.length) {
          kept = Arrays.copyOf(kept, 2 * kept.length);
        }
        int n = file.read(kept, count, kept.length - count);
        atEnd = n < 0;
        count += Math.max(n, 0);
      }
    } catch (IOException e) {
      failure = e;
      atEnd = true;
    }
  }

  /** 0 for a header with anything but a name. */
  private int headerLength() {
    if (count < FIXED_HEADER || kept[2] != 8 || (kept[FLAGS] & ~FLAG_NAME) != 0) {
      return 0;
    }
    int length = FIXED_HEADER;
    if (kept[FLAGS] == FLAG_NAME) {
      while (length < count && kept[length] != 0) {
        length++;
      }
      length++;
    }
    return length < count ? length : 0;
  }

  private boolean isRightEnd() {
    return atEnd
        && failure == null
        && !leftToJdk
        && given > 0
        && count - given == TRAILER
        && littleEndian(count - 8) == (int) crc.getValue()
        && littleEndian(count - 4) == (int) delivered
        && !isTrailerElsewhere();
  }

  /** If the data ended before the trailer, its own would be there, and more members behind it. */
  private boolean isTrailerElsewhere() {
    int last = count - TRAILER;
    for (int at = Math.max(FIXED_HEADER, lastMade); at < last; at++) {
      if (kept[at] == kept[last] && Arrays.equals(kept, at, at + TRAILER, kept, last, count)) {
        return true;
      }
    }
    return false;
  }

  private int littleEndian(int at) {
    return (kept[at] & 0xff)
        | (kept[at + 1] & 0xff) << 8
        | (kept[at + 2] & 0xff) << 16
        | (kept[at + 3] & 0xff) << 24;
  }

  private InputStream jdk() throws IOException {
    if (jdk == null) {
      leftToJdk = true;
      jdk = fromTheBeginning();
    }
    return jdk;
  }

  /** What the JDK makes of the file, behind what was delivered. */
  private InputStream fromTheBeginning() throws IOException {
    InputStream behind = atEnd ? new Ended(failure) : file;
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(kept, 0, count), behind);
    InputStream unpacked = new GZIPInputStream(whole, Gunzip.BUFFER);
    unpacked.skipNBytes(delivered);
    return unpacked;
  }

  /** The end of a file, or what keeps it from being read further. */
  private static final class Ended extends InputStream {
    private final @Nullable IOException failure;

    Ended(@Nullable IOException failure) {
      this.failure = failure;
    }

    @Override
    public int read() throws IOException {
      if (failure != null) {
        throw failure;
      }
      return -1;
    }
  }
}
