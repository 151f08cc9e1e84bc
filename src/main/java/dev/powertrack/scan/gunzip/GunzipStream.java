package dev.powertrack.scan.gunzip;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks a gzip file of one member (RFC 1952) with something faster than the JDK, and checks what
 * its trailer says of checksum and length.
 *
 * <p>Whatever else happens, such as a second member, damage, an early end or a disk that fails, is
 * up to the JDK: it unpacks the file from the beginning, without what was delivered already, and
 * goes on or throws what it always throws. So the packed bytes are kept, up to a limit, beyond
 * which the JDK takes over as well.
 */
abstract class GunzipStream extends InputStream {
  static final int TRAILER = 8;
  private static final int MOST_KEPT = 32 * 1024 * 1024;
  private static final int FIXED_HEADER = 10;
  private static final int FLAGS = 3;
  private static final int FLAG_NAME = 8;

  private final InputStream file;
  private final int slack;
  private final CRC32 crc = new CRC32();
  private byte[] kept;
  private int count;
  private long delivered;
  private boolean atEnd;
  private @Nullable IOException failure;
  private boolean leftToJdk;
  private @Nullable JdkStream jdk;

  /**
   * A stream of what is in a gzip file.
   *
   * @param file is closed with this
   * @param slack how many bytes the array of the kept ones is longer
   */
  GunzipStream(InputStream file, int slack) throws IOException {
    this.file = file;
    this.slack = slack;
    int expected = Math.min(file.available() + 1, MOST_KEPT);
    this.kept = new byte[Math.max(Gunzip.BUFFER, expected) + slack];
  }

  /**
   * Unpacks what comes next; calls {@link #made} for it, or {@link #leaveToJdk}.
   *
   * @return how many bytes; 0 at the end, or where it gives up
   */
  abstract int unpack(byte[] bytes, int offset, int length);

  /** Whether all was unpacked and the data ended right before the last {@link #TRAILER} bytes. */
  abstract boolean isAtTrailer();

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
    int n = leftToJdk ? 0 : unpack(bytes, offset, length);
    if (n > 0) {
      delivered += n;
      return n;
    }
    return jdk == null && isRightEnd() ? -1 : jdk().read(bytes, offset, length);
  }

  /** As {@link Gunzip#bytesBehind}; whatever is behind the first member is up to the JDK. */
  long bytesBehind() {
    return jdk == null ? 0 : jdk.bytesBehind();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** The packed bytes that were read so far, from the file's first. */
  byte[] kept() {
    return kept;
  }

  /** How many there are. */
  int count() {
    return count;
  }

  /** Reads on until so many are there, or all; leaves it to the JDK if they are too many. */
  void keep(int wanted) {
    try {
      while (!atEnd && count < wanted && count <= MOST_KEPT) {
        if (count == kept.length - slack) {
          kept = Arrays.copyOf(kept, 2 * count + slack);
        }
        int n = file.read(kept, count, kept.length - slack - count);
        atEnd = n < 0;
        count += Math.max(n, 0);
      }
    } catch (IOException e) {
      failure = e;
      atEnd = true;
    }
    leftToJdk |= count > MOST_KEPT;
  }

  /** Where the data begins; 0 for a header with anything but a name. */
  int headerLength() {
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

  /** Some bytes more are unpacked. */
  void made(byte[] bytes, int offset, int length) {
    crc.update(bytes, offset, length);
  }

  /** Gives up. What was delivered is right all the same. */
  void leaveToJdk() {
    leftToJdk = true;
  }

  boolean isLeftToJdk() {
    return leftToJdk;
  }

  private boolean isRightEnd() {
    return atEnd
        && failure == null
        && !leftToJdk
        && isAtTrailer()
        && littleEndian(count - 8) == (int) crc.getValue()
        && littleEndian(count - 4) == (int) delivered;
  }

  private int littleEndian(int at) {
    return (kept[at] & 0xff)
        | (kept[at + 1] & 0xff) << 8
        | (kept[at + 2] & 0xff) << 16
        | (kept[at + 3] & 0xff) << 24;
  }

  private JdkStream jdk() throws IOException {
    if (jdk == null) {
      leftToJdk = true;
      jdk = fromTheBeginning();
    }
    return jdk;
  }

  /** What the JDK makes of the file, behind what was delivered. */
  private JdkStream fromTheBeginning() throws IOException {
    InputStream behind = atEnd ? new Ended(failure) : file;
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(kept, 0, count), behind);
    JdkStream unpacked = new JdkStream(whole);
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
