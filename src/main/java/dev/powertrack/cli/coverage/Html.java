package dev.powertrack.cli.coverage;

import java.util.Locale;

/** Pieces of HTML. All text that is not our own goes through {@link #text}. */
final class Html {
  private Html() {}

  /** Text, in an element or an attribute; what XML cannot hold becomes a blank. */
  static String text(String text) {
    StringBuilder html = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> html.append(character(c)));
    return html.toString();
  }

  private static String character(int c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\'' -> "&#39;";
      default -> Character.toString(isAllowed(c) ? c : ' ');
    };
  }

  private static boolean isAllowed(int c) {
    boolean inXml = c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
    return inXml && !Character.isISOControl(c);
  }

  /** A number with its thousands apart. */
  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A share of something, as SVG takes it. */
  static String percent(double part) {
    return String.format(Locale.ROOT, "%.4f", part * 100)
            .replaceAll("0+$", "")
            .replaceAll("\\.$", "")
        + "%";
  }
}
