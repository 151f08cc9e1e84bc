package dev.powertrack.tweet;

/** Searches for LF, 32 bytes at a time. */
public final class LineFeeds {
  private static final long LFS = '\n' * Words.ONES;

  private LineFeeds() {}

  /** Where the first LF is from here on; negative if there is none before {@code to}. */
  public static int find(byte[] bytes, int from, int to) {
    int at = from;
    while (at <= to - 32
        && ((lf(bytes, at) | lf(bytes, at + 8) | lf(bytes, at + 16) | lf(bytes, at + 24))
                & Words.HIGHEST_BITS)
            == 0) {
      at += 32;
    }
    for (; at < to; at++) {
      if (bytes[at] == '\n') {
        return at;
      }
    }
    return -1;
  }

  /** Has one of the highest bits if one of eight bytes is an LF. */
  private static long lf(byte[] bytes, int at) {
    long others = Words.at(bytes, at) ^ LFS;
    return (others - Words.ONES) & ~others;
  }
}
