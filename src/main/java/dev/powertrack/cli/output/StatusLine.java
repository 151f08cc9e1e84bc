package dev.powertrack.cli.output;

import java.io.IOException;
import java.io.Writer;
import picocli.CommandLine.Help.Ansi;

/**
 * Tells how something goes on: on a terminal one line that changes, anywhere else a line for each
 * change.
 */
public final class StatusLine implements AutoCloseable {
  private static final String TO_START_AND_CLEAR = "\r\u001b[K";

  private final Terminal terminal;
  private final Writer out;
  private boolean open;

  /** On stdout. */
  public StatusLine(Terminal terminal) {
    this(terminal, terminal.out());
  }

  private StatusLine(Terminal terminal, Writer out) {
    this.terminal = terminal;
    this.out = out;
  }

  /** On stderr, for what is no result. */
  public static StatusLine onErr(Terminal terminal) {
    return new StatusLine(terminal, terminal.err());
  }

  /** Shows a text in place of the one before. */
  public void show(String text) throws IOException {
    if (changes()) {
      out.write(TO_START_AND_CLEAR + TextWidth.cut(text, terminal.width() - 1));
      open = true;
    } else {
      out.write(text + "\n");
    }
    out.flush();
  }

  /** Leaves the last text where it is, and goes to the next line. */
  @Override
  public void close() throws IOException {
    if (open) {
      open = false;
      out.write("\n");
      out.flush();
    }
  }

  /** Takes the last text away, where it can be. */
  public void clear() throws IOException {
    if (open) {
      open = false;
      out.write(TO_START_AND_CLEAR);
      out.flush();
    }
  }

  /** Whether there is one line that changes, rather than a line for each change. */
  public boolean changes() {
    return terminal.isInteractive() && terminal.ansi() == Ansi.ON;
  }
}
