package dev.powertrack.tweet;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Says what a line is (reference: tweet-formats, "Classify a line"), and why if it is unreadable.
 * It asks for the few paths that it needs itself, so its answer does not depend on which columns
 * are wanted.
 */
final class LineClassifier {
  /**
   * The compliance verbs of Activity Streams and, as names of the only field, of the original
   * format.
   */
  static final List<String> COMPLIANCE =
      List.of(
          "delete",
          "scrub_geo",
          "status_withheld",
          "user_delete",
          "user_undelete",
          "user_protect",
          "user_unprotect",
          "user_suspend",
          "user_unsuspend",
          "user_withheld");

  static final List<String> SYSTEM = List.of("info", "warn", "error");

  private final LineScanner scanner = new LineScanner();
  private final WantedPaths wanted;
  private final int[] system;
  private final int[] compliance;
  private final int id;
  private final int idText;
  private final int verb;
  private final int postedTime;
  private final int body;
  private final int actor;
  private final int createdAt;
  private final int text;
  private final int fullText;
  private @Nullable String reason;

  /** Where the line ends that {@code lineEnd} has scanned for the next call; else negative. */
  private int scannedTo = LineScanner.NOT_FOUND;

  private int scannedFrom;

  /** Holds a line behind which the caller's buffer ends. */
  private byte[] padded = {};

  /** Adds the paths that tell lines apart to those that columns want. */
  LineClassifier(WantedPaths wanted) {
    this.wanted = wanted;
    this.system = SYSTEM.stream().mapToInt(wanted::slot).toArray();
    this.compliance = COMPLIANCE.stream().mapToInt(wanted::slot).toArray();
    this.id = wanted.slot("id");
    this.idText = wanted.slot("id_str");
    this.verb = wanted.slot("verb");
    this.postedTime = wanted.slot("postedTime");
    this.body = wanted.slot("body");
    this.actor = wanted.slot("actor");
    this.createdAt = wanted.slot("created_at");
    this.text = wanted.slot("text");
    this.fullText = wanted.slot("full_text");
  }

  /**
   * Scans into {@code slots} the line that begins here, for a call of {@link #classify} that is the
   * next.
   *
   * @return where its LF is; negative if this did not show
   */
  int lineEnd(byte[] bytes, int from, int to, Slots slots) {
    scannedTo = LineScanner.NOT_FOUND;
    if (from < to && bytes[from] == '{') {
      slots.reset(bytes, from, from);
      scannedTo = scanner.scanToLf(bytes, from, to, wanted.root(), slots);
      scannedFrom = from;
    }
    return scannedTo;
  }

  /** Scans a line into {@code slots}, if that was not done before, and says what it is. */
  LineKind classify(byte[] bytes, int from, int to, Slots slots) {
    boolean scanned = scannedTo == to && scannedFrom == from && slots.bytes() == bytes;
    scannedTo = LineScanner.NOT_FOUND;
    reason = null;
    if (scanned) {
      slots.lineTo(beforeLineEnd(bytes, from, to));
      return judged(bytes, from, to, slots);
    }
    if (bytes.length - to >= Words.SLACK) {
      return classifyInRoom(bytes, from, to, slots);
    }
    int length = to - from;
    if (padded.length < length + Words.SLACK) {
      padded = new byte[2 * length + Words.SLACK];
    }
    System.arraycopy(bytes, from, padded, 0, length);
    return classifyInRoom(padded, 0, length, slots);
  }

  private LineKind classifyInRoom(byte[] bytes, int from, int to, Slots slots) {
    int start = afterByteOrderMark(bytes, from, to);
    slots.reset(bytes, start, beforeLineEnd(bytes, start, to));
    int first = start;
    while (first < to && isSpace(bytes[first])) {
      first++;
    }
    if (first == to) {
      return LineKind.BLANK;
    }
    reason = notAnObject(bytes, first, to);
    if (reason == null) {
      reason = scanner.scan(bytes, first, to, wanted.root(), slots);
    }
    return judged(bytes, first, to, slots);
  }

  private LineKind judged(byte[] bytes, int first, int to, Slots slots) {
    LineKind kind = reason == null ? kind(slots, bytes, first, to) : LineKind.UNREADABLE;
    slots.reason(reason);
    return kind;
  }

  private LineKind kind(Slots slots, byte[] bytes, int from, int to) {
    if (isSystem(slots, bytes, from, to)) {
      return LineKind.SYSTEM;
    }
    if (isCompliance(slots)) {
      return LineKind.COMPLIANCE;
    }
    if (has(slots, createdAt) && (has(slots, text) || has(slots, fullText))) {
      boolean known =
          Conversion.exactLong(slots, idText).isPresent()
              || Conversion.exactLong(slots, id).isPresent();
      return tweet(LineKind.ORIGINAL, known);
    }
    if (has(slots, verb) && has(slots, postedTime) && has(slots, body) && has(slots, actor)) {
      OptionalLong known = Conversion.id(slots, id, TextParts::idAtEnd);
      return tweet(LineKind.ACTIVITY_STREAMS, known.isPresent());
    }
    reason = "a JSON object of no known kind: no tweet, compliance record or system message";
    return LineKind.UNREADABLE;
  }

  /** A tweet must have an id: it is the one value that is never NULL. */
  private LineKind tweet(LineKind kind, boolean hasId) {
    reason = hasId ? null : "a tweet without a readable id";
    return hasId ? kind : LineKind.UNREADABLE;
  }

  private boolean isSystem(Slots slots, byte[] bytes, int from, int to) {
    for (int i = 0; i < system.length; i++) {
      if (slots.kind(system[i]) != JsonKind.ABSENT) {
        return scanner.hasOnly(SYSTEM.get(i), bytes, from, to);
      }
    }
    return false;
  }

  private boolean isCompliance(Slots slots) {
    for (int slot : compliance) {
      if (slots.kind(slot) == JsonKind.OBJECT) {
        return true;
      }
    }
    return slots.isString(verb) && !isTweetVerb(slots) && COMPLIANCE.contains(slots.text(verb));
  }

  private boolean isTweetVerb(Slots slots) {
    return slots.textIs(verb, "post") || slots.textIs(verb, "share");
  }

  private static boolean has(Slots slots, int slot) {
    return slots.kind(slot).isValue();
  }

  /** Keeps everything away from Jackson that it would not take for UTF-8, or not for an object. */
  private static @Nullable String notAnObject(byte[] bytes, int first, int to) {
    if (bytes[first] != '{') {
      return "not a JSON object: starts with "
          + (bytes[first] > ' ' && bytes[first] < 0x7f
              ? "'" + (char) bytes[first] + "'"
              : "byte " + (bytes[first] & 0xff));
    }
    for (int at = first; at < Math.min(first + 4, to); at++) {
      if (bytes[at] == 0) {
        return "not UTF-8: holds a byte 0";
      }
    }
    return null;
  }

  /** Some tools write a mark at the start of a file; it belongs to no line. */
  private static int afterByteOrderMark(byte[] bytes, int from, int to) {
    boolean mark =
        to - from >= 3
            && bytes[from] == (byte) 0xef
            && bytes[from + 1] == (byte) 0xbb
            && bytes[from + 2] == (byte) 0xbf;
    return mark ? from + 3 : from;
  }

  /** After the last byte that is neither CR nor LF. */
  static int beforeLineEnd(byte[] bytes, int from, int to) {
    int end = to;
    while (end > from && (bytes[end - 1] == '\r' || bytes[end - 1] == '\n')) {
      end--;
    }
    return end;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }
}
