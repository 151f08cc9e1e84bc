package dev.powertrack.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** A row is a paragraph: a line for each column. Cut to the terminal. */
final class RecordWriter implements TableFormat.RowWriter {
  private final List<ResultColumn> columns;
  private final FieldLine line;
  private final Ansi ansi;
  private final Writer out;
  private long count;

  RecordWriter(List<ResultColumn> columns, int terminal, Ansi ansi, Writer out) {
    this.columns = columns;
    int names = FieldLine.widest(columns, ResultColumn::label);
    int left = terminal - names - ColumnWidths.GAP.length();
    this.line = new FieldLine(names, Math.max(10, left), ansi);
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
      out.write(line.of(columns.get(i).label(), texts[i]).stripTrailing() + "\n");
    }
  }
}
