package dev.powertrack.scan;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * Unpacks data files: with Intel's ISA-L where its library loads, which takes half the time, and
 * with the JDK elsewhere. Both give the same bytes and the same errors. The system property {@code
 * powertrack.inflate=jdk} leaves the library out.
 */
public final class Gunzip {
  static final int BUFFER = 64 * 1024;

  private Gunzip() {}

  /** What unpacks on this machine, for {@code --version}. */
  public static String library() {
    return IsaL.isThere() ? "ISA-L" : "the JDK";
  }

  /**
   * The content of a file. Gzip is known by its first two bytes, whatever the name says.
   *
   * @param file closed with the result, or when this fails
   */
  static InputStream of(InputStream file) throws IOException {
    InputStream in = new BufferedInputStream(file, BUFFER);
    try {
      in.mark(2);
      boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
      in.reset();
      if (!gzip) {
        return in;
      }
      return IsaL.isThere() ? new IsaLStream(in) : new GZIPInputStream(in, BUFFER);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }
}
