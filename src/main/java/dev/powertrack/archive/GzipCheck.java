package dev.powertrack.archive;

import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Checks a gzip file while it passes by: its header, its data, and the checksum and length in its
 * trailer. Takes the bytes in pieces of any size and needs a fixed amount of memory, whatever the
 * data inflates to. One file of the service is one gzip member (reference: Data files).
 */
final class GzipCheck implements AutoCloseable {
  private static final int TRAILER = 8;

  private enum Part {
    HEADER,
    BODY,
    TRAILER,
    END
  }

  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] inflated = new byte[64 * 1024];
  private final GzipHeader header = new GzipHeader();
  private final byte[] trailer = new byte[TRAILER];
  private int trailerBytes;
  private Part part = Part.HEADER;
  private @Nullable String problem;

  /** Takes the next piece of the file. */
  void accept(byte[] bytes, int from, int length) {
    int at = from;
    int end = from + length;
    while (at < end && problem == null) {
      at =
          switch (part) {
            case HEADER -> header(bytes, at, end);
            case BODY -> body(bytes, at, end);
            case TRAILER -> trailer(bytes, at, end);
            case END -> fail("it goes on after its end", end);
          };
    }
  }

  /** Whether the file is known to be wrong, whatever is still to come. */
  boolean hasFailed() {
    return problem != null;
  }

  /** What is wrong with the file, now that all of it has passed; null if it is whole and right. */
  @Nullable String problem() {
    if (problem == null && part != Part.END) {
      return part == Part.HEADER ? "it is not a gzip file" : "it ends early";
    }
    return problem;
  }

  @Override
  public void close() {
    inflater.end();
  }

  private int header(byte[] bytes, int from, int end) {
    int at = header.accept(bytes, from, end);
    if (header.isWrong()) {
      return fail("it is not a gzip file", end);
    }
    if (header.isComplete()) {
      part = Part.BODY;
    }
    return at;
  }

  private int body(byte[] bytes, int from, int end) {
    inflater.setInput(bytes, from, end - from);
    try {
      while (!inflater.finished() && !inflater.needsInput()) {
        int n = inflater.inflate(inflated);
        crc.update(inflated, 0, n);
        if (n == 0 && inflater.needsDictionary()) {
          return fail("its data is damaged", end);
        }
      }
    } catch (DataFormatException e) {
      return fail("its data is damaged", end);
    }
    if (inflater.finished()) {
      part = Part.TRAILER;
    }
    return end - inflater.getRemaining();
  }

  private int trailer(byte[] bytes, int from, int end) {
    int n = Math.min(end - from, TRAILER - trailerBytes);
    System.arraycopy(bytes, from, trailer, trailerBytes, n);
    trailerBytes += n;
    if (trailerBytes == TRAILER) {
      part = Part.END;
      if (littleEndian(0) != (int) crc.getValue()
          || littleEndian(4) != (int) inflater.getBytesWritten()) {
        return fail("its checksum is wrong", end);
      }
    }
    return from + n;
  }

  private int littleEndian(int at) {
    return (trailer[at] & 0xff)
        | (trailer[at + 1] & 0xff) << 8
        | (trailer[at + 2] & 0xff) << 16
        | (trailer[at + 3] & 0xff) << 24;
  }

  private int fail(String why, int end) {
    problem = why;
    return end;
  }
}
