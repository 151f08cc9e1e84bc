package dev.powertrack.tweet;

import java.nio.charset.StandardCharsets;

/** Text between the quotes of a JSON string that a parser has already found to be valid. */
final class JsonText {
  private JsonText() {}

  /** The text without escapes. */
  static String decode(byte[] bytes, int from, int to) {
    int escape = indexOfEscape(bytes, from, to);
    if (escape < 0) {
      return plain(bytes, from, to);
    }
    StringBuilder text = new StringBuilder(to - from);
    int start = from;
    while (escape >= 0) {
      text.append(plain(bytes, start, escape));
      start = unescape(bytes, escape + 1, text);
      escape = indexOfEscape(bytes, start, to);
    }
    return text.append(plain(bytes, start, to)).toString();
  }

  static String plain(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /** Whether the string must be decoded before its bytes can be compared or parsed. */
  static boolean isEscaped(byte[] bytes, int from, int to) {
    return indexOfEscape(bytes, from, to) >= 0;
  }

  /**
   * Whether this is a text, also if it is escaped: never of the same length then.
   *
   * @param text ASCII without backslashes
   */
  static boolean equals(byte[] bytes, int from, int to, String text) {
    if (to - from != text.length()) {
      return isEscaped(bytes, from, to) && decode(bytes, from, to).equals(text);
    }
    for (int i = 0; i < text.length(); i++) {
      if (bytes[from + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
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
        text.append((char) hex(bytes, at + 1));
        return at + 5;
      }
      default -> text.append((char) bytes[at]);
    }
    return at + 1;
  }

  private static int hex(byte[] bytes, int from) {
    int value = 0;
    for (int at = from; at < from + 4; at++) {
      value = value << 4 | Character.digit(bytes[at], 16);
    }
    return value;
  }

  private static int indexOfEscape(byte[] bytes, int from, int to) {
    int at = from;
    while (at <= to - 8 && Words.equal(Words.at(bytes, at), (byte) '\\') == 0) {
      at += 8;
    }
    while (at < to && bytes[at] != '\\') {
      at++;
    }
    return at < to ? at : -1;
  }
}
