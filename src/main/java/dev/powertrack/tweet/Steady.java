package dev.powertrack.tweet;

/**
 * That a file holds no surprise: each of its first lines, blank ones aside, is a tweet of one
 * format, valid JSON of the plain form, with no key twice in an object and all keys in one order.
 * Whoever reads the file again need not look at what is not wanted.
 */
public final class Steady {
  private final LineKind format;
  private final long tweets;
  private final int shortest;
  private final KeyOrder order;

  /**
   * That a file is steady.
   *
   * @param tweets how many they are
   * @param shortest bytes of the shortest line among them
   */
  Steady(LineKind format, long tweets, int shortest, KeyOrder order) {
    this.format = format;
    this.tweets = tweets;
    this.shortest = shortest;
    this.order = order;
  }

  LineKind format() {
    return format;
  }

  long tweets() {
    return tweets;
  }

  int shortest() {
    return shortest;
  }

  KeyOrder order() {
    return order;
  }
}
