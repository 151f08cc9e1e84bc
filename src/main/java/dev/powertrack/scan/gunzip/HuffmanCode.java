package dev.powertrack.scan.gunzip;

import java.util.Arrays;

/**
 * One of the codes of a deflate block (RFC 1951, 3.2.2). The next symbol is found with a table by
 * the next few bits; a symbol whose code is longer, of which there are few, by counting.
 *
 * <p>A symbol is an <em>entry</em>: in the low six bits how many bits of input it takes in all,
 * with the extra bits behind its code; from bit 8 how many of those are the code; from bit 16 its
 * value.
 */
final class HuffmanCode {
  /** In an entry, which is negative then: the value is a byte. */
  static final int LITERAL = 1 << 31;

  /** In an entry: no literal, length or distance. In the table: ask {@link #longer}. */
  static final int SPECIAL = 1 << 14;

  /** No symbol has this code; the end of a block is special, too, and has the value 0. */
  static final int INVALID = SPECIAL | 1 << 16;

  private static final int LONGEST = 15;

  private final int[] symbols;
  private final int[] table;
  private final int tableBits;
  private final int[] counts = new int[LONGEST + 1];
  private final int[] sorted;

  /**
   * A code that has yet to be told.
   *
   * @param symbols the entry of each symbol without its code
   * @param tableBits how long the codes are that are found at once
   */
  HuffmanCode(int[] symbols, int tableBits) {
    this.symbols = symbols;
    this.tableBits = tableBits;
    this.table = new int[1 << tableBits];
    this.sorted = new int[symbols.length];
  }

  /** By the next bits of input: their entry. */
  int[] table() {
    return table;
  }

  /**
   * Takes over the code whose symbols have codes of these lengths, 0 for none.
   *
   * @return false if that is no code, or one that the JDK might refuse
   */
  boolean set(byte[] lengths, int from, int count) {
    Arrays.fill(counts, 0);
    for (int i = 0; i < count; i++) {
      counts[lengths[from + i]]++;
    }
    int codes = count - counts[0];
    counts[0] = 0;
    int left = 1;
    for (int length = 1; length <= LONGEST; length++) {
      left = 2 * left - counts[length];
      if (left < 0) {
        return false;
      }
    }
    if (left > 0 && (codes > 1 || codes != counts[1])) {
      return false;
    }
    if (left > 0) {
      Arrays.fill(table, INVALID);
    }
    fill(lengths, from, count);
    return true;
  }

  private void fill(byte[] lengths, int from, int count) {
    int[] nextCode = new int[LONGEST + 2];
    int[] nextPlace = new int[LONGEST + 2];
    for (int length = 1; length <= LONGEST; length++) {
      nextCode[length + 1] = (nextCode[length] + counts[length]) << 1;
      nextPlace[length + 1] = nextPlace[length] + counts[length];
    }
    for (int symbol = 0; symbol < count; symbol++) {
      int length = lengths[from + symbol];
      if (length > 0) {
        int code = Integer.reverse(nextCode[length]++) >>> (Integer.SIZE - length);
        int entry = symbols[symbol] + length + (length << 8);
        sorted[nextPlace[length]++] = entry;
        if (length > tableBits) {
          table[code & (table.length - 1)] = SPECIAL;
        } else {
          for (int i = code; i < table.length; i += 1 << length) {
            table[i] = entry;
          }
        }
      }
    }
  }

  /** The entry that the next bits of input tell, looked for bit by bit. */
  int longer(long bits) {
    int code = 0;
    int first = 0;
    int place = 0;
    long rest = bits;
    for (int length = 1; length <= LONGEST; length++) {
      code |= (int) rest & 1;
      rest >>>= 1;
      if (code - first < counts[length]) {
        return sorted[place + code - first];
      }
      place += counts[length];
      first = (first + counts[length]) << 1;
      code <<= 1;
    }
    return INVALID;
  }
}
