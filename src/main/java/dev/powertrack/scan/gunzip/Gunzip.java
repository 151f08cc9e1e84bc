package dev.powertrack.scan.gunzip;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;

/**
 * Unpacks data files: with Intel's ISA-L where its library loads, which takes half the JDK's time,
 * and in plain Java elsewhere, which takes two thirds of it. All give the same bytes and the same
 * errors. The system property {@code powertrack.inflate} chooses another: {@code java} or {@code
 * jdk}.
 */
public final class Gunzip {
  /** Room for what is unpacked in one go; with less, some is copied once more. */
  public static final int ROOM = IsaLStream.MOST_OF_A_PIECE;

  static final int BUFFER = 64 * 1024;
  private static final byte[] MAGIC = {0x1f, (byte) 0x8b};

  private Gunzip() {}

  /** What unpacks. */
  enum Way {
    ISA_L("ISA-L"),
    JAVA("plain Java"),
    JDK("the JDK");

    private final String text;

    Way(String text) {
      this.text = text;
    }

    InputStream open(InputStream in) throws IOException {
      return switch (this) {
        case ISA_L -> new IsaLStream(in);
        case JAVA -> new PlainStream(in);
        case JDK -> new JdkStream(in);
      };
    }
  }

  private static Way way() {
    String chosen = System.getProperty("powertrack.inflate");
    if ("jdk".equals(chosen)) {
      return Way.JDK;
    }
    return !"java".equals(chosen) && IsaL.isThere() ? Way.ISA_L : Way.JAVA;
  }

  /** What unpacks on this machine, for {@code --version}. */
  public static String library() {
    return way().text;
  }

  /**
   * How many bytes follow the last member of a gzip file that are none of it; 0 where these are
   * zeros, with which some fill a block up. Known once the stream has come to its end.
   *
   * @param content as {@link #of} gave it
   */
  public static long bytesBehind(InputStream content) {
    if (content instanceof GunzipStream gunzip) {
      return gunzip.bytesBehind();
    }
    return content instanceof JdkStream jdk ? jdk.bytesBehind() : 0;
  }

  /**
   * The content of a file. Gzip is known by its first two bytes, whatever the name says.
   *
   * @param file closed with the result, or when this fails
   */
  public static InputStream of(InputStream file) throws IOException {
    PushbackInputStream in = new PushbackInputStream(file, MAGIC.length);
    try {
      byte[] first = in.readNBytes(MAGIC.length);
      in.unread(first);
      return Arrays.equals(first, MAGIC) ? way().open(in) : in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }
}
