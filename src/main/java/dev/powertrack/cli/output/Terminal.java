package dev.powertrack.cli.output;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where the command reads and writes, and what is known of it. Text is UTF-8 whatever the
 * platform's charset, because tweets are.
 */
public final class Terminal {
  private final InputStream in;
  private final OutputStream bytes;
  private final OutputStream errorBytes;
  private final Writer out;
  private final PrintWriter err;
  private final Ansi ansi;
  private final int width;

  private Terminal(InputStream in, OutputStream out, OutputStream err, Ansi ansi, int width) {
    this.in = in;
    this.bytes = out;
    this.errorBytes = err;
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    this.err = new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true);
    this.ansi = ansi;
    this.width = width;
  }

  /**
   * The process's own streams. Colours are picocli's decision: only on a terminal, and not where
   * {@code NO_COLOR} is set.
   */
  public static Terminal ofProcess() {
    boolean terminal = Consoles.isTerminal();
    return new Terminal(
        System.in,
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        Ansi.AUTO.enabled() ? Ansi.ON : Ansi.OFF,
        terminal ? widthOfTerminal() : 0);
  }

  /** Streams that are no terminal: nothing is coloured or cut. */
  public static Terminal ofStreams(InputStream in, OutputStream out, OutputStream err) {
    return new Terminal(in, out, err, Ansi.OFF, 0);
  }

  /**
   * Streams of a terminal: a person reads and writes there. Nothing is coloured.
   *
   * @param width cells in a line, more than 0
   */
  public static Terminal ofPerson(InputStream in, OutputStream out, OutputStream err, int width) {
    return new Terminal(in, out, err, Ansi.OFF, width);
  }

  /** Picocli asks the terminal itself (stty, or mode on Windows). */
  private static int widthOfTerminal() {
    return CommandSpec.create().usageMessage().autoWidth(true).width();
  }

  public InputStream in() {
    return in;
  }

  /** For results. Buffered: to be flushed. */
  public Writer out() {
    return out;
  }

  /** The stream below {@link #out}, for what writes to streams. */
  public OutputStream bytes() {
    return bytes;
  }

  /** The stream below {@link #err}. */
  public OutputStream errorBytes() {
    return errorBytes;
  }

  /** For all that is no result. */
  public PrintWriter err() {
    return err;
  }

  public Ansi ansi() {
    return ansi;
  }

  /** Whether a person reads and writes here. */
  public boolean isInteractive() {
    return width > 0;
  }

  /** Characters in a line; 0 where nobody looks at lines. */
  public int width() {
    return width;
  }
}
