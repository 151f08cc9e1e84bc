package dev.powertrack.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CSV by <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>, with a header: lines end
 * with CRLF, a value is quoted where it must be. NULL is nothing, an empty text is {@code ""}.
 */
public final class CsvFormat implements ResultFormat {
  private static final String LINE_END = "\r\n";

  @Override
  public long write(ResultSet rows, Writer out) throws SQLException, IOException {
    List<ResultColumn> columns = ResultColumn.of(rows.getMetaData());
    for (ResultColumn column : columns) {
      write(column, column.label(), out);
    }
    out.write(LINE_END);
    long count = 0;
    while (rows.next()) {
      for (ResultColumn column : columns) {
        write(column, column.forPrograms(rows), out);
      }
      out.write(LINE_END);
      count++;
    }
    out.flush();
    return count;
  }

  private static void write(ResultColumn column, @Nullable String value, Writer out)
      throws IOException {
    if (column.index() > 1) {
      out.write(',');
    }
    if (value != null) {
      out.write(mustBeQuoted(value) ? '"' + value.replace("\"", "\"\"") + '"' : value);
    }
  }

  private static boolean mustBeQuoted(String value) {
    return value.isEmpty() || value.chars().anyMatch(c -> c == ',' || c == '"' || c < ' ');
  }
}
