package dev.powertrack.scan.gunzip;

import java.util.Arrays;

/** What the symbols of deflate stand for (RFC 1951, 3.2.5 and 3.2.7): entries without codes. */
final class Symbols {
  static final int LONGEST_MATCH = 258;
  static final int MOST_LITERALS = 286;
  static final int MOST_DISTANCES = 30;
  static final int END_OF_BLOCK = 256;

  /** Bytes, the end of a block, lengths of matches. */
  static final int[] LITERALS = literals();

  /** How far back a match is. */
  static final int[] DISTANCES = distances();

  /** Lengths of codes; from {@link #REPEAT} on repetitions of them. */
  static final int[] LENGTHS = lengths();

  /** The length before, three times and more. */
  static final int REPEAT = 16;

  /** 0, three times and more. */
  static final int ZEROES = 17;

  /** 0, eleven times and more. */
  static final int MORE_ZEROES = 18;

  private Symbols() {}

  private static int[] literals() {
    int[] entries = new int[288];
    for (int i = 0; i < END_OF_BLOCK; i++) {
      entries[i] = HuffmanCode.LITERAL | i << 16;
    }
    entries[END_OF_BLOCK] = HuffmanCode.SPECIAL;
    int base = 3;
    for (int i = 0; i < 28; i++) {
      int extra = i < 8 ? 0 : i / 4 - 1;
      entries[257 + i] = base << 16 | extra;
      base += 1 << extra;
    }
    entries[285] = LONGEST_MATCH << 16;
    Arrays.fill(entries, MOST_LITERALS, entries.length, HuffmanCode.INVALID);
    return entries;
  }

  private static int[] distances() {
    int[] entries = new int[32];
    int base = 1;
    for (int i = 0; i < MOST_DISTANCES; i++) {
      int extra = i < 4 ? 0 : i / 2 - 1;
      entries[i] = base << 16 | extra;
      base += 1 << extra;
    }
    Arrays.fill(entries, MOST_DISTANCES, entries.length, HuffmanCode.INVALID);
    return entries;
  }

  private static int[] lengths() {
    int[] entries = new int[19];
    Arrays.setAll(entries, i -> i << 16);
    entries[REPEAT] |= 2;
    entries[ZEROES] |= 3;
    entries[MORE_ZEROES] |= 7;
    return entries;
  }
}
