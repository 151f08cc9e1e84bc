package dev.powertrack.cli.output;

import java.io.IOException;
import picocli.CommandLine.Help.Ansi;

/**
 * Tells how something goes on: on a terminal one line that changes, anywhere else a line on stdout
 * for each change.
 */
public final class StatusLine implements AutoCloseable {
  private static final String TO_START_AND_CLEAR = "\r\u001b[K";

  private final Terminal terminal;
  private boolean open;

  public StatusLine(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Shows a text in place of the one before. */
  public void show(String text) throws IOException {
    if (changes()) {
      terminal.out().write(TO_START_AND_CLEAR + TextWidth.cut(text, terminal.width() - 1));
      open = true;
    } else {
      terminal.out().write(text + "\n");
    }
    terminal.out().flush();
  }

  /** Leaves the last text where it is, and goes to the next line. */
  @Override
  public void close() throws IOException {
    if (open) {
      open = false;
      terminal.out().write("\n");
      terminal.out().flush();
    }
  }

  private boolean changes() {
    return terminal.isInteractive() && terminal.ansi() == Ansi.ON;
  }
}
