package dev.powertrack.tweet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON with Jackson, from its first byte to its last, and captures what stands at the wanted
 * paths. It skips what nobody wants, but tokenises that too, so invalid JSON is noticed whatever
 * was asked for. It is the judge of what a line holds: {@link PlainScanner} agrees or gives up.
 *
 * <p>Of a key that occurs twice in one object the last occurrence counts, with all that is below
 * it. Immutable and safe for several threads.
 */
final class JacksonScanner {
  /** What Jackson says of its source tells a user nothing. */
  private static final Pattern INTERNALS = Pattern.compile(" ?\\(?[^()]*\\[Source: .*$");

  /** Twenty times what a tweet that quotes a tweet needs, and far from the stack's limit. */
  private static final int DEEPEST = 200;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  /**
   * Scans one JSON object.
   *
   * @param from its opening brace
   * @param to after the last byte that may belong to it
   * @return why this is not one JSON object, or null if it is
   */
  @Nullable String scan(byte[] bytes, int from, int to, WantedPaths.Node wanted, Slots slots) {
    try (JsonParser parser = open(bytes, from, to)) {
      parser.nextToken();
      new Capture(parser, bytes, from, to, slots).value(wanted);
      return parser.nextToken() == null ? null : "something follows the JSON object";
    } catch (JsonProcessingException e) {
      return "invalid JSON at byte "
          + Math.max(0, e.getLocation() == null ? 0 : e.getLocation().getByteOffset())
          + ": "
          + INTERNALS.matcher(e.getOriginalMessage()).replaceAll("");
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }

  /**
   * Scans the elements of an array that was captured before.
   *
   * @param slots asked before each element; set anew, filled, then given to {@code each}
   */
  void elements(
      Slots line, int slot, WantedPaths.Node wanted, Supplier<Slots> slots, Consumer<Slots> each) {
    int from = line.from(slot);
    int to = line.to(slot);
    try (JsonParser parser = open(line.bytes(), from, to)) {
      parser.nextToken();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        Slots element = slots.get();
        element.reset(line.bytes(), line.lineFrom(), line.lineTo());
        new Capture(parser, line.bytes(), from, to, element).value(wanted);
        each.accept(element);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a list that was valid a moment ago is not", e);
    }
  }

  /** Whether a valid JSON object has this field and no field of another name. */
  boolean hasOnly(String name, byte[] bytes, int from, int to) {
    try (JsonParser parser = open(bytes, from, to)) {
      parser.nextToken();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        if (!parser.currentName().equals(name)) {
          return false;
        }
        parser.nextToken();
        parser.skipChildren();
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("a line that was valid a moment ago is not", e);
    }
  }

  private static JsonParser open(byte[] bytes, int from, int to) throws IOException {
    return JSON.createParser(bytes, from, to - from);
  }

  /** One walk over a parser's tokens. Starts and ends on the tokens of a value. */
  private static final class Capture {
    private final JsonParser parser;
    private final byte[] bytes;
    private final int from;
    private final int to;
    private final Slots slots;

    Capture(JsonParser parser, byte[] bytes, int from, int to, Slots slots) {
      this.parser = parser;
      this.bytes = bytes;
      this.from = from;
      this.to = to;
      this.slots = slots;
    }

    void value(WantedPaths.Node wanted) throws IOException {
      JsonToken token = parser.currentToken();
      int start = wanted.isSlot() ? position() : 0;
      switch (token) {
        case START_OBJECT -> object(wanted);
        case START_ARRAY -> array(wanted);
        default -> {}
      }
      if (wanted.isSlot()) {
        keep(wanted.slot(), token, start);
      }
    }

    private void object(WantedPaths.Node wanted) throws IOException {
      if (!wanted.hasFields()) {
        parser.skipChildren();
        return;
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        WantedPaths.Node field = wanted.field(parser.currentName());
        parser.nextToken();
        if (field == null) {
          parser.skipChildren();
        } else {
          slots.clear(field.slotsBelow());
          value(field);
        }
      }
    }

    private void array(WantedPaths.Node wanted) throws IOException {
      if (!wanted.hasElements()) {
        parser.skipChildren();
        return;
      }
      for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
        WantedPaths.Node element = wanted.element(i);
        if (element == null) {
          parser.skipChildren();
        } else {
          value(element);
        }
      }
    }

    private void keep(int slot, JsonToken token, int start) {
      switch (token) {
        case START_OBJECT -> slots.set(slot, JsonKind.OBJECT, start, position() + 1);
        case START_ARRAY -> slots.set(slot, JsonKind.ARRAY, start, position() + 1);
        case VALUE_STRING ->
            slots.set(slot, JsonKind.STRING, start + 1, JsonText.end(bytes, start + 1, to));
        case VALUE_TRUE -> slots.set(slot, JsonKind.TRUE, start, start + 4);
        case VALUE_FALSE -> slots.set(slot, JsonKind.FALSE, start, start + 5);
        case VALUE_NULL -> slots.set(slot, JsonKind.NULL, start, start + 4);
        default -> slots.set(slot, JsonKind.NUMBER, start, numberEnd(start));
      }
    }

    private int numberEnd(int start) {
      int end = start;
      while (end < to && "+-.eE0123456789".indexOf(bytes[end]) >= 0) {
        end++;
      }
      return end;
    }

    /** Where in {@code bytes} the current token starts. */
    private int position() {
      return from + (int) parser.currentTokenLocation().getByteOffset();
    }
  }
}
