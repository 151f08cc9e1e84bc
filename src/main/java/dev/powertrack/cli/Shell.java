package dev.powertrack.cli;

import dev.powertrack.cli.output.Terminal;
import sqlline.BuiltInProperty;
import sqlline.SqlLine;

/** Sqlline on our streams, which remembers whether anything failed. */
final class Shell extends SqlLine {
  private static final String WARNING = "Warning";

  private boolean failed;

  Shell(Terminal terminal) {
    setOutputStream(terminal.bytes());
    setErrorStream(terminal.errorBytes());
    getOpts().set(BuiltInProperty.COLOR, terminal.ansi().enabled());
    getOpts().set(BuiltInProperty.AUTO_RESIZE, terminal.isInteractive());
    if (!terminal.isInteractive()) {
      getOpts().set(BuiltInProperty.SILENT, true);
      getOpts().set(BuiltInProperty.PROMPT, "");
    }
  }

  boolean hasFailed() {
    return failed;
  }

  /** Warnings come this way too. */
  @Override
  public boolean error(String message) {
    failed |= !message.startsWith(WARNING);
    return super.error(message);
  }
}
