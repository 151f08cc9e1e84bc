package dev.powertrack.tweet;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a scan captured: for each wanted path a kind, and where in the line its value stands. No
 * value is decoded here; that is up to the columns that use it. Valid until the next line. {@link
 * Words#SLACK} bytes must follow the line in its buffer.
 *
 * <p>The range of a string is what stands between its quotes, still escaped; that of an array or
 * object includes its brackets.
 */
final class Slots {
  private static final JsonKind[] KINDS = JsonKind.values();
  private static final byte ABSENT = (byte) JsonKind.ABSENT.ordinal();

  private final byte[] kinds;
  private final int[] from;
  private final int[] to;
  private byte[] bytes = {};
  private int lineFrom;
  private int lineTo;
  private int ordinal;
  private @Nullable String reason;
  private boolean plain;
  private @Nullable ShortTexts shortTexts;

  Slots(int size) {
    this.kinds = new byte[size];
    this.from = new int[size];
    this.to = new int[size];
    Arrays.fill(kinds, ABSENT);
  }

  /** Forgets everything and turns to another line, or to an element of a list in it. */
  void reset(byte[] bytes, int lineFrom, int lineTo) {
    this.bytes = bytes;
    this.lineFrom = lineFrom;
    this.lineTo = lineTo;
    this.ordinal = 0;
    this.reason = null;
    this.plain = false;
    Arrays.fill(kinds, ABSENT);
  }

  /** Says where the line ends that was scanned before anybody knew. */
  void lineTo(int lineTo) {
    this.lineTo = lineTo;
  }

  void set(int slot, JsonKind kind, int start, int end) {
    kinds[slot] = (byte) kind.ordinal();
    from[slot] = start;
    to[slot] = end;
  }

  void clear(int[] slots) {
    for (int slot : slots) {
      kinds[slot] = ABSENT;
    }
  }

  /** Takes over what another scan of the same line captured, where this one has nothing. */
  void fillFrom(Slots other) {
    for (int slot = 0; slot < kinds.length; slot++) {
      if (kinds[slot] == ABSENT) {
        set(slot, other.kind(slot), other.from[slot], other.to[slot]);
      }
    }
  }

  JsonKind kind(int slot) {
    return KINDS[kinds[slot]];
  }

  byte[] bytes() {
    return bytes;
  }

  int from(int slot) {
    return from[slot];
  }

  int to(int slot) {
    return to[slot];
  }

  /** The line's first byte. */
  int lineFrom() {
    return lineFrom;
  }

  /** After the line's last byte that is neither CR nor LF. */
  int lineTo() {
    return lineTo;
  }

  /** The row's place in a child table, from 1. */
  int ordinal() {
    return ordinal;
  }

  void ordinal(int ordinal) {
    this.ordinal = ordinal;
  }

  /** Why the line is unreadable; null if it is not. */
  @Nullable String reason() {
    return reason;
  }

  void reason(@Nullable String reason) {
    this.reason = reason;
  }

  /** Whether all that was captured is of the form that {@link PlainScanner} takes. */
  boolean isPlain() {
    return plain;
  }

  void plain(boolean plain) {
    this.plain = plain;
  }

  boolean isString(int slot) {
    return kind(slot) == JsonKind.STRING;
  }

  /** A string's text, decoded; a number or boolean as it is written. */
  String text(int slot) {
    int start = from[slot];
    int end = to[slot];
    if (!isString(slot)) {
      return JsonText.plain(bytes, start, end);
    }
    return end - start <= ShortTexts.LONGEST
        ? shortTexts().text(bytes, start, end - start)
        : JsonText.decode(bytes, start, end);
  }

  private ShortTexts shortTexts() {
    ShortTexts known = shortTexts;
    if (known == null) {
      known = new ShortTexts();
      shortTexts = known;
    }
    return known;
  }

  /** Whether there is a string with this text. */
  boolean textIs(int slot, String text) {
    return isString(slot) && JsonText.equals(bytes, from[slot], to[slot], text);
  }
}
