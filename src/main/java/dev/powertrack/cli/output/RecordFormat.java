package dev.powertrack.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/**
 * A line for each column that has a value, the names in lower case: for a look at one thing. Rows
 * are parted by a blank line.
 */
final class RecordFormat implements ResultFormat {
  private final Ansi ansi;
  private final int terminal;

  /**
   * @param terminal cells in a line, 0 for any number
   */
  RecordFormat(Ansi ansi, int terminal) {
    this.ansi = ansi;
    this.terminal = terminal;
  }

  @Override
  public long write(ResultSet rows, Writer out) throws SQLException, IOException {
    List<ResultColumn> columns = ResultColumn.of(rows.getMetaData());
    int names = columns.stream().mapToInt(column -> TextWidth.of(column.name())).max().orElse(0);
    long count = 0;
    while (rows.next()) {
      if (count++ > 0) {
        out.write('\n');
      }
      for (ResultColumn column : columns) {
        String value = column.forPeople(rows);
        if (value != null) {
          out.write(line(column.name(), names, TextWidth.harmless(value)) + "\n");
        }
      }
    }
    out.flush();
    return count;
  }

  private String line(String name, int names, String value) {
    String padding = " ".repeat(names - TextWidth.of(name)) + ColumnWidths.GAP;
    int left = terminal == 0 ? Integer.MAX_VALUE : Math.max(20, terminal - names - 2);
    return Styles.bold(ansi, name) + padding + TextWidth.cut(value, left);
  }
}
