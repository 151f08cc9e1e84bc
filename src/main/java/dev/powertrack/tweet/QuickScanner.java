package dev.powertrack.tweet;

import java.util.Arrays;

/**
 * Captures what is wanted of lines that {@link PlainScanner} has taken before and whose keys stand
 * in a known order ({@link Steady}), and leaves the rest unread: it walks over a line's fields from
 * its beginning until it is past the last wanted key, and from its end for those that are nearer
 * there. A value that nobody wants is stepped over without a look at what it says.
 *
 * <p>It captures the same as {@link PlainScanner}. Of any other line it says that it does not know,
 * or captures something: it ends in any case, within the line. Belongs to one decoder.
 */
final class QuickScanner {
  /** As in {@link PlainScanner}: greater than each position. */
  private static final int ODD = Integer.MAX_VALUE;

  private static final int MOST_KEYS_SAMPLED = 512;

  private final PlainScanner plain = new PlainScanner();
  private final OrderedObject lines;
  private final Sides sides;
  private byte[] bytes = {};
  private int from;
  private int to;
  private Slots slots = new Slots(0);

  /**
   * A scanner.
   *
   * @param lines what is wanted of a line
   */
  QuickScanner(OrderedObject lines) {
    this.lines = lines;
    this.sides = new Sides(lines);
  }

