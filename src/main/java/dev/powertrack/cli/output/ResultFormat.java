package dev.powertrack.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A form in which a result is written. None keeps more than a few hundred rows, however many there
 * are.
 */
public interface ResultFormat {

  /**
   * Writes the header, if the form has one, and all rows; flushes at the end.
   *
   * @param rows before their first row; read to the end, not closed
   * @param out not closed
   * @return how many rows there were
   * @throws IOException when nobody takes the output any more
   */
  long write(ResultSet rows, Writer out) throws SQLException, IOException;
}
