package dev.powertrack.scan.gunzip;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;

/**
 * Unpacks with the JDK, all members of a file, and tells what is behind the last of them, over
 * which the JDK passes in silence.
 */
final class JdkStream extends GZIPInputStream {
  private final Packed packed;

  /** So many packed bytes had been read when the inflater was given the last of them. */
  private long given;

  private boolean atEnd;
  private long bytesBehind;

  /**
   * A stream of what is in a gzip file.
   *
   * @param file is closed with this
   */
  JdkStream(InputStream file) throws IOException {
    this(new Packed(file));
  }

  private JdkStream(Packed packed) throws IOException {
    super(packed, Gunzip.BUFFER);
    this.packed = packed;
  }

  /** As {@link Gunzip#bytesBehind}. */
  long bytesBehind() {
    return bytesBehind;
  }

  @Override
  protected void fill() throws IOException {
    super.fill();
    given = packed.count;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int n = super.read(bytes, offset, length);
    if (n < 0 && !atEnd) {
      atEnd = true;
      packed.transferTo(OutputStream.nullOutputStream());
      long behind = inf.getRemaining() + packed.count - given - GunzipStream.TRAILER;
      bytesBehind = behind > packed.zeros ? behind : 0;
    }
    return n;
  }

  /** The bytes of the file as they are read: how many, and how many zeros are the last of them. */
  private static final class Packed extends FilterInputStream {
    private long count;
    private long zeros;
    private boolean atEnd;

    Packed(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int n = super.read(bytes, offset, length);
      atEnd = n < 0;
      if (n > 0) {
        int last = offset + n;
        while (last > offset && bytes[last - 1] == 0) {
          last--;
        }
        zeros = offset + n - last + (last == offset ? zeros : 0);
        count += n;
      }
      return n;
    }

    /** Where this is 0 the JDK looks for no other member; between two buffers it may be so. */
    @Override
    public int available() {
      return atEnd ? 0 : 1;
    }
  }
}
