package dev.powertrack.tweet;

import org.jspecify.annotations.Nullable;

/**
 * Short texts that were decoded not long ago. Languages, verbs, names of programs and the like come
 * again and again: they are one object each then, which costs nothing to make and whose hash code
 * is known. A text of at most sixteen bytes is known by two words and its length, without a
 * comparison of texts.
 */
final class ShortTexts {
  /** In bytes as they stand in the line. */
  static final int LONGEST = 16;

  private static final int ENTRIES = 256;

  private final long[] heads = new long[ENTRIES];
  private final long[] tails = new long[ENTRIES];
  private final byte[] lengths = new byte[ENTRIES];
  private final @Nullable String[] texts = new @Nullable String[ENTRIES];

  /** The text of a string of at most {@link #LONGEST} bytes, 16 of which can be read. */
  String text(byte[] bytes, int from, int length) {
    long head = length == 0 ? 0 : Words.at(bytes, from) & Words.mask(Math.min(length, 8));
    long tail = length <= 8 ? 0 : Words.at(bytes, from + 8) & Words.mask(length - 8);
    int entry = entry(head, tail, length);
    String known = texts[entry];
    if (known != null && heads[entry] == head && tails[entry] == tail && lengths[entry] == length) {
      return known;
    }
    String text = JsonText.decode(bytes, from, from + length);
    heads[entry] = head;
    tails[entry] = tail;
    lengths[entry] = (byte) length;
    texts[entry] = text;
    return text;
  }

  private static int entry(long head, long tail, int length) {
    long mixed = (head ^ Long.rotateLeft(tail, 31) ^ length) * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 56) & (ENTRIES - 1);
  }
}
