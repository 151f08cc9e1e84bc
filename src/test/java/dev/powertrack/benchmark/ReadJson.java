package dev.powertrack.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * DuckDB's {@code read_json} over a list of files, with the columns that a query needs and no
 * others, so that it neither looks for a schema nor makes values that nobody reads.
 */
record ReadJson(List<Path> files) {

  /**
   * @param columns names and types, as {@code columns = {…}} has them
   */
  String columns(String columns) {
    return read(columns, "");
  }

  /**
   * @param timestamps the form of the columns of type TIMESTAMP
   */
  String columns(String columns, String timestamps) {
    return read(columns, ", timestampformat = '" + timestamps + "'");
  }

  private String read(String columns, String more) {
    String list =
        files.stream().map(file -> "'" + file + "'").collect(Collectors.joining(", ", "[", "]"));
    return "read_json("
        + list
        + ", format = 'newline_delimited', records = true, columns = {"
        + columns
        + "}"
        + more
        + ")";
  }
}
