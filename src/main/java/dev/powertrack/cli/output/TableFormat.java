package dev.powertrack.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/**
 * Columns side by side, for eyes. NULL is empty, numbers stand to the right. The first rows decide
 * how wide a column is; a longer value that comes later is cut on a terminal and juts out anywhere
 * else, so that nothing is lost in a file. Where the columns do not fit the terminal at all, each
 * row is written as lines of name and value.
 */
public final class TableFormat implements ResultFormat {
  /** Rows that are looked at before the first is written. */
  private static final int SAMPLE = 500;

  private final Ansi ansi;
  private final int terminal;

  /**
   * @param terminal cells in a line, 0 for any number
   */
  public TableFormat(Ansi ansi, int terminal) {
    this.ansi = ansi;
    this.terminal = terminal;
  }

  @Override
  public long write(ResultSet rows, Writer out) throws SQLException, IOException {
    List<ResultColumn> columns = ResultColumn.of(rows.getMetaData());
    List<String[]> sample = new ArrayList<>();
    while (sample.size() < SAMPLE && rows.next()) {
      sample.add(texts(columns, rows));
    }
    ColumnWidths natural = ColumnWidths.of(columns, sample);
    ColumnWidths widths = terminal == 0 ? natural : natural.fitted(terminal);
    RowWriter writer =
        terminal > 0 && widths.line() > terminal
            ? new RecordWriter(columns, terminal, ansi, out)
            : new LineWriter(columns, widths, terminal > 0, ansi, out);
    writer.header();
    for (String[] row : sample) {
      writer.row(row);
    }
    long count = sample.size();
    while (count >= SAMPLE && rows.next()) {
      writer.row(texts(columns, rows));
      count++;
    }
    out.flush();
    return count;
  }

  private static String[] texts(List<ResultColumn> columns, ResultSet row) throws SQLException {
    String[] texts = new String[columns.size()];
    for (ResultColumn column : columns) {
      String value = column.forPeople(row);
      texts[column.index() - 1] = value == null ? "" : TextWidth.harmless(value);
    }
    return texts;
  }

  /** How a row is laid out. */
  interface RowWriter {
    void header() throws IOException;

    void row(String[] texts) throws IOException;
  }
}
