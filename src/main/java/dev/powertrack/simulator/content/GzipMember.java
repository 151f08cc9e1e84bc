package dev.powertrack.simulator.content;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/** One gzip member (RFC 1952) whose header may have a name, which the JDK's own cannot write. */
final class GzipMember extends OutputStream {
  private static final byte[] MAGIC = {0x1f, (byte) 0x8b, Deflater.DEFLATED};
  private static final int HAS_NAME = 8;
  private static final byte[] NO_TIME_UNIX = {0, 0, 0, 0, 0, 3};

  private final OutputStream out;
  private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
  private final CRC32 crc = new CRC32();
  private final byte[] buffer = new byte[1 << 15];

  GzipMember(OutputStream out, @Nullable String name) throws IOException {
    this.out = out;
    out.write(MAGIC);
    out.write(name == null ? 0 : HAS_NAME);
    out.write(NO_TIME_UNIX);
    if (name != null) {
      out.write(name.getBytes(StandardCharsets.ISO_8859_1));
      out.write(0);
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    crc.update(bytes, offset, length);
    deflater.setInput(bytes, offset, length);
    while (!deflater.needsInput()) {
      drain();
    }
  }

  /** Ends the member with its trailer and leaves the target open. */
  void finish() throws IOException {
    deflater.finish();
    while (!deflater.finished()) {
      drain();
    }
    ByteBuffer trailer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    trailer.putInt((int) crc.getValue()).putInt((int) deflater.getBytesRead());
    out.write(trailer.array());
    deflater.end();
  }

  private void drain() throws IOException {
    int count = deflater.deflate(buffer);
    out.write(buffer, 0, count);
  }
}
