package dev.powertrack.cli;

import dev.powertrack.cli.output.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One run of the command in this process.
 *
 * @param out what came on stdout
 * @param err what came on stderr
 */
record CommandRun(int exitCode, String out, String err) {

  static CommandRun of(String... args) {
    return withInput("", args);
  }

  static CommandRun withInput(String input, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    return ended(Terminal.ofStreams(in, out, err), out, err, args);
  }

  /** The same with a person on a terminal, who types. */
  static CommandRun onTerminal(InputStream typed, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    return ended(Terminal.ofPerson(typed, out, err, 80), out, err, args);
  }

  private static CommandRun ended(
      Terminal terminal, ByteArrayOutputStream out, ByteArrayOutputStream err, String... args) {
    int exitCode = Main.run(terminal, args);
    return new CommandRun(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  List<String> outLines() {
    return out.lines().toList();
  }

  List<String> errLines() {
    return err.lines().toList();
  }
}
