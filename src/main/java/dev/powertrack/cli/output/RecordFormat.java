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
    FieldLine line = line(FieldLine.widest(columns, ResultColumn::name));
    long count = 0;
    while (rows.next()) {
      if (count++ > 0) {
        out.write('\n');
      }
      for (ResultColumn column : columns) {
        String value = column.forPeople(rows);
        if (value != null) {
          out.write(line.of(column.name(), TextWidth.harmless(value)) + "\n");
        }
      }
    }
    out.flush();
    return count;
  }

  private FieldLine line(int names) {
    int left = terminal - names - ColumnWidths.GAP.length();
    return new FieldLine(names, terminal == 0 ? Integer.MAX_VALUE : Math.max(20, left), ansi);
  }
}
