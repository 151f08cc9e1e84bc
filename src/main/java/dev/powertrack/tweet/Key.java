package dev.powertrack.tweet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A name in an object, with the quote and the colon behind it, in a form that is soon compared. */
final class Key {
  /** Longer names are not kept. With it a comparison stays within {@link Words#SLACK}. */
  static final int LONGEST = 64;

  private final int length;
  private final long head;
  private final long headMask;
  private final long[] middle;
  private final long tail;
  private final Place place;

  /** The name that followed this one when it was last seen; null before that. */
  @Nullable Key next;

  private final Set<Key> followers = new LinkedHashSet<>();
  private boolean seen;
  private @Nullable String name;

  /**
   * A key in a buffer.
   *
   * @param from after its opening quote
   * @param length of the name, the quote behind it and the colon
   * @param place what stands behind the colon
   */
  Key(byte[] bytes, int from, int length, Place place) {
    this.length = length;
    this.headMask = Words.mask(Math.min(length, 8));
    this.head = Words.at(bytes, from) & headMask;
    this.tail = length > 8 ? Words.at(bytes, from + length - 8) : 0;
    this.middle = new long[Math.max(0, (length - 9) / 8)];
    for (int i = 0; i < middle.length; i++) {
      middle[i] = Words.at(bytes, from + 8 + 8 * i);
    }
    this.place = place;
  }

  /** A key of which only the name is known yet: ASCII without what JSON escapes. */
  static Key of(String name, Place place) {
    byte[] key = (name + "\":").getBytes(StandardCharsets.US_ASCII);
    return new Key(Arrays.copyOf(key, key.length + Words.SLACK), 0, key.length, place);
  }

  /** Whether this key stands here, behind an opening quote. */
  boolean isAt(byte[] bytes, int at) {
    if (((Words.at(bytes, at) ^ head) & headMask) != 0) {
      return false;
    }
    return length <= 8 || restIsAt(bytes, at);
  }

  /** Whether this key stands here, with its opening quote. */
  boolean isWholeAt(byte[] bytes, int at) {
    return bytes[at] == '"' && isAt(bytes, at + 1);
  }

  /**
   * The first place where this key stands with its opening quote.
   *
   * @return {@code to} or more if there is none
   */
  int find(byte[] bytes, int from, int to) {
    byte letter = (byte) head;
    for (int at = from; at < to; at += 16) {
      long found = Words.quotesBefore(Words.at(bytes, at), Words.at(bytes, at + 1), letter);
      long then = Words.quotesBefore(Words.at(bytes, at + 8), Words.at(bytes, at + 9), letter);
      if ((found | then) != 0) {
        int place = among(found, bytes, at);
        place = place < 0 ? among(then, bytes, at + 8) : place;
        if (place >= 0) {
          return place;
        }
      }
    }
    return to;
  }

  private int among(long found, byte[] bytes, int at) {
    for (long left = found; left != 0; left &= left - 1) {
      int place = at + Words.first(left);
      if (isWholeAt(bytes, place)) {
        return place;
      }
    }
    return -1;
  }

  /**
   * The last place where this key stands with its opening quote.
   *
   * @return less than {@code from} if there is none
   */
  int findLast(byte[] bytes, int from, int to) {
    byte letter = (byte) head;
    int at = to;
    while (at > from) {
      at = Math.max(at - 8, from);
      long found = Words.quotesBefore(Words.at(bytes, at), Words.at(bytes, at + 1), letter);
      while (found != 0) {
        int place = at + Words.last(found);
        if (place < to && isWholeAt(bytes, place)) {
          return place;
        }
        found &= ~(0xffL << 8 * Words.last(found));
      }
    }
    return from - 1;
  }

  private boolean restIsAt(byte[] bytes, int at) {
    for (int i = 0; i < middle.length; i++) {
      if (Words.at(bytes, at + 8 + 8 * i) != middle[i]) {
        return false;
      }
    }
    return Words.at(bytes, at + length - 8) == tail;
  }

  /** Takes note of an object that has it, behind another key or as the first. */
  void noteSeen(@Nullable Key before) {
    seen = true;
    if (before != null) {
      before.next = this;
      before.followers.add(this);
    }
  }

  /** Whether an object had it. */
  boolean isSeen() {
    return seen;
  }

  /** All that ever stood right behind it. */
  Set<Key> followers() {
    return followers;
  }

  /** The name alone. */
  String name() {
    String known = name;
    if (known == null) {
      known = text();
      name = known;
    }
    return known;
  }

  private String text() {
    byte[] bytes = new byte[length + Long.BYTES];
    Words.put(bytes, 0, head);
    for (int i = 0; i < middle.length; i++) {
      Words.put(bytes, 8 + 8 * i, middle[i]);
    }
    if (length > 8) {
      Words.put(bytes, length - 8, tail);
    }
    return new String(bytes, 0, length - 2, StandardCharsets.US_ASCII);
  }

  /** Of the name, the quote behind it and the colon. */
  int length() {
    return length;
  }

  /** What is known of its values. */
  Place place() {
    return place;
  }

  /** For a table of keys: the same for equal keys. */
  int hash() {
    return hash(head, length);
  }

  static int hash(byte[] bytes, int from, int length) {
    return hash(Words.at(bytes, from) & Words.mask(Math.min(length, 8)), length);
  }

  private static int hash(long head, int length) {
    return (int) (((head + length) * 0x9E3779B97F4A7C15L) >>> 32);
  }
}
