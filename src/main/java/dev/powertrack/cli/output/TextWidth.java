package dev.powertrack.cli.output;

import org.jline.utils.WCWidth;

/**
 * Texts as a terminal shows them: East Asian letters and emoji take two cells, accents none, and a
 * control character, which could drive the terminal, is never sent.
 */
public final class TextWidth {
  private static final char CUT = '…';

  private TextWidth() {}

  /** On one line, and without control characters. */
  public static String harmless(String text) {
    if (text.chars().noneMatch(Character::isISOControl)) {
      return text;
    }
    StringBuilder harmless = new StringBuilder(text.length());
    text.replace("\r\n", "\n")
        .chars()
        .forEach(
            c -> harmless.append(c == '\n' ? '↵' : Character.isISOControl(c) ? ' ' : (char) c));
    return harmless.toString();
  }

  /** Cells that a harmless text takes. */
  static int of(String text) {
    return text.codePoints().map(TextWidth::of).sum();
  }

  private static int of(int codePoint) {
    return Math.max(0, WCWidth.wcwidth(codePoint));
  }

  /** The text, or its start and … if it takes more than {@code width} cells. */
  static String cut(String text, int width) {
    if (of(text) <= width) {
      return text;
    }
    StringBuilder start = new StringBuilder();
    int cells = 1;
    for (int codePoint : text.codePoints().toArray()) {
      cells += of(codePoint);
      if (cells > width) {
        break;
      }
      start.appendCodePoint(codePoint);
    }
    return start.append(CUT).toString();
  }
}
