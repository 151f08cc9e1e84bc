package dev.powertrack.scan;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A small gzip file of one member that becomes a thousand times larger: one byte, again and again.
 */
final class GzipBomb {
  private static final int BLOCK = 1 << 20;
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
  private static final byte[] LAST_BLOCK = {3, 0};

  private GzipBomb() {}

  /** So many MiB of it: blocks are made once, for each stands on its own (RFC 1951). */
  static byte[] of(byte content, int mebibytes) {
    byte[] plain = new byte[BLOCK];
    Arrays.fill(plain, content);
    byte[] packed = packed(plain);
    ByteArrayOutputStream file = new ByteArrayOutputStream(mebibytes * packed.length + 32);
    CRC32 crc = new CRC32();
    file.writeBytes(HEADER);
    for (int i = 0; i < mebibytes; i++) {
      file.writeBytes(packed);
      crc.update(plain);
    }
    file.writeBytes(LAST_BLOCK);
    littleEndian(crc.getValue(), file);
    littleEndian((long) mebibytes * BLOCK, file);
    return file.toByteArray();
  }

  private static byte[] packed(byte[] plain) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(plain);
    byte[] packed = new byte[BLOCK];
    int length = deflater.deflate(packed, 0, packed.length, Deflater.SYNC_FLUSH);
    deflater.end();
    return Arrays.copyOf(packed, length);
  }

  private static void littleEndian(long value, ByteArrayOutputStream to) {
    for (int i = 0; i < 4; i++) {
      to.write((int) (value >>> (8 * i)));
    }
  }
}
