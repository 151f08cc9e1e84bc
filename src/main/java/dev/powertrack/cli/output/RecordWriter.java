package dev.powertrack.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** A row is a paragraph: a line for each column. Cut to the terminal. */
final class RecordWriter implements TableFormat.RowWriter {
  private final List<ResultColumn> columns;
  private final int terminal;
  private final int names;
  private final Ansi ansi;
  private final Writer out;
  private long count;

  RecordWriter(List<ResultColumn> columns, int terminal, Ansi ansi, Writer out) {
    this.columns = columns;
    this.terminal = terminal;
    this.names = columns.stream().mapToInt(column -> TextWidth.of(column.label())).max().orElse(0);
    this.ansi = ansi;
    this.out = out;
  }

  @Override
  public void header() {
    // Every row names its columns itself.
  }

  @Override
  public void row(String[] texts) throws IOException {
    count++;
    out.write(Styles.faint(ansi, "-- row " + count + " --") + "\n");
    for (int i = 0; i < texts.length; i++) {
      String name = columns.get(i).label();
      String padding = " ".repeat(names - TextWidth.of(name));
      int left = Math.max(10, terminal - names - ColumnWidths.GAP.length());
      String line =
          Styles.bold(ansi, name) + padding + ColumnWidths.GAP + TextWidth.cut(texts[i], left);
      out.write(line.stripTrailing() + "\n");
    }
  }
}
