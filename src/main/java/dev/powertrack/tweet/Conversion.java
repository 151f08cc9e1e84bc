package dev.powertrack.tweet;

import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Turns what was captured in a slot into a value of a column type. A value of a surprising JSON
 * type is converted where nothing is lost, else there is no value.
 */
interface Conversion {

  /** Appends a value and returns true, or appends nothing and returns false. */
  boolean append(Slots slots, int slot, Vector out);

  /** The plain conversion to a column's type. */
  static Conversion to(ColumnType type) {
    return switch (type) {
      case BIGINT -> (slots, slot, out) -> add(exactLong(slots, slot), out);
      case INTEGER -> (slots, slot, out) -> addInt(exactLong(slots, slot), out);
      case DOUBLE -> Conversion::addDouble;
      case BOOLEAN -> Conversion::addBoolean;
      case VARCHAR -> Conversion::addText;
      case TIMESTAMP -> (slots, slot, out) -> add(time(slots, slot), out);
    };
  }

  /** A parser of bytes. */
  interface LongParser {
    OptionalLong parse(byte[] bytes, int from, int to);
  }

  /** Parses a number, or the text of a string whether it holds escapes or not. */
  static OptionalLong parse(Slots slots, int slot, LongParser parser) {
    byte[] bytes = slots.bytes();
    int from = slots.from(slot);
    int to = slots.to(slot);
    if (slots.isString(slot) && JsonText.isEscaped(bytes, from, to)) {
      byte[] text = slots.text(slot).getBytes(StandardCharsets.UTF_8);
      return parser.parse(text, 0, text.length);
    }
    return parser.parse(bytes, from, to);
  }

  /** The whole number in a number or a string. */
  static OptionalLong exactLong(Slots slots, int slot) {
    return isScalar(slots, slot) ? parse(slots, slot, Numbers::exactLong) : OptionalLong.empty();
  }

  /** The id within a string, or the whole number in a number. */
  static OptionalLong id(Slots slots, int slot, LongParser parser) {
    return slots.isString(slot) ? parse(slots, slot, parser) : exactLong(slots, slot);
  }

  static OptionalLong time(Slots slots, int slot) {
    return slots.isString(slot) ? parse(slots, slot, Times::parse) : OptionalLong.empty();
  }

  static boolean add(OptionalLong value, Vector out) {
    if (value.isEmpty()) {
      return false;
    }
    ((Vector.Longs) out).add(value.getAsLong());
    return true;
  }

  static boolean addInt(OptionalLong value, Vector out) {
    if (value.isEmpty() || value.getAsLong() != (int) value.getAsLong()) {
      return false;
    }
    ((Vector.Ints) out).add((int) value.getAsLong());
    return true;
  }

  static boolean addText(String value, Vector out) {
    ((Vector.Texts) out).add(value);
    return true;
  }

  private static boolean addText(Slots slots, int slot, Vector out) {
    return isText(slots, slot) && addText(slots.text(slot), out);
  }

  /** Whether there is something that reads as a text: a string, a number or a boolean. */
  static boolean isText(Slots slots, int slot) {
    return switch (slots.kind(slot)) {
      case STRING, NUMBER, TRUE, FALSE -> true;
      case ABSENT, NULL, OBJECT, ARRAY -> false;
    };
  }

  private static boolean addDouble(Slots slots, int slot, Vector out) {
    OptionalDouble value = finiteDouble(slots, slot);
    if (value.isEmpty()) {
      return false;
    }
    ((Vector.Doubles) out).add(value.getAsDouble());
    return true;
  }

  /** The number in a number or a string. */
  static OptionalDouble finiteDouble(Slots slots, int slot) {
    if (!isScalar(slots, slot)) {
      return OptionalDouble.empty();
    }
    byte[] text = slots.text(slot).getBytes(StandardCharsets.UTF_8);
    return Numbers.finiteDouble(text, 0, text.length);
  }

  private static boolean addBoolean(Slots slots, int slot, Vector out) {
    JsonKind kind = slots.kind(slot);
    boolean yes = kind == JsonKind.TRUE || slots.textIs(slot, "true");
    boolean no = kind == JsonKind.FALSE || slots.textIs(slot, "false");
    if (yes || no) {
      ((Vector.Booleans) out).add(yes);
    }
    return yes || no;
  }

  private static boolean isScalar(Slots slots, int slot) {
    return slots.kind(slot) == JsonKind.NUMBER || slots.isString(slot);
  }
}
