package dev.powertrack.cli.output;

import java.util.List;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/** The few styles of the house; none where colours are off. */
public final class Styles {
  private Styles() {}

  public static String bold(Ansi ansi, String text) {
    return styled(ansi, text, List.of(Style.bold));
  }

  public static String faint(Ansi ansi, String text) {
    return styled(ansi, text, List.of(Style.faint));
  }

  public static String title(Ansi ansi, String text) {
    return styled(ansi, text, List.of(Style.bold, Style.fg_cyan));
  }

  public static String error(Ansi ansi, String text) {
    return styled(ansi, text, List.of(Style.bold, Style.fg_red));
  }

  public static String code(Ansi ansi, String text) {
    return styled(ansi, text, List.of(Style.fg_yellow));
  }

  /** Not picocli's markup, which would find meaning in the @ and | of a tweet. */
  private static String styled(Ansi ansi, String text, List<IStyle> styles) {
    return ansi.enabled()
        ? Style.on(styles.toArray(IStyle[]::new)) + text + Style.reset.on()
        : text;
  }
}
