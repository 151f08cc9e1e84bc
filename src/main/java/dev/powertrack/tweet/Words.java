package dev.powertrack.tweet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Bytes looked at eight at a time, as one long whose lowest byte is the first. A mask has the
 * highest bit set in the bytes that were looked for. Of several the first one is always right;
 * those behind it may be wrong, because a subtraction borrows from the next byte.
 */
public final class Words {
  /** How many bytes behind a line must be in its buffer, so that words may reach over its end. */
  static final int SLACK = 80;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Of each byte the lowest bit. */
  static final long ONES = 0x0101010101010101L;

  static final long HIGHEST_BITS = ONES << 7;
  private static final long SPACES = ' ' * ONES;
  private static final long QUOTES = '"' * ONES;
  private static final long BACKSLASHES = '\\' * ONES;
  private static final long ZEROES = '0' * ONES;
  private static final long NINE_TO_HIGHEST_BIT = (0x80 - 10) * ONES;

  private Words() {}

  /** The eight bytes from here. */
  public static long at(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  /** Puts the eight bytes there. */
  public static void put(byte[] bytes, int at, long word) {
    LONGS.set(bytes, at, word);
  }

  /** The bytes at which a string that is known to be valid ends, or goes on behind an escape. */
  static long quotesAndBackslashes(long word) {
    long quotes = word ^ QUOTES;
    long backslashes = word ^ BACKSLASHES;
    return (((quotes - ONES) & ~quotes) | ((backslashes - ONES) & ~backslashes)) & HIGHEST_BITS;
  }

  /** The quotes behind which the next word of the buffer shows this byte. */
  static long quotesBefore(long word, long next, byte wanted) {
    long others = word ^ QUOTES | next ^ wanted * ONES;
    return (others - ONES) & ~others & HIGHEST_BITS;
  }

  /** The quotes among the bytes; also those behind the first are right. */
  static long quotes(long word) {
    long others = word ^ QUOTES;
    return ~((others & ~HIGHEST_BITS) + ~HIGHEST_BITS | others | ~HIGHEST_BITS);
  }

  /** The place of the last byte in a mask that is not 0 and right behind its first. */
  static int last(long mask) {
    return 7 - (Long.numberOfLeadingZeros(mask) >>> 3);
  }

  /**
   * The bytes of a string that are more than a character: {@code "}, {@code \}, control, not ASCII.
   */
  static long special(long word) {
    return (word | (word - SPACES) | ((word ^ QUOTES) - ONES) | ((word ^ BACKSLASHES) - ONES))
        & HIGHEST_BITS;
  }

  /** The bytes that are no decimal digits. */
  static long noDigits(long word) {
    long digits = word ^ ZEROES;
    return (digits | (digits + NINE_TO_HIGHEST_BIT)) & HIGHEST_BITS;
  }

  /** The bytes that equal one. */
  static long equal(long word, byte wanted) {
    long zeroes = word ^ (wanted * ONES);
    return (zeroes - ONES) & ~zeroes & HIGHEST_BITS;
  }

  /** The place of the first byte in a mask that is not 0. */
  static int first(long mask) {
    return Long.numberOfTrailingZeros(mask) >>> 3;
  }

  /** A word of which only so many bytes count, 1 to 8. */
  static long mask(int bytes) {
    return -1L >>> (64 - 8 * bytes);
  }
}
