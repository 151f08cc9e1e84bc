package dev.powertrack.tweet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages lines, or changes what they say: at random, and the same again for the same seed. */
final class Mutations {
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "12",
          "-0.5",
          "1e400",
          "9".repeat(400),
          "123456789012345678901234567890",
          "8.674681389919642E17",
          "\"\"",
          "\"12\"",
          "\"\\ud83d\"",
          "\"\\u0000\\\"\"",
          "{}",
          "[]",
          "[[[]]]",
          "{\"id\":{\"id\":1}}",
          "[null,1,\"x\",{},[1,2]]",
          "[".repeat(300) + "]".repeat(300));

  /** Where readers of JSON differ. */
  private static final List<String> PIECES =
      List.of(
          " ",
          "\t",
          "\r",
          "\n",
          "\f",
          "\u00a0",
          "\ufeff",
          "\u0000",
          "\u007f",
          "é",
          "語",
          "🐣",
          "\"",
          "\\",
          "\\\\",
          "\\\"",
          "\\/",
          "\\n",
          "\\x",
          "\\u12",
          "\\u00e9",
          "\\ud83d\\udc23",
          "\\u+123",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "0",
          "00",
          "-",
          "+",
          ".",
          "e",
          "E9",
          "1.",
          ".5",
          "-0",
          "1e+",
          "NaN",
          "nul",
          "True",
          "//",
          "#",
          "'",
          "{}",
          "[]",
          ",,",
          "\"a\":1,");

  private final Random random;

  Mutations(Random random) {
    this.random = random;
  }

  /** The line after up to three changes. */
  byte[] of(byte[] line) {
    byte[] result = line;
    int times = random.nextInt(4);
    for (int i = 0; i < times && result.length > 0; i++) {
      result =
          switch (random.nextInt(10)) {
            case 0 -> cut(result);
            case 1 -> flipped(result);
            case 2 -> withoutRange(result);
            case 3 -> withTwin(result);
            case 4, 5 -> withPiece(result);
            case 6 -> withRangeTwice(result);
            default -> withValue(result);
          };
    }
    return result;
  }

  private byte[] cut(byte[] line) {
    return Arrays.copyOf(line, random.nextInt(line.length));
  }

  private byte[] flipped(byte[] line) {
    byte[] copy = line.clone();
    copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
    return copy;
  }

  private byte[] withoutRange(byte[] line) {
    int from = random.nextInt(line.length);
    int to = Math.min(line.length, from + random.nextInt(30));
    return join(line, from, "", to);
  }

  private byte[] withRangeTwice(byte[] line) {
    int from = random.nextInt(line.length);
    int to = Math.min(line.length, from + random.nextInt(30));
    return join(line, to, "", from);
  }

  /** Puts something anywhere, or near where something begins or ends. */
  private byte[] withPiece(byte[] line) {
    List<Integer> quotes = positions(line, "\"");
    int at =
        quotes.isEmpty() || random.nextBoolean()
            ? random.nextInt(line.length)
            : quotes.get(random.nextInt(quotes.size())) + random.nextInt(3);
    int within = Math.min(at, line.length);
    return join(line, within, PIECES.get(random.nextInt(PIECES.size())), within);
  }

  /** Puts another value in the place of one. */
  private byte[] withValue(byte[] line) {
    List<Integer> colons = positions(line, "\":");
    if (colons.isEmpty()) {
      return line;
    }
    int at = colons.get(random.nextInt(colons.size())) + 2;
    int end = at;
    int depth = 0;
    boolean text = false;
    for (; end < line.length; end++) {
      byte b = line[end];
      if (b == '"' && line[end - 1] != '\\') {
        text = !text;
      }
      if (!text && depth == 0 && (b == ',' || b == '}')) {
        break;
      }
      depth += text ? 0 : b == '{' || b == '[' ? 1 : b == '}' || b == ']' ? -1 : 0;
    }
    return join(line, at, VALUES.get(random.nextInt(VALUES.size())), end);
  }

  /** Puts a field that is there already, with another value, before an object's first field. */
  private byte[] withTwin(byte[] line) {
    List<Integer> braces = positions(line, "{\"");
    if (braces.isEmpty()) {
      return line;
    }
    int brace = braces.get(random.nextInt(braces.size())) + 1;
    int end = brace + 1;
    while (end < line.length && line[end] != '"') {
      end++;
    }
    String name =
        new String(line, brace, Math.min(end + 1, line.length) - brace, StandardCharsets.UTF_8);
    String twin = name + ":" + VALUES.get(random.nextInt(VALUES.size())) + ",";
    return join(line, brace, twin, brace);
  }

  private static List<Integer> positions(byte[] line, String wanted) {
    String text = new String(line, StandardCharsets.ISO_8859_1);
    List<Integer> found = new ArrayList<>();
    for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      found.add(at);
    }
    return found;
  }

  /** The line up to a byte, then a text, then the line from another byte on. */
  private static byte[] join(byte[] line, int to, String middle, int then) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(line, 0, to);
    all.writeBytes(middle.getBytes(StandardCharsets.UTF_8));
    all.write(line, then, line.length - then);
    return all.toByteArray();
  }
}
