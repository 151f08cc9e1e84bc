package dev.powertrack.cli;

import dev.powertrack.cli.output.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Asks a person on the terminal. */
final class Question {
  private static final Set<String> YES = Set.of("y", "yes");

  private Question() {}

  /** Whether the answer is yes. Silence, the end of the input and anything else are no. */
  static boolean isAnsweredYes(String question, Terminal terminal) throws IOException {
    terminal.err().print(question + " [y/N] ");
    terminal.err().flush();
    String answer = line(terminal);
    return YES.contains(answer.strip().toLowerCase(Locale.ROOT));
  }

  /** Not a byte more than the line, since what follows may be for others. */
  private static String line(Terminal terminal) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = terminal.in().read();
    while (next >= 0 && next != '\n') {
      line.write(next);
      next = terminal.in().read();
    }
    if (next < 0) {
      terminal.err().println();
    }
    return line.toString(StandardCharsets.UTF_8);
  }
}
