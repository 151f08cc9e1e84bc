package dev.powertrack.cli.demo;

import dev.powertrack.cli.output.Styles;
import dev.powertrack.cli.output.TableFormat;
import dev.powertrack.cli.output.Terminal;
import java.io.IOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;
import picocli.CommandLine.Help.Ansi;

/** How the story looks. Flushes line by line: people watch it. */
final class Page {
  /** Where no terminal says: a table must not make a newcomer scroll sideways. */
  private static final int USUAL_WIDTH = 110;

  private final Writer out;
  private final Ansi ansi;
  private final TableFormat tables;

  Page(Terminal terminal) {
    this.out = terminal.out();
    this.ansi = terminal.ansi();
    this.tables = new TableFormat(ansi, terminal.width() > 0 ? terminal.width() : USUAL_WIDTH);
  }

  void title(String text) throws IOException {
    line(Styles.bold(ansi, text));
    line(Styles.faint(ansi, "=".repeat(text.length())));
  }

  void heading(int number, String text) throws IOException {
    line("");
    line(Styles.title(ansi, number + ". " + text));
  }

  void say(String... lines) throws IOException {
    for (String line : lines) {
      line(line);
    }
  }

  void sql(String sql) throws IOException {
    line("");
    for (String line : sql.strip().split("\n", -1)) {
      line("  " + Styles.code(ansi, line));
    }
    line("");
  }

  /**
   * @return how many rows there were
   */
  long table(ResultSet rows) throws SQLException, IOException {
    return tables.write(rows, out);
  }

  /** What is beside the story. */
  void aside(String text) throws IOException {
    line(Styles.faint(ansi, text));
  }

  private void line(String text) throws IOException {
    out.write(text + "\n");
    out.flush();
  }
}
