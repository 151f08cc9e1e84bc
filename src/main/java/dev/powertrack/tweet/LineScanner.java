package dev.powertrack.tweet;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON once, from its first byte to its last, and captures what stands at the wanted paths:
 * everything else works on what it captured. Nearly every line is of the plain form that {@link
 * PlainScanner} takes; {@link JacksonScanner} reads the others. Both read all of a line, so invalid
 * JSON is noticed whatever was asked for.
 *
 * <p>Of a key that occurs twice in one object the last occurrence counts, with all that is below
 * it. Belongs to one decoder.
 */
final class LineScanner {
  static final int NOT_FOUND = -1;

  private final PlainScanner plain = new PlainScanner();
  private final JacksonScanner jackson = new JacksonScanner();

  /**
   * Scans one JSON object. {@link Words#SLACK} bytes must follow in the buffer.
   *
   * @param from its opening brace
   * @param to after the last byte that may belong to it
   * @return why this is not one JSON object, or null if it is
   */
  @Nullable String scan(byte[] bytes, int from, int to, WantedPaths.Node wanted, Slots slots) {
    if (plain.scan(bytes, from, to, wanted.place(), slots)) {
      slots.plain(true);
      return null;
    }
    slots.reset(bytes, slots.lineFrom(), slots.lineTo());
    return jackson.scan(bytes, from, to, wanted, slots);
  }

  /**
   * Scans one JSON object of the plain form, whose end is not known.
   *
   * @param to after the last byte that may belong to it; {@link Words#SLACK} bytes must follow
   * @return where the LF behind it is; negative if that was not found
   */
  int scanToLf(byte[] bytes, int from, int to, WantedPaths.Node wanted, Slots slots) {
    int end = plain.scanStart(bytes, from, to, wanted.place(), slots);
    if (end >= to || bytes[end] != '\n') {
      return NOT_FOUND;
    }
    slots.plain(true);
    return end;
  }

  /**
   * Scans the elements of an array that was captured before.
   *
   * @param slots asked before each element; set anew, filled, then given to {@code each}
   */
  void elements(
      Slots line, int slot, WantedPaths.Node wanted, Supplier<Slots> slots, Consumer<Slots> each) {
    if (line.isPlain()) {
      plain.elements(line, slot, wanted.place(), slots, each);
    } else {
      jackson.elements(line, slot, wanted, slots, each);
    }
  }

  /** Whether a valid JSON object has this field and no field of another name. */
  boolean hasOnly(String name, byte[] bytes, int from, int to) {
    return jackson.hasOnly(name, bytes, from, to);
  }
}
