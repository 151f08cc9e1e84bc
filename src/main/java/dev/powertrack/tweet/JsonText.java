package dev.powertrack.tweet;

import java.nio.charset.StandardCharsets;

/** Text between the quotes of a JSON string that a parser has already found to be valid. */
final class JsonText {
  private JsonText() {}

  /** The text without escapes. */
  static String decode(byte[] bytes, int from, int to) {
    int escape = indexOf(bytes, from, to, '\\');
    if (escape < 0) {
      return plain(bytes, from, to);
    }
    StringBuilder text = new StringBuilder(to - from);
    int start = from;
    while (escape >= 0) {
      text.append(plain(bytes, start, escape));
      start = unescape(bytes, escape + 1, text);
      escape = indexOf(bytes, start, to, '\\');
    }
    return text.append(plain(bytes, start, to)).toString();
  }

  static String plain(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /** Whether the string must be decoded before its bytes can be compared or parsed. */
  static boolean isEscaped(byte[] bytes, int from, int to) {
    return indexOf(bytes, from, to, '\\') >= 0;
  }

  /** The end of the string whose first byte (after the quote) is given; at most {@code limit}. */
  static int end(byte[] bytes, int from, int limit) {
    int at = from;
    while (at < limit && bytes[at] != '"') {
      at += bytes[at] == '\\' ? 2 : 1;
    }
    return Math.min(at, limit);
  }

  /** Appends what the escape stands for and returns where the text goes on. */
  private static int unescape(byte[] bytes, int at, StringBuilder text) {
    switch (bytes[at]) {
      case 'n' -> text.append('\n');
      case 't' -> text.append('\t');
      case 'r' -> text.append('\r');
      case 'b' -> text.append('\b');
      case 'f' -> text.append('\f');
      case 'u' -> {
        text.append((char) Integer.parseInt(plain(bytes, at + 1, at + 5), 16));
        return at + 5;
      }
      default -> text.append((char) bytes[at]);
    }
    return at + 1;
  }

  private static int indexOf(byte[] bytes, int from, int to, char wanted) {
    for (int at = from; at < to; at++) {
      if (bytes[at] == wanted) {
        return at;
      }
    }
    return -1;
  }
}
