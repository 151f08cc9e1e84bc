package dev.powertrack.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** A row is a line. */
final class LineWriter implements TableFormat.RowWriter {
  private final List<ResultColumn> columns;
  private final ColumnWidths widths;
  private final boolean cutting;
  private final Ansi ansi;
  private final Writer out;

  LineWriter(
      List<ResultColumn> columns, ColumnWidths widths, boolean cutting, Ansi ansi, Writer out) {
    this.columns = columns;
    this.widths = widths;
    this.cutting = cutting;
    this.ansi = ansi;
    this.out = out;
  }

  @Override
  public void header() throws IOException {
    String names = line(columns.stream().map(ResultColumn::label).toArray(String[]::new));
    String rules =
        line(
            columns.stream()
                .map(column -> "-".repeat(widths.cells()[column.index() - 1]))
                .toArray(String[]::new));
    out.write(Styles.bold(ansi, names) + "\n");
    out.write(Styles.faint(ansi, rules) + "\n");
  }

  @Override
  public void row(String[] texts) throws IOException {
    out.write(line(texts));
    out.write('\n');
  }

  private String line(String[] texts) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < texts.length; i++) {
      int cells = widths.cells()[i];
      String text = cutting ? TextWidth.cut(texts[i], cells) : texts[i];
      String padding = " ".repeat(Math.max(0, cells - TextWidth.of(text)));
      boolean right = columns.get(i).isNumber();
      line.append(i == 0 ? "" : ColumnWidths.GAP).append(right ? padding + text : text + padding);
    }
    return line.toString().stripTrailing();
  }
}