  /**
   * Scans one JSON object. {@link Words#SLACK} bytes must follow in the buffer.
   *
   * @param from its opening brace
   * @param to after the line's last byte
   * @return false if this is no such line; then {@code slots} hold anything
   */
  boolean scan(byte[] bytes, int from, int to, Slots slots) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.slots = slots;
    slots.plain(true);
    plain.begin(bytes, to, slots);
    int close = beforeSpace(to) - 1;
    if (bytes[from] != '{' || close <= from || bytes[close] != '}') {
      return false;
    }
    if (!sides.areKnown() && !sample()) {
      return false;
    }
    int[] wanted = lines.wanted();
    int split = sides.split();
    return (split == 0 || object(from + 1, lines, wanted[split - 1], false) <= to)
        && (split == wanted.length || backwards(close, wanted[split]));
  }

  /** Notes where the keys of this line are. */
  private boolean sample() {
    int[] ranks = new int[MOST_KEYS_SAMPLED];
    int[] starts = new int[MOST_KEYS_SAMPLED + 1];
    int n = 0;
    int at = afterSpace(from + 1);
    int rank = OrderedObject.NONE;
    while (at < to && bytes[at] == '"' && n < MOST_KEYS_SAMPLED) {
      rank = lines.next(bytes, at + 1, rank);
      if (rank == OrderedObject.NONE) {
        return false;
      }
      ranks[n] = rank;
      starts[n++] = at - from;
      Key key = lines.key(rank);
      at = afterSpace(skip(afterSpace(at + 1 + key.length()), lines, rank));
      at = at < to && bytes[at] == ',' ? afterSpace(at + 1) : at;
    }
    starts[n] = to - from;
    sides.add(Arrays.copyOf(ranks, n), Arrays.copyOf(starts, n + 1));
    return at < to;
  }

  // From the beginning.

  /**
   * Behind an opening brace: captures up to the wanted key {@code last}.
   *
   * @return behind the object if {@code toEnd}, else anywhere in it
   */
  private int object(int from, OrderedObject object, int last, boolean toEnd) {
    int rank = OrderedObject.NONE;
    int at = from;
    while (toEnd || rank < last) {
      int landmark = object.landmarkAfter(rank);
      if (landmark == OrderedObject.NONE) {
        at = nextKey(at);
        if (at >= to || bytes[at] != '"') {
          return at < to && bytes[at] == '}' ? at + 1 : ODD;
        }
        rank = object.next(bytes, at + 1, rank);
        if (rank == OrderedObject.NONE) {
          return ODD;
        }
        if (rank > last && !toEnd) {
          return at;
        }
      } else {
        at = object.key(landmark).find(bytes, at, to);
        rank = landmark;
      }
      Key key = object.key(rank);
      at = afterSpace(at + 1 + key.length());
      if (at >= to) {
        return ODD;
      }
      // A landmark is sought from anywhere in the value; the next key stands behind all of it.
      boolean whole = (toEnd || rank < last) && object.landmarkAfter(rank) == OrderedObject.NONE;
      if (object.isWanted(rank)) {
        at = capture(at, object, rank, whole);
      } else if (whole) {
        at = skip(at, object, rank);
      }
      if (at > to) {
        return ODD;
      }
    }
    return at;
  }

  /** Where the quote of the next key is, behind a value or an opening brace; or what is there. */
  private int nextKey(int from) {
    int at = afterSpace(from);
    return at < to && bytes[at] == ',' ? afterSpace(at + 1) : at;
  }

  private int capture(int at, OrderedObject object, int rank, boolean whole) {
    OrderedObject below = object.object(rank);
    Place place = object.key(rank).place();
    if (below == null || bytes[at] != '{') {
      return plain.value(at, place);
    }
    if (place.slot() >= 0) {
      slots.set(place.slot(), JsonKind.OBJECT, at, at);
    }
    return object(at + 1, below, below.lastWanted(), whole);
  }

  /** Behind a value that nobody wants. */
  private int skip(int at, OrderedObject object, int rank) {
    if (bytes[at] == '"') {
      return afterString(at + 1);
    }
    OrderedObject below = bytes[at] == '{' ? object.unwantedObject(rank) : null;
    return below == null
        ? plain.value(at, object.key(rank).place())
        : object(at + 1, below, OrderedObject.NONE, true);
  }

  /** Behind an opening quote; returns behind the closing one. */
  private int afterString(int from) {
    byte[] b = bytes;
    int at = from;
    while (at < to) {
      long found = Words.quotesAndBackslashes(Words.at(b, at));
      if (found == 0) {
        at += 8;
      } else {
        at += Words.first(found);
        if (b[at] == '"') {
          return at + 1;
        }
        at += 2;
      }
    }
    return ODD;
  }

  private int afterSpace(int from) {
    int at = from;
    while (at < to && isSpace(bytes[at])) {
      at++;
    }
    return at;
  }

  // From the end.

  /**
   * From a line's closing brace: captures down to the wanted key {@code first}.
   *
   * @return false if this is no steady line
   */
  private boolean backwards(int close, int first) {
    int end = beforeSpace(close);
    int rank = lines.end();
    while (end > from + 1) {
      int landmark = lines.landmarkBefore(rank);
      int quote;
      if (landmark == OrderedObject.NONE) {
        if (bytes[end - 1] == '}'
            && lines.landmarkAfter(OrderedObject.NONE) != OrderedObject.NONE) {
          // To walk back over an object takes longer than to come to its key from the other side.
          return object(from + 1, lines, lines.wantedBefore(rank), false) <= to;
        }
        int value = startOfValue(end);
        int colon = beforeSpace(value) - 1;
        if (colon <= from || bytes[colon] != ':') {
          return false;
        }
        rank = lines.previous(bytes, colon, from, rank);
        if (rank == OrderedObject.NONE) {
          return false;
        }
        quote = colon - lines.key(rank).length();
      } else {
        rank = landmark;
        quote = lines.key(rank).findLast(bytes, from + 1, end);
        if (quote <= from) {
          return false;
        }
      }
      if (rank >= first && lines.isWanted(rank) && !captured(quote, rank, end)) {
        return false;
      }
      int comma = beforeSpace(quote) - 1;
      if (rank <= first || comma == from) {
        return true;
      }
      if (bytes[comma] != ',') {
        return false;
      }
      end = beforeSpace(comma);
    }
    return true;
  }

  /** Captures the value of a key, which ends there or before. */
  private boolean captured(int quote, int rank, int end) {
    int value = afterSpace(quote + 1 + lines.key(rank).length());
    return value < end && capture(value, lines, rank, false) <= end;
  }

  /** Where the value begins that ends here; the line's beginning if it is none. */
  private int startOfValue(int end) {
    return switch (bytes[end - 1]) {
      case '"' -> startOfString(end - 1);
      case '}', ']' -> startOfStructure(end - 1);
      default -> startOfScalar(end);
    };
  }

  private int startOfScalar(int end) {
    int at = end;
    while (at > from && bytes[at - 1] != ':' && !isSpace(bytes[at - 1])) {
      at--;
    }
    return at;
  }

  /** Where the quote is that opens what is closed here. A quote behind a backslash is text. */
  private int startOfString(int quote) {
    int at = quote;
    do {
      at = lastQuoteBefore(at);
    } while (at > from && isEscaped(at));
    return at;
  }

  private int lastQuoteBefore(int end) {
    byte[] b = bytes;
    int at = end - 8;
    while (at >= from) {
      long quotes = Words.quotes(Words.at(b, at));
      if (quotes != 0) {
        return at + Words.last(quotes);
      }
      at -= 8;
    }
    at += 7;
    while (at > from && b[at] != '"') {
      at--;
    }
    return Math.max(at, from);
  }

  private boolean isEscaped(int at) {
    int before = at - 1;
    while (before > from && bytes[before] == '\\') {
      before--;
    }
    return (at - before) % 2 == 0;
  }

  private int startOfStructure(int close) {
    byte[] b = bytes;
    int depth = 0;
    int at = close;
    while (at > from) {
      switch (b[at]) {
        case '"' -> at = startOfString(at);
        case '}', ']' -> depth++;
        case '{', '[' -> {
          if (--depth == 0) {
            return at;
          }
        }
        default -> {}
      }
      at--;
    }
    return from;
  }

  private int beforeSpace(int end) {
    int at = end;
    while (at > from && isSpace(bytes[at - 1])) {
      at--;
    }
    return at;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }
}
