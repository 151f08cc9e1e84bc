package dev.powertrack.archive;

import java.util.zip.CRC32;

/**
 * Steps over a gzip header (RFC 1952, section 2.3), a byte at a time: ten fixed bytes, then by the
 * flags an extra field, a file name, a comment and a checksum of all before it. The checksum is
 * verified, because {@link java.util.zip.GZIPInputStream} refuses a file whose checksum is wrong.
 */
final class GzipHeader {
  private static final int FIXED = 10;
  private static final int FLAG_CRC = 2;
  private static final int FLAG_EXTRA = 4;
  private static final int FLAG_NAME = 8;
  private static final int FLAG_COMMENT = 16;
  private static final int DEFLATE = 8;

  private enum Step {
    FIXED,
    EXTRA_LENGTH_LOW,
    EXTRA_LENGTH_HIGH,
    EXTRA,
    NAME,
    COMMENT,
    CRC_LOW,
    CRC_HIGH,
    COMPLETE,
    WRONG
  }

  private Step step = Step.FIXED;
  private int fixedBytes;
  private int flags;
  private int extra;
  private int crcLow;
  private final CRC32 crc = new CRC32();

  /** Takes bytes until the header is complete; returns where it stopped. */
  int accept(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && !isComplete() && !isWrong()) {
      int b = bytes[at++] & 0xff;
      Step before = step;
      step = next(b);
      if (before != Step.CRC_LOW) {
        crc.update(b);
      }
    }
    return at;
  }

  boolean isComplete() {
    return step == Step.COMPLETE;
  }

  boolean isWrong() {
    return step == Step.WRONG;
  }

  private Step next(int b) {
    return switch (step) {
      case FIXED -> fixed(b);
      case EXTRA_LENGTH_LOW -> {
        extra = b;
        yield Step.EXTRA_LENGTH_HIGH;
      }
      case EXTRA_LENGTH_HIGH -> {
        extra |= b << 8;
        yield extra == 0 ? after(FLAG_EXTRA) : Step.EXTRA;
      }
      case EXTRA -> --extra == 0 ? after(FLAG_EXTRA) : Step.EXTRA;
      case NAME -> b == 0 ? after(FLAG_NAME) : Step.NAME;
      case COMMENT -> b == 0 ? after(FLAG_COMMENT) : Step.COMMENT;
      case CRC_LOW -> {
        crcLow = b;
        yield Step.CRC_HIGH;
      }
      case CRC_HIGH -> (crc.getValue() & 0xffff) == (crcLow | b << 8) ? Step.COMPLETE : Step.WRONG;
      case COMPLETE -> Step.COMPLETE;
      case WRONG -> Step.WRONG;
    };
  }

  private Step fixed(int b) {
    int at = fixedBytes++;
    if (at == 0 && b != 0x1f || at == 1 && b != 0x8b || at == 2 && b != DEFLATE) {
      return Step.WRONG;
    }
    if (at == 3) {
      flags = b;
    }
    return fixedBytes < FIXED ? Step.FIXED : after(0);
  }

  /** The first part behind {@code done} that the flags announce; they come in this order. */
  private Step after(int done) {
    if (done < FLAG_EXTRA && (flags & FLAG_EXTRA) != 0) {
      return Step.EXTRA_LENGTH_LOW;
    }
    if (done < FLAG_NAME && (flags & FLAG_NAME) != 0) {
      return Step.NAME;
    }
    if (done < FLAG_COMMENT && (flags & FLAG_COMMENT) != 0) {
      return Step.COMMENT;
    }
    return (flags & FLAG_CRC) != 0 ? Step.CRC_LOW : Step.COMPLETE;
  }
}
