package dev.powertrack.archive;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes gzip files with all that RFC 1952 lets stand in a header, which the JDK's own cannot. */
final class GzipBytes {
  static final int CRC = 2;
  static final int EXTRA = 4;
  static final int NAME = 8;
  static final int COMMENT = 16;

  private GzipBytes() {}

  static byte[] of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8), 0);
  }

  /**
   * @param flags which parts the header has
   */
  static byte[] of(byte[] content, int flags) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(header(flags));
    out.writeBytes(deflated(content));
    CRC32 crc = new CRC32();
    crc.update(content);
    littleEndian(out, crc.getValue(), 4);
    littleEndian(out, content.length, 4);
    return out.toByteArray();
  }

  static byte[] header(int flags) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, (byte) flags, 1, 2, 3, 4, 0, 3});
    if ((flags & EXTRA) != 0) {
      littleEndian(out, 300, 2);
      out.writeBytes(new byte[300]);
    }
    if ((flags & NAME) != 0) {
      out.writeBytes("a name\0".getBytes(StandardCharsets.ISO_8859_1));
    }
    if ((flags & COMMENT) != 0) {
      out.writeBytes("a comment\0".getBytes(StandardCharsets.ISO_8859_1));
    }
    if ((flags & CRC) != 0) {
      CRC32 crc = new CRC32();
      crc.update(out.toByteArray());
      littleEndian(out, crc.getValue() & 0xffff, 2);
    }
    return out.toByteArray();
  }

  private static byte[] deflated(byte[] content) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    deflater.setInput(content);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[4096];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }

  private static void littleEndian(ByteArrayOutputStream out, long value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write((int) (value >> 8 * i));
    }
  }
}
