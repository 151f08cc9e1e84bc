package dev.powertrack.tweet;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Scans JSON of the plain form that tools write, several times as fast as {@link JacksonScanner}:
 * each byte is looked at once, in words of eight inside strings, and keys are compared with those
 * of the lines before. It leaves nothing out: whatever it takes is valid JSON, of which Jackson
 * captures the same. Anything it is not sure of it gives up, and Jackson judges:
 *
 * <ul>
 *   <li>names with escapes or beyond ASCII, and space before a colon;
 *   <li>bytes that are not well-formed UTF-8;
 *   <li>nesting deeper than {@link #DEEPEST};
 *   <li>everything that is not valid.
 * </ul>
 *
 * <p>A position is returned by all that reads: where it stopped, or {@link #ODD}. Belongs to one
 * decoder.
 */
final class PlainScanner {
  /** Greater than each position, so one comparison tells this and what reached over the end. */
  private static final int ODD = Integer.MAX_VALUE;

  private static final int DEEPEST = 60;

  private static final int TRUE = word('t', 'r', 'u', 'e');
  private static final int ALSE = word('a', 'l', 's', 'e');
  private static final int NULL = word('n', 'u', 'l', 'l');

  private final Slots none = new Slots(0);
  private byte[] bytes = {};
  private int to;
  private int depth;
  private Slots slots = none;

  /**
   * Scans one JSON object. {@link Words#SLACK} bytes must follow in the buffer.
   *
   * @param from its opening brace
   * @param to after the last byte that may belong to it
   * @return false if it is not sure that this is one; then {@code slots} hold anything
   */
  boolean scan(byte[] bytes, int from, int to, Place place, Slots slots) {
    return scanStart(bytes, from, to, place, slots) == to;
  }

  /**
   * Scans one JSON object behind which something else may stand.
   *
   * @param to after the last byte that may belong to it
   * @return behind the object and what space follows; greater than {@code to} if it is not sure
   *     that this is one. There is no LF before that: it takes none for space.
   */
  int scanStart(byte[] bytes, int from, int to, Place place, Slots slots) {
    begin(bytes, to, slots);
    int end = value(from, place);
    return end <= to ? afterSpace(end) : ODD;
  }

  /**
   * Scans the elements of an array in a line that this class has scanned before.
   *
   * @param slots asked before each element; set anew, filled, then given to {@code each}
   */
  void elements(Slots line, int slot, Place place, Supplier<Slots> slots, Consumer<Slots> each) {
    begin(line.bytes(), line.to(slot), none);
    int at = afterSpace(line.from(slot) + 1);
    while (bytes[at] != ']') {
      Slots element = slots.get();
      element.reset(line.bytes(), line.lineFrom(), line.lineTo());
      element.plain(true);
      this.slots = element;
      at = value(afterSpace(at), place);
      if (at > to) {
        throw new IllegalStateException("a list that was valid a moment ago is not");
      }
      each.accept(element);
      at = afterSpace(at);
      at = bytes[at] == ',' ? at + 1 : at;
    }
  }

  /** Turns to a line, for {@link #value}. */
  void begin(byte[] bytes, int to, Slots slots) {
    this.bytes = bytes;
    this.to = to;
    this.slots = slots;
    this.depth = 0;
  }

  // Small methods where it matters: the JVM inlines no large ones, and none twice as deep as
  // needed.

  /** Scans one value, and captures what is wanted of it. */
  int value(int at, Place place) {
    return bytes[at] == '"' ? text(at + 1, place) : structureOrScalar(at, place);
  }

  private int text(int from, Place place) {
    int end = string(from);
    if (end >= to) {
      return ODD;
    }
    if (place.slot() >= 0) {
      slots.set(place.slot(), JsonKind.STRING, from, end);
    }
    return end + 1;
  }

  private int structureOrScalar(int at, Place place) {
    byte first = bytes[at];
    return switch (first) {
      case '{' -> kept(JsonKind.OBJECT, at, object(at + 1, place), place);
      case '[' -> kept(JsonKind.ARRAY, at, array(at + 1, place), place);
      case 't' -> kept(JsonKind.TRUE, at, afterWord(at, TRUE), place);
      case 'f' -> kept(JsonKind.FALSE, at, afterWord(at + 1, ALSE), place);
      case 'n' -> kept(JsonKind.NULL, at, afterWord(at, NULL), place);
      case ' ', '\t', '\r' -> at < to ? value(afterSpace(at), place) : ODD;
      default -> kept(JsonKind.NUMBER, at, number(at), place);
    };
  }

  private int kept(JsonKind kind, int from, int end, Place place) {
    if (place.slot() >= 0 && end <= to) {
      slots.set(place.slot(), kind, from, end);
    }
    return end;
  }

  private int afterWord(int from, int word) {
    return (int) Words.at(bytes, from) == word ? from + 4 : ODD;
  }

  /** Behind an opening brace. */
  private int object(int from, Place place) {
    byte[] b = bytes;
    int at = from;
    if (b[at] == '}') {
      place.noteEnd(null);
      return at + 1;
    }
    if (++depth > DEEPEST) {
      return ODD;
    }
    Key before = null;
    Key key = place.first();
    while (at < to) {
      if (b[at] != '"') {
        at = afterSpace(at);
        if (b[at] != '"') {
          return before == null && b[at] == '}' ? closed(at, place, null) : ODD;
        }
      }
      at++;
      if (key == null || !key.isAt(b, at)) {
        int length = keyLength(at);
        if (length == ODD) {
          return ODD;
        }
        key = place.key(b, at, length, before);
      }
      Place below = key.place();
      int[] repeated = below.slotsToClear();
      if (repeated != null) {
        slots.clear(repeated);
      }
      at = value(at + key.length(), below);
      if (at > to) {
        return ODD;
      }
      if (b[at] != ',') {
        at = afterSpace(at);
        if (b[at] != ',') {
          return b[at] == '}' ? closed(at, place, key) : ODD;
        }
      }
      at++;
      before = key;
      key = key.next;
    }
    return ODD;
  }

  /** Behind an opening bracket. */
  private int array(int from, Place place) {
    byte[] b = bytes;
    int at = afterSpace(from);
    if (b[at] == ']') {
      return at + 1;
    }
    if (++depth > DEEPEST) {
      return ODD;
    }
    for (int i = 0; at < to; i++) {
      at = value(at, place.element(i));
      if (at > to) {
        return ODD;
      }
      if (b[at] != ',') {
        at = afterSpace(at);
        if (b[at] != ',') {
          return b[at] == ']' ? closed(at) : ODD;
        }
      }
      at++;
    }
    return ODD;
  }

  private int closed(int at, Place place, @Nullable Key last) {
    place.noteEnd(last);
    return closed(at);
  }

  private int closed(int at) {
    depth--;
    return at + 1;
  }

  /** The length of a name with the quote and the colon behind it; ODD if it is none of ours. */
  private int keyLength(int from) {
    for (int at = from; at < to; at += 8) {
      long special = Words.special(Words.at(bytes, at));
      if (special != 0) {
        int end = at + Words.first(special);
        return bytes[end] == '"' && bytes[end + 1] == ':' ? end + 2 - from : ODD;
      }
    }
    return ODD;
  }

  /** Behind an opening quote; returns where the closing one is. */
  private int string(int from) {
    byte[] b = bytes;
    int at = from;
    while (at < to) {
      // Most strings end within three words: written out, this takes a tenth less time than a loop.
      long special = Words.special(Words.at(b, at));
      if (special == 0) {
        at += 8;
        special = Words.special(Words.at(b, at));
        if (special == 0) {
          at += 8;
          special = Words.special(Words.at(b, at));
        }
      }
      if (special == 0) {
        at += 8;
      } else {
        at += Words.first(special);
        if (b[at] == '"') {
          return at;
        }
        at = afterUnusual(at);
      }
    }
    return ODD;
  }

  /** Behind an escape or characters beyond ASCII. */
  private int afterUnusual(int at) {
    byte found = bytes[at];
    return found == '\\' ? afterEscapes(at) : found < 0 ? afterUtf8(at) : ODD;
  }

  private int afterEscapes(int from) {
    byte[] b = bytes;
    int at = from;
    while (b[at] == '\\' && at < to) {
      switch (b[at + 1]) {
        case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at += 2;
        case 'u' -> {
          for (int i = at + 2; i < at + 6; i++) {
            if (Character.digit(b[i], 16) < 0) {
              return ODD;
            }
          }
          at += 6;
        }
        default -> {
          return ODD;
        }
      }
    }
    return at;
  }

  /** Well-formed sequences beyond ASCII (Unicode, table 3-7). */
  private int afterUtf8(int from) {
    byte[] b = bytes;
    int at = from;
    while (b[at] < 0 && at < to) {
      int lead = b[at] & 0xff;
      int second = b[at + 1] & 0xff;
      if (lead >= 0xc2 && lead <= 0xdf && isContinuation(second)) {
        at += 2;
      } else if (lead >> 4 == 0xe
          && isContinuation(second)
          && isContinuation(b[at + 2])
          && (lead != 0xe0 || second >= 0xa0)
          && (lead != 0xed || second < 0xa0)) {
        at += 3;
      } else if (lead >= 0xf0
          && lead <= 0xf4
          && isContinuation(second)
          && isContinuation(b[at + 2])
          && isContinuation(b[at + 3])
          && (lead != 0xf0 || second >= 0x90)
          && (lead != 0xf4 || second < 0x90)) {
        at += 4;
      } else {
        return ODD;
      }
    }
    return at;
  }

  private static boolean isContinuation(int b) {
    return (b & 0xc0) == 0x80;
  }

  private int number(int from) {
    byte[] b = bytes;
    int at = b[from] == '-' ? from + 1 : from;
    if (b[at] == '0') {
      at++;
    } else {
      at = afterDigits(at);
      if (at == ODD) {
        return ODD;
      }
    }
    if (b[at] == '.') {
      at = afterDigits(at + 1);
      if (at == ODD) {
        return ODD;
      }
    }
    if ((b[at] | 0x20) == 'e') {
      at++;
      at = afterDigits(b[at] == '+' || b[at] == '-' ? at + 1 : at);
    }
    return at;
  }

  /** Behind one digit or more. */
  private int afterDigits(int from) {
    for (int at = from; at < to; at += 8) {
      long others = Words.noDigits(Words.at(bytes, at));
      if (others != 0) {
        int end = at + Words.first(others);
        return end > from ? end : ODD;
      }
    }
    return ODD;
  }

  private int afterSpace(int from) {
    int at = from;
    while (at < to && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r')) {
      at++;
    }
    return at;
  }

  private static int word(int first, int second, int third, int fourth) {
    return first | second << 8 | third << 16 | fourth << 24;
  }
}
